package org.millrace.workflow;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millrace.platform.FormModule;
import org.millrace.platform.Json;
import org.millrace.predicate.PredicateSchema;

/** The JSON schema (draft 2020-12) of a configuration, derived from its record: the same one checks, documents and draws the form. */
final class ConfigurationSchema {

    private static final SchemaGenerator GENERATOR = generator();
    private static final Map<Class<?>, ObjectNode> SCHEMAS = new ConcurrentHashMap<>();

    private ConfigurationSchema() {}

    static ObjectNode of(Class<? extends Record> configuration) {
        return SCHEMAS.computeIfAbsent(configuration, ConfigurationSchema::generate);
    }

    private static synchronized ObjectNode generate(Class<?> configuration) {
        ObjectNode schema = GENERATOR.generateSchema(configuration);
        FormModule.tellOnce(schema);
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                .with(new JacksonModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED, JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(new JakartaValidationModule(
                        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                        JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
                .with(new FormModule())
                .with(new PredicateSchema());
        builder.forTypesInGeneral()
                .withTypeAttributeOverride((schema, type, context) ->
                        addRule(schema, type.getType().getErasedType().getAnnotation(FieldRule.class)));
        builder.forTypesInGeneral().withCustomDefinitionProvider(ConfigurationSchema::plainJson);
        return new SchemaGenerator(builder.build());
    }

    private static void addRule(ObjectNode schema, FieldRule rule) {
        if (rule == null) {
            return;
        }
        for (String field : rule.oneOf()) {
            schema.withArrayProperty("anyOf").addObject().putArray("required").add(field);
        }
        for (String field : rule.together()) {
            ArrayNode others = schema.withObjectProperty("dependentRequired").putArray(field);
            Arrays.stream(rule.together()).filter(other -> !other.equals(field)).forEach(others::add);
        }
    }

    /** A component that is JSON itself: an object, or a single value. */
    private static CustomDefinition plainJson(ResolvedType type, SchemaGenerationContext context) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        if (type.getErasedType() == ObjectNode.class) {
            return new CustomDefinition(
                    schema.put("type", "object"),
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.NO);
        }
        if (type.getErasedType() == JsonNode.class) {
            schema.putArray("type").add("string").add("number").add("boolean").add("null");
            return new CustomDefinition(schema, true);
        }
        return null;
    }
}
