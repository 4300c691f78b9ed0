package org.millrace.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millrace.platform.web.SpokenWords;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.web.GraphDrawing.Box;

class GraphDrawingTest {

    @Test
    void a_chain_stands_straight_above_the_middle_of_its_branches() {
        Map<String, Box> boxes = drawn("start-mail mail-pause pause-ask ask:yes-a ask:no-b a-late late-end b-end");

        assertThat(Stream.of("start", "mail", "pause").map(boxes::get))
                .extracting(Box::x)
                .containsOnly(boxes.get("ask").x());
        assertThat(boxes.get("end").x()).isCloseTo(boxes.get("ask").x(), within(2));
        assertThat(boxes.get("a").x()).isEqualTo(boxes.get("late").x());
        assertThat(boxes.get("a").x() + boxes.get("b").x())
                .isCloseTo(2 * boxes.get("ask").x(), within(2));
    }

    @Test
    void no_two_steps_stand_upon_each_other() {
        Map<String, Box> boxes = drawn("start-split split:a-a1 split:b-b1 split:c-c1 a1-a2 a2-ask ask:yes-b1 ask:no-end"
                + " b1-b2 b2-end c1-c2 c2-c3 c3-c4 c4-end split:d-end");

        for (Box one : boxes.values()) {
            assertThat(boxes.values())
                    .filteredOn(other -> other != one && other.y() == one.y())
                    .allMatch(other -> Math.abs(other.x() - one.x()) >= GraphDrawing.BOX_WIDTH);
        }
    }

    /** @param lines "from-to" or "from:port-to" */
    private static Map<String, Box> drawn(String lines) {
        List<String[]> edges =
                Arrays.stream(lines.split(" ")).map(line -> line.split("-")).toList();
        String nodes = edges.stream()
                .flatMap(edge -> Stream.of(edge[0].split(":")[0], edge[1]))
                .distinct()
                .map("{\"id\": \"%s\", \"type\": \"tag\"}"::formatted)
                .collect(Collectors.joining(","));
        String ways = edges.stream()
                .map(edge -> edge[0].contains(":")
                        ? new String[] {edge[0].split(":")[0], edge[0].split(":")[1], edge[1]}
                        : new String[] {edge[0], "next", edge[1]})
                .map(edge -> "{\"from\": \"%s\", \"port\": \"%s\", \"to\": \"%s\"}".formatted((Object[]) edge))
                .collect(Collectors.joining(","));
        WorkflowDocument document = WorkflowJson.read(
                "{\"slug\": \"a\", \"name\": \"A\", \"nodes\": [%s], \"edges\": [%s]}".formatted(nodes, ways));
        return GraphDrawing.of(document, new NodeWords(new SpokenWords(Locale.ENGLISH)), Map.of()).boxes().stream()
                .collect(Collectors.toMap(Box::id, Function.identity()));
    }
}
