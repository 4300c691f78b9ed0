package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.ComparisonReader;
import org.millrace.predicate.comparison.Keywords;

/** Reads conditions that have no parts. */
final class LeafReader {

    private static final Set<String> EVENT_FIELDS =
            Set.of("name", "withinDays", "sinceStart", "atLeast", "scope", "includeMachine", "where");
    private static final Set<String> ENGAGEMENT_FIELDS =
            Set.of("template", "withinDays", "sinceStart", "atLeast", "scope", "includeMachine");

    private static final Set<String> TYPES = new LinkedHashSet<>(PredicateSchema.names());

    private final Fields fields;
    private final ComparisonReader comparisons;
    private final ShorthandReader shorthands;

    LeafReader(List<Violation> violations) {
        this.fields = new Fields(violations);
        this.comparisons = new ComparisonReader(violations);
        this.shorthands = new ShorthandReader(fields);
    }

    Optional<Predicate> read(String type, JsonNode json, String at) {
        if (!TYPES.contains(type)) {
            return fields.refuse(
                    at + ".type",
                    type.isEmpty()
                            ? Sentence.of("The type is missing.")
                            : Sentence.of("There is no condition \"{0}\".", Fields.shown(type)),
                    Sentence.of("Write one of {0}.", String.join(", ", TYPES)));
        }
        Optional<Engagement> engagement = Engagement.ofType(type);
        if (engagement.isPresent()) {
            return engaged(engagement.get(), json, at);
        }
        return switch (type) {
            case AttributeIs.TYPE -> attribute(json, at);
            case HasTag.TYPE -> tag(json, at);
            case EventHappened.TYPE -> event(json, at);
            case Always.TYPE -> always(json, at);
            case SubscriptionStatus.TYPE -> subscription(json, at);
            case LeadScore.TYPE -> score(json, at);
            case InSegment.TYPE -> inSegment(json, at);
            case CampaignRun.ENTERED -> campaign(false, json, at);
            case CampaignRun.IN -> campaign(true, json, at);
            case ProductIs.TYPE -> product(json, at);
            default -> shorthands.read(type, json, at);
        };
    }

    private Optional<Predicate> always(JsonNode json, String at) {
        fields.only(json, at, Set.of());
        return Optional.of(new Always());
    }

    private Optional<Predicate> tag(JsonNode json, String at) {
        fields.only(json, at, Set.of("tag"));
        return fields.text(json, at, "tag", HasTag.MAX).map(HasTag::new);
    }

    private Optional<Predicate> attribute(JsonNode json, String at) {
        fields.only(json, at, with("name", Keywords.all().keySet()));
        Optional<String> name = fields.text(json, at, "name", AttributeIs.MAX_NAME);
        List<Comparison> read = comparisons(json, at, Keywords.all().keySet());
        return name.map(known -> new AttributeIs(known, read));
    }

    private Optional<Predicate> score(JsonNode json, String at) {
        fields.only(json, at, with("criterion", Keywords.ofNumbers()));
        Keywords.ofNumbers().forEach(keyword -> numbers(json.path(keyword), at + "." + keyword));
        Optional<String> criterion = fields.needed(json, at, "criterion", LeadScore.CRITERION);
        List<Comparison> read = comparisons(json, at, Keywords.ofNumbers());
        return criterion.map(known -> new LeadScore(known, read));
    }

    private void numbers(JsonNode operand, String at) {
        boolean numbers = operand.isArray()
                ? Stream.iterate(0, i -> i < operand.size(), i -> i + 1)
                        .allMatch(i -> operand.get(i).isNumber())
                : operand.isMissingNode() || operand.isNumber();
        if (!numbers) {
            fields.refuse(at, Sentence.of("A score is a number."), Sentence.of("Write a number, without quotes."));
        }
    }

    private Optional<Predicate> subscription(JsonNode json, String at) {
        fields.only(json, at, Set.of("channel", "topic", "is"));
        Optional<String> channel = fields.text(json, at, "channel", SubscriptionStatus.MAX);
        Optional<String> topic = fields.text(json, at, "topic", SubscriptionStatus.MAX);
        Optional<Subscription> is = Arrays.stream(Subscription.values())
                .filter(status -> status.word().equals(json.path("is").textValue()))
                .findFirst();
        if (is.isEmpty()) {
            fields.refuse(
                    at + ".is",
                    Sentence.of("There is no such status."),
                    Sentence.of("Write optedIn, optedOut or unknown."));
        }
        return channel.isEmpty() || topic.isEmpty() || is.isEmpty()
                ? Optional.empty()
                : Optional.of(new SubscriptionStatus(channel.get(), topic.get(), is.get()));
    }

