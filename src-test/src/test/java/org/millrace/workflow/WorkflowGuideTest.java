package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.millrace.run.step.StandardSteps;

class WorkflowGuideTest {

    @Test
    void the_guide_tells_of_every_node_type_and_of_its_ports() throws IOException {
        String guide = Files.readString(Path.of("../docs/workflows.md"));

        for (StepType<?> type : StandardSteps.all()) {
            assertThat(guide).contains("| `" + type.name() + "` |");
            assertThat(row(guide, type)).as(type.name()).contains(ports(type));
        }
    }

    private static String row(String guide, StepType<?> type) {
        return guide.lines()
                .filter(line -> line.startsWith("| `" + type.name() + "` |"))
                .findFirst()
                .orElseThrow();
    }

    private static <C extends Record> String ports(StepType<C> type) {
        return switch (type.name()) {
            case "branch" -> "one per way";
            case "split" -> "one per arm";
            case "exit" -> "none";
            default -> "`" + type.ports(type.example()).get(0) + "`";
        };
    }
}
