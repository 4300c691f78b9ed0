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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.millrace.platform.FormModule;
import org.millrace.platform.Json;
import org.millrace.predicate.comparison.Equal;
import org.millrace.predicate.comparison.Keywords;

/**
 * The JSON schema of conditions, derived from their records. As a {@link Module} it teaches the same to a generator whose records have
 * conditions for components.
 */
public final class PredicateSchema implements Module {

    private static final Map<Class<?>, List<String>> TYPES = types();

    /** Of one type; conditions within it are referred to as {@code #/$defs/Predicate}. */
    static ObjectNode of(Class<?> type) {
        ObjectNode schema = generator().generateSchema(type);
        FormModule.tellOnce(schema);
        return schema;
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
        List<String> names = TYPES.get(type);
        if (names != null) {
            ObjectNode word = schema.withObjectProperty("properties").putObject("type");
            if (names.size() == 1) {
                word.put("const", names.get(0));
            } else {
                names.forEach(word.putArray("enum")::add);
            }
            schema.withArrayProperty("required").add("type");
        }
        if (type == AttributeIs.class || type == PropertyIs.class) {
            addComparisons(schema, Keywords.all().keySet(), OperandSchema::of);
        } else if (type == LeadScore.class) {
            addComparisons(schema, Keywords.ofNumbers(), OperandSchema::ofNumbers);
        } else if (type == FieldEquals.class) {
            schema.withObjectProperty("properties")
                    .set("value", OperandSchema.of(Keywords.all().get(Equal.KEYWORD)));
        }
    }

    private static void addComparisons(
            ObjectNode schema, Collection<String> keywords, Function<Keywords.Form, ObjectNode> operand) {
        ObjectNode properties = schema.withObjectProperty("properties");
        ArrayNode oneAtLeast = schema.putArray("anyOf");
        keywords.forEach(keyword -> {
            properties.set(keyword, operand.apply(Keywords.all().get(keyword)));
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
                .with(new FormModule())
                .with(new PredicateSchema());
        return new SchemaGenerator(builder.build());
    }

    private static Map<Class<?>, List<String>> types() {
        Map<Class<?>, List<String>> types = new LinkedHashMap<>();
        types.put(All.class, List.of(All.TYPE));
        types.put(Any.class, List.of(Any.TYPE));
        types.put(Not.class, List.of(Not.TYPE));
        types.put(AttributeIs.class, List.of(AttributeIs.TYPE));
        types.put(FieldEquals.class, List.of(FieldEquals.TYPE));
        types.put(HasTag.class, List.of(HasTag.TYPE));
        types.put(LeadScore.class, List.of(LeadScore.TYPE));
        types.put(SubscriptionStatus.class, List.of(SubscriptionStatus.TYPE));
        types.put(InSegment.class, List.of(InSegment.TYPE));
        types.put(CampaignRun.class, List.of(CampaignRun.ENTERED, CampaignRun.IN));
        types.put(ProductIs.class, List.of(ProductIs.TYPE));
        types.put(EventHappened.class, List.of(EventHappened.TYPE));
        types.put(HasFiredEvent.class, List.of(HasFiredEvent.TYPE));
        types.put(NotHasFiredEvent.class, List.of(NotHasFiredEvent.TYPE));
        types.put(Engaged.class, Engagement.types());
        types.put(HasOpened.class, List.of(HasOpened.TYPE));
        types.put(HasOpenedExcludingBots.class, List.of(HasOpenedExcludingBots.TYPE));
        types.put(ClickedAtLeastN.class, List.of(ClickedAtLeastN.TYPE));
        types.put(Always.class, List.of(Always.TYPE));
        return types;
    }

    /** The words of the field {@code type}. */
    static List<String> names() {
        return TYPES.values().stream().flatMap(List::stream).toList();
    }
}
