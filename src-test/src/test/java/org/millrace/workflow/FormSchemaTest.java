package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millrace.platform.Wording;
import org.millrace.predicate.PredicateType;
import org.millrace.predicate.PredicateTypes;

/** From the schemas a form can be made that a marketer understands: nothing has to be known besides. */
class FormSchemaTest {

    static Stream<Arguments> types() {
        return Stream.concat(
                new StepTypes(Corpus.CATALOGUE)
                        .all(Wording.ENGLISH).stream().map(type -> Arguments.of(type.name(), type.schema())),
                PredicateTypes.all().stream().map(type -> Arguments.of(type.name(), type.schema())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @Tag("S2-05")
    void each_field_has_a_title_a_description_and_a_place(String name, JsonNode schema) {
        objects(schema).forEach(object -> object.path("properties").properties().forEach(field -> {
            if (field.getKey().equals("type")) {
                return;
            }
            assertThat(texts(field.getValue(), "title"))
                    .as("title of %s", field.getKey())
                    .isNotEmpty();
            assertThat(texts(field.getValue(), "description"))
                    .as("description of %s", field.getKey())
                    .isNotEmpty();
            if (!field.getValue().has("x-operand")) {
                assertThat(object.path("x-order"))
                        .as("order of %s", field.getKey())
                        .anyMatch(one -> one.asText().equals(field.getKey()));
            }
        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void each_word_of_an_enumeration_is_said_as_people_say_it(String name, JsonNode schema) {
        objects(schema).forEach(object -> object.path("properties").properties().forEach(field -> {
            JsonNode words = resolved(schema, field.getValue()).path("enum");
            if (!words.isMissingNode() && !field.getKey().equals("type")) {
                assertThat(field.getValue().path("x-words").properties().stream()
                                .map(Map.Entry::getKey))
                        .as(field.getKey())
                        .containsExactlyInAnyOrderElementsOf(list(words));
            }
        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void a_field_that_belongs_to_a_mode_names_fields_that_there_are(String name, JsonNode schema) {
        Set<String> all = new LinkedHashSet<>();
        objects(schema).forEach(object -> object.path("properties").fieldNames().forEachRemaining(all::add));
        schema.findValues("x-when")
                .forEach(rule -> assertThat(all).contains(rule.path("field").asText()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @Tag("S0-06")
    void everything_is_said_in_german_too(String name, JsonNode schema) {
        objects(schema).forEach(object -> object.path("properties").forEach(field -> {
            Stream.of("title", "description", "x-unit")
                    .flatMap(keyword -> texts(field, keyword).stream())
                    .forEach(FormSchemaTest::translated);
            field.path("x-words").forEach(word -> translated(word.asText()));
        }));
    }

    @Test
    void the_german_catalogue_says_the_same_of_the_same() {
        ObjectNode send = (ObjectNode)
                new StepTypes(Corpus.CATALOGUE).get("send", Wording.GERMAN).schema();

        assertThat(send.at("/properties/template/title").asText()).isEqualTo("Vorlage");
        assertThat(send.at("/properties/template/maxLength").asInt()).isEqualTo(64);
        assertThat(send.at("/properties/channel/enum").toString()).isEqualTo("[\"email\",\"null\"]");
        new StepTypes(Corpus.CATALOGUE).all(Wording.ENGLISH).forEach(type -> {
            translated(type.summary());
            translated(type.ports());
        });
        for (PredicateType type : PredicateTypes.all()) {
            translated(type.title());
            translated(type.summary());
        }
    }

    @Test
    void the_guide_tells_of_every_format() throws IOException {
        String guide = Files.readString(Path.of("../docs/workflows.md"));

        types().map(type -> (JsonNode) type.get()[1])
                .flatMap(schema -> schema.findValuesAsText("format").stream())
                .distinct()
                .forEach(format -> assertThat(guide).contains("`" + format + "`"));
    }

    private static void translated(String english) {
        assertThat(Wording.GERMAN.knows(english)).as(english).isTrue();
    }

    private static JsonNode resolved(JsonNode root, JsonNode field) {
        String ref = field.path("$ref").asText("");
        return ref.startsWith("#") ? root.at(ref.substring(1)) : field;
    }

    /** Of the field itself, or of what it refers to. */
    private static List<String> texts(JsonNode field, String keyword) {
        List<String> texts = new ArrayList<>();
        for (JsonNode place : List.of(field, field.at("/allOf/1"))) {
            if (place.path(keyword).isTextual()) {
                texts.add(place.path(keyword).asText());
            }
        }
        return texts;
    }

    private static List<String> list(JsonNode array) {
        List<String> list = new ArrayList<>();
        array.forEach(item -> list.add(item.asText()));
        return list;
    }

    /** Every object that has properties, however deep. */
    private static List<JsonNode> objects(JsonNode schema) {
        List<JsonNode> objects = new ArrayList<>();
        if (schema.path("properties").isObject()
                && schema.path("type").asText("object").equals("object")) {
            objects.add(schema);
        }
        schema.properties().forEach(child -> {
            if (Set.of("properties", "$defs").contains(child.getKey())) {
                child.getValue().forEach(named -> objects.addAll(objects(named)));
            } else {
                objects.addAll(objects(child.getValue()));
            }
        });
        return objects;
    }
}
