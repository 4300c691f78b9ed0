package org.millrace.platform;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.classmate.members.RawField;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Module;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what {@link FormField} says into JSON schemas: standard keywords where there are any, and a few that begin with x-. */
public final class FormModule implements Module {

    @Override
    public void applyToConfigBuilder(SchemaGeneratorConfigBuilder builder) {
        builder.forTypesInGeneral().withTypeAttributeOverride((schema, type, context) -> order(schema, type.getType()));
        builder.forFields().withInstanceAttributeOverride((schema, field, context) -> field(schema, field));
    }

    /** Record components are written by name; a form shows them in the order in which they were declared. */
    private static void order(ObjectNode schema, ResolvedType type) {
        if (type.getErasedType().isRecord() && schema.has("properties")) {
            ArrayNode order = schema.putArray("x-order");
            for (RawField component : type.getMemberFields()) {
                if (schema.path("properties").has(component.getName())) {
                    order.add(component.getName());
                }
            }
        }
    }

    private static void field(ObjectNode schema, FieldScope field) {
        words(schema, field.getType());
        FormField form = field.getAnnotation(FormField.class);
        if (form == null) {
            return;
        }
        if (field.isFakeContainerItemScope()) {
            put(schema, "format", form.format());
            return;
        }
        schema.put("title", form.value());
        if (!field.isContainerType()) {
            put(schema, "format", form.format());
        }
        put(schema, "x-unit", form.unit());
        if (!form.byDefault().isEmpty()) {
            schema.set("default", Json.tree(form.byDefault()));
        }
        when(schema, form.when());
        if (form.more()) {
            schema.put("x-more", true);
        }
    }

    private static void words(ObjectNode schema, ResolvedType type) {
        if (type == null || !type.getErasedType().isEnum()) {
            return;
        }
        ObjectNode words = schema.putObject("x-words");
        for (RawField constant : type.getStaticFields()) {
            Optional<FormField> form = annotation(constant, FormField.class);
            Optional<JsonProperty> word = annotation(constant, JsonProperty.class);
            word.ifPresent(name -> form.ifPresent(said -> words.put(name.value(), said.value())));
        }
    }

    private static <A extends Annotation> Optional<A> annotation(RawField constant, Class<A> type) {
        return Stream.of(constant.getAnnotations())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static void when(ObjectNode schema, String when) {
        if (when.isEmpty()) {
            return;
        }
        ObjectNode rule = schema.putObject("x-when");
        boolean absent = when.startsWith("!");
        String[] parts = (absent ? when.substring(1) : when).split("=", 2);
        boolean around = parts[0].startsWith("^");
        rule.put("field", around ? parts[0].substring(1) : parts[0]);
        if (around) {
            rule.put("around", true);
        }
        if (parts.length == 2) {
            ArrayNode values = rule.putArray("in");
            for (String value : parts[1].split(",")) {
                values.add(value);
            }
        } else {
            rule.put("present", !absent);
        }
    }

    private static void put(ObjectNode schema, String keyword, String value) {
        if (!value.isEmpty()) {
            schema.put(keyword, value);
        }
    }

    /** A field of several kinds, such as a condition, is described with each of them; a form wants to be told at the field itself. */
    public static void tellOnce(JsonNode schema) {
        schema.path("properties").forEach(field -> {
            JsonNode first = field.at("/anyOf/0");
            if (first.has("title") && !field.has("title")) {
                first.properties().stream()
                        .filter(keyword -> !keyword.getKey().equals("$ref"))
                        .forEach(keyword -> ((ObjectNode) field).set(keyword.getKey(), keyword.getValue()));
            }
        });
        schema.forEach(FormModule::tellOnce);
    }
}