    private Optional<Predicate> inSegment(JsonNode json, String at) {
        fields.only(json, at, Set.of("segment"));
        return fields.needed(json, at, "segment", InSegment.SLUG).map(InSegment::new);
    }

    private Optional<Predicate> campaign(boolean now, JsonNode json, String at) {
        fields.only(json, at, Set.of("campaign"));
        return fields.id(json, at, "campaign").map(id -> new CampaignRun(now, id));
    }

    private Optional<Predicate> product(JsonNode json, String at) {
        fields.only(json, at, Set.of("product"));
        return fields.text(json, at, "product", ProductIs.MAX).map(ProductIs::new);
    }

    private Optional<Predicate> engaged(Engagement kind, JsonNode json, String at) {
        fields.only(json, at, ENGAGEMENT_FIELDS);
        return Optional.of(new Engaged(
                kind,
                fields.fitting(json, at, "template", Engaged.TEMPLATE).orElse(null),
                days(json, at),
                fields.flag(json, at, "sinceStart"),
                times(json, at),
                fields.scope(json, at).orElse(EventScope.CAMPAIGN),
                fields.flag(json, at, "includeMachine")));
    }

    private Optional<Predicate> event(JsonNode json, String at) {
        fields.only(json, at, EVENT_FIELDS);
        Optional<String> name = fields.text(json, at, "name", EventHappened.MAX_NAME);
        Integer withinDays = days(json, at);
        int atLeast = times(json, at);
        boolean sinceStart = fields.flag(json, at, "sinceStart");
        boolean machines = fields.flag(json, at, "includeMachine");
        EventScope scope = fields.scope(json, at).orElse(EventScope.ANYWHERE);
        List<PropertyIs> where = properties(json.path("where"), at + ".where");
        return name.map(known -> new EventHappened(known, withinDays, sinceStart, atLeast, scope, machines, where));
    }

    private Integer days(JsonNode json, String at) {
        return fields.whole(json, at, "withinDays", EventHappened.MAX_DAYS).orElse(null);
    }

    private int times(JsonNode json, String at) {
        return fields.whole(json, at, "atLeast", EventHappened.MAX_COUNT).orElse(1);
    }

    private List<PropertyIs> properties(JsonNode json, String at) {
        if (json.isMissingNode()) {
            return List.of();
        }
        if (!json.isArray() || json.size() > EventHappened.MAX_PROPERTIES) {
            fields.refuse(
                    at,
                    Sentence.of("This is not a list of at most {0}.", EventHappened.MAX_PROPERTIES),
                    Sentence.of("Write [{\"name\": …}]."));
            return List.of();
        }
        List<PropertyIs> read = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            property(json.get(i), at + "[" + i + "]").ifPresent(read::add);
        }
        return read;
    }

    private Optional<PropertyIs> property(JsonNode json, String at) {
        if (!json.isObject()) {
            return fields.refuse(
                    at,
                    Sentence.of("This is not a comparison."),
                    Sentence.of("Write {\"name\": \"amount\", \"atLeast\": 50}."));
        }
        Set<String> allowed = with("name", Keywords.all().keySet());
        json.fieldNames().forEachRemaining(field -> fields.unknown(field, allowed, at));
        Optional<String> name = fields.text(json, at, "name", AttributeIs.MAX_NAME);
        List<Comparison> read = comparisons(json, at, Keywords.all().keySet());
        return name.map(known -> new PropertyIs(known, read));
    }

    private List<Comparison> comparisons(JsonNode json, String at, Collection<String> keywords) {
        if (keywords.stream().noneMatch(json::has)) {
            fields.refuse(
                    at,
                    Sentence.of("It does not say how to compare."),
                    Sentence.of("Add one of {0}.", String.join(", ", keywords)));
        }
        return comparisons.read(json, at);
    }

    void onlyFields(JsonNode json, String at, Set<String> names) {
        fields.only(json, at, names);
    }

    private static Set<String> with(String field, Collection<String> keywords) {
        return Stream.concat(Stream.of(field), keywords.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
