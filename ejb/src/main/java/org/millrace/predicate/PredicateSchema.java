package org.millrace.predicate;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Module;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.platform.Json;
import org.millrace.predicate.comparison.Keywords;

/**
 * The JSON schema of conditions, derived from their records. As a {@link Module} it teaches the same to a generator whose records have
 * conditions for components.
 */
public final class PredicateSchema implements Module {

    private static final Map<Class<?>, String> TYPES = types();

    /** Of one type; conditions within it are referred to as {@code #/$defs/Predicate}. */
    static ObjectNode of(Class<?> type) {
        return generator().generateSchema(type);
    }

    /** Of any condition. */
    public static ObjectNode schema() {
        return generator().generateSchema(Predicate.class);
    }

    @Override
    public void applyToConfigBuilder(SchemaGeneratorConfigBuilder builder) {
        builder.forTypesInGeneral()
                .withSubtypeResolver(PredicateSchema::subtypes)
                .withTypeAttributeOverride((schema, type, context) ->
                        addWhatRecordsDoNotSay(schema, type.getType().getErasedType()));
        builder.forFields().withIgnoreCheck(field -> field.getName().equals("comparisons"));
    }

    private static List<ResolvedType> subtypes(ResolvedType declared, SchemaGenerationContext context) {
        return declared.getErasedType() == Predicate.class
                ? TYPES.keySet().stream()
                        .map(type -> context.getTypeContext().resolveSubtype(declared, type))
                        .toList()
                : null;
    }

    private static void addWhatRecordsDoNotSay(ObjectNode schema, Class<?> type) {
        String name = TYPES.get(type);
        if (name != null) {
            schema.withObjectProperty("properties").putObject("type").put("const", name);
            schema.withArrayProperty("required").add("type");
        }
        if (type == AttributeIs.class || type == PropertyIs.class) {
            addComparisons(schema);
        }
    }

    private static void addComparisons(ObjectNode schema) {
        ObjectNode properties = schema.withObjectProperty("properties");
        ArrayNode oneAtLeast = schema.putArray("anyOf");
        Keywords.all().forEach((keyword, form) -> {
            properties.set(keyword, OperandSchema.of(form));
            oneAtLeast.addObject().putArray("required").add(keyword);
        });
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                .with(new JacksonModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED, JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                .with(new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED))
                .with(new PredicateSchema());
        return new SchemaGenerator(builder.build());
    }

    private static Map<Class<?>, String> types() {
        Map<Class<?>, String> types = new LinkedHashMap<>();
        types.put(All.class, All.TYPE);
        types.put(Any.class, Any.TYPE);
        types.put(Not.class, Not.TYPE);
        types.put(AttributeIs.class, AttributeIs.TYPE);
        types.put(HasTag.class, HasTag.TYPE);
        types.put(EventHappened.class, EventHappened.TYPE);
        types.put(Always.class, Always.TYPE);
        return types;
    }
}
