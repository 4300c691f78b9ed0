package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.Json;
import org.millrace.platform.Wording;
import org.millrace.run.step.ExitStep;
import org.millrace.run.step.WaitStep;

class StepCatalogueTest {

    static Stream<StepTypeDescription> descriptions() {
        return new StepTypes(Corpus.CATALOGUE).all(Wording.ENGLISH).stream();
    }

    @Test
    @Tag("S0-02")
    @Tag("S2-06")
    void the_node_types_are_these() {
        assertThat(Corpus.CATALOGUE.names())
                .containsExactly(
                        "adjust-score",
                        "approval",
                        "branch",
                        "condition",
                        "event-trigger",
                        "exit",
                        "fire-event",
                        "jump",
                        "manual-trigger",
                        "schedule-trigger",
                        "send",
                        "set-attribute",
                        "split",
                        "tag",
                        "wait",
                        "webhook",
                        "webhook-trigger");
    }

    @Test
    void two_types_of_one_name_stop_the_start() {
        assertThatThrownBy(() -> new StepCatalogue(List.of(new WaitStep(), new ExitStep(), new WaitStep())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Two step types are called \"wait\"");
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void each_type_is_described_for_people_and_for_clients(StepTypeDescription type) {
        assertThat(type.summary()).endsWith(".");
        assertThat(type.ports()).endsWith(".");
        assertThat(type.schema().path("$schema").asText()).contains("2020-12");
        assertThat(type.schema().path("additionalProperties").asBoolean(true)).isFalse();
        type.schema().path("properties").properties().forEach(property -> assertThat(
                        described(type.schema(), property.getValue()))
                .as("%s %s", property.getKey(), property.getValue())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void each_types_example_fits_its_schema_and_passes_its_own_check(StepTypeDescription type) {
        assertThat(schema(type.schema()).validate(type.example())).isEmpty();
        assertThat(SchemaCheck.faults((ObjectNode) type.schema(), type.example()))
                .isEmpty();
    }

    @Test
    @Tag("S2-05")
    void a_schema_says_what_is_required_which_words_there_are_and_how_much_is_allowed() {
        JsonNode wait =
                new StepTypes(Corpus.CATALOGUE).get("wait", Wording.ENGLISH).schema();
        JsonNode split =
                new StepTypes(Corpus.CATALOGUE).get("split", Wording.ENGLISH).schema();
        JsonNode tag =
                new StepTypes(Corpus.CATALOGUE).get("tag", Wording.ENGLISH).schema();

        assertThat(wait.path("anyOf").toString())
                .isEqualTo("[{\"required\":[\"amount\"]},{\"required\":[\"until\"]},{\"required\":[\"date\"]}]");
        assertThat(texts(wait.at("/dependentRequired/amount"))).containsExactly("unit");
        assertThat(texts(wait.at("/$defs/TimeUnit/enum"))).containsExactly("minutes", "hours", "days", "weeks");
        assertThat(wait.at("/properties/amount/minimum").asInt(-1)).isZero();
        assertThat(wait.at("/properties/amount/maximum").asInt()).isEqualTo(1_000_000);
        assertThat(split.at("/properties/arms/minItems").asInt()).isEqualTo(1);
        assertThat(tag.at("/properties/add/items/minLength").asInt()).isEqualTo(1);
        assertThat(tag.at("/properties/add/items/maxLength").asInt()).isEqualTo(100);
    }

    static Stream<Corpus> corpus() {
        return Stream.concat(Corpus.good().stream(), Corpus.faulty().stream());
    }

    /** Ours speaks to people, theirs is the standard: they must not disagree on what fits. */
    @ParameterizedTest
    @MethodSource("corpus")
    void our_check_and_a_standard_validator_agree_on_every_configuration_of_the_corpus(Corpus workflow) {
        workflow.document().nodes().forEach(node -> Corpus.CATALOGUE
                .find(node.type())
                .filter(type -> !Set.of("condition", "branch", "event-trigger").contains(type.name()))
                .ifPresent(type -> {
                    ObjectNode schema = ConfigurationSchema.of(type.configuration());
                    assertThat(SchemaCheck.faults(schema, node.config()).isEmpty())
                            .as("%s %s", node.type(), node.config())
                            .isEqualTo(schema(schema).validate(node.config()).isEmpty());
                }));
    }

    private static boolean described(JsonNode root, JsonNode property) {
        return property.has("description")
                || property.at("/anyOf/0").has("description")
                || root.at(property.path("$ref").asText().replaceFirst("#", "")).has("description");
    }

    private static JsonSchema schema(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private static List<String> texts(JsonNode list) {
        return Json.MAPPER.convertValue(
                list, Json.MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
