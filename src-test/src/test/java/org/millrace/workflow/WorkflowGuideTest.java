package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.Json;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateLookup.Known;

class WorkflowGuideTest {

    static Stream<StepType<?>> types() {
        return StandardSteps.all().stream().map(type -> type);
    }

    @Test
    void the_guide_tells_of_every_node_type_and_of_its_ports() throws IOException {
        String guide = guide();

        for (StepType<?> type : StandardSteps.all()) {
            assertThat(guide).contains("| `" + type.name() + "` |");
            assertThat(row(guide, type)).as(type.name()).contains(ports(type));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_guide_tells_of_every_field_of_a_nodes_configuration(StepType<?> type) throws IOException {
        String section = section(type);

        ConfigurationSchema.of(type.configuration())
                .path("properties")
                .fieldNames()
                .forEachRemaining(field -> assertThat(section).contains("`" + field + "`"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_guides_examples_of_a_node_are_read_without_a_fault(StepType<?> type) throws IOException {
        List<ObjectNode> examples = examples(section(type));

        assertThat(examples).isNotEmpty();
        for (ObjectNode node : examples) {
            assertThat(node.path("type").asText()).isEqualTo(type.name());
            StepConfigurations.read(type, node.withObject("/config"), "config", WorkflowGuideTest::template);
        }
    }

    private static Optional<Known> template(String slug) {
        return Optional.of(new Known(slug, "email", Set.of()));
    }

    private static List<ObjectNode> examples(String section) throws IOException {
        String json = section.split("```json")[1].split("```")[0];
        try (MappingIterator<ObjectNode> nodes =
                Json.MAPPER.readerFor(ObjectNode.class).readValues(json)) {
            return nodes.readAll();
        }
    }

    private static String section(StepType<?> type) throws IOException {
        String heading = "### `" + type.name() + "`\n";
        String guide = guide();
        assertThat(guide).contains(heading);
        return guide.substring(guide.indexOf(heading) + heading.length()).split("(?m)^#{2,3} ", 2)[0];
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/workflows.md"));
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
