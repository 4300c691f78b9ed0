package org.millrace.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.millrace.platform.Violation;
import org.millrace.predicate.comparison.Bound;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.ComparisonReader;

/** Rules and contacts that meet often: both draw their names and values from the same small pools. */
final class RandomPredicates {

    static final Instant NOW = Instant.parse("2026-02-15T12:00:00.123456789Z");

    static final List<String> TEXTS = List.of(
            "",
            "1",
            "1.0",
            "01",
            "true",
            "null",
            "Mens E-Mail",
            "mens e-mail",
            "Mens",
            "é",
            "e\u0301",
            "😀",
            "a😀b",
            "Å",
            "%",
            "_",
            "a%",
            "\\",
            "'",
            "\"",
            "{\"a\":1}",
            "'; drop table contact; --",
            "' or '1'='1",
            ":a_1",
            "?",
            "$1",
            "a\nb",
            "\t",
            " ",
            "2026-01-31",
            "2026-02-30",
            "2024-02-29",
            "2025-02-29",
            "2026-01-31\n",
            "1900-02-29",
            "2026-01-31T00:00:00Z",
            "2026-01-31T01:00:00+01:00",
            "2026-01-31T00:00Z",
            "2026-01-31T00:00:00-00:00",
            "2026-01-31T23:59:59.999999Z",
            "2026-01-31T23:59:59.9999999Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T10:00:60Z",
            "2026-01-31 00:00:00",
            "20260131",
            "0001-01-01",
            "9999-12-31",
            "2026-1-31",
            "infinity",
            "now",
            "epoch",
            "2026-01-31T00:00:00+14:59",
            "2026-01-31T00:00:00-14:59");

    private static final List<String> TIMES =
            TEXTS.stream().filter(text -> readable(text)).toList();

    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("1"),
            new BigDecimal("1.0"),
            new BigDecimal("1.00"),
            new BigDecimal("-1"),
            BigDecimal.ZERO,
            new BigDecimal("0.0"),
            new BigDecimal("1e2"),
            new BigDecimal("100"),
            new BigDecimal("0.1"),
            new BigDecimal("1e-7"),
            new BigDecimal("12345678901234567890.5"),
            new BigDecimal("12345678901234567890.50000000001"));

    private static final List<BigDecimal> SCORES = List.of(
            new BigDecimal("-1"), BigDecimal.ZERO, new BigDecimal("0.5"), new BigDecimal("0.50"), BigDecimal.TEN);

    private static final List<String> NAMES =
            List.of("a", "b", "ключ", "we'ird\" \\name", "a.b", "email", "firstName", "timeZone", "externalId");
    private static final List<String> TAGS = List.of("vip", "VIP", "' or true --", "ü");
    private static final List<String> EVENTS = List.of("order_paid", "email_opened", "email_clicked");
    static final List<String> TEMPLATES = List.of("welcome", "news");
    static final List<String> SEGMENTS = List.of("list-a", "list-b", "of-tags", "of-segments", "circle", "missing");
    private static final List<String> CRITERIA = List.of("fit", "interest");
    private static final List<String> CHANNELS = List.of("email", "sms", "*");
    private static final List<String> TOPICS = List.of("news", "*");
    private static final List<String> PROPERTIES = List.of("amount", "p");

    private RandomPredicates() {}

    private static boolean readable(String text) {
        return !read(List.of(object("atLeast", TextNode.valueOf(text)))).isEmpty();
    }

    static Arbitrary<Predicate> predicates() {
        return Arbitraries.integers().between(0, 4).flatMap(RandomPredicates::ofDepth);
    }

    private static Arbitrary<Predicate> ofDepth(int depth) {
        if (depth == 0) {
            return leaves();
        }
        Arbitrary<Predicate> part = ofDepth(depth - 1);
        return Arbitraries.oneOf(
                leaves(),
                part.map(Not::new),
                part.list().ofMinSize(1).ofMaxSize(3).map(All::new),
                part.list().ofMinSize(1).ofMaxSize(3).map(Any::new));
    }

    private static Arbitrary<Predicate> leaves() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, attributes()),
                Tuple.of(2, Arbitraries.of(TAGS).map(HasTag::new)),
                Tuple.of(4, events()),
                Tuple.of(3, engagements()),
                Tuple.of(2, scores()),
                Tuple.of(2, subscriptions()),
                Tuple.of(2, Arbitraries.of(SEGMENTS).map(InSegment::new)),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(1L, 2L))
                                .as(CampaignRun::new)),
                Tuple.of(2, shorthands()),
                Tuple.of(1, Arbitraries.just((Predicate) new Always())));
    }

    private static Arbitrary<Predicate> attributes() {
        return Combinators.combine(Arbitraries.of(NAMES), comparisons()).as(AttributeIs::new);
    }

    private static Arbitrary<Predicate> engagements() {
        return Combinators.combine(
                        Arbitraries.of(Engagement.OPENED, Engagement.CLICKED),
                        Arbitraries.of(TEMPLATES).injectNull(0.5),
                        Arbitraries.of(1, 7, 3650).injectNull(0.3),
                        Arbitraries.of(1, 1, 2),
                        Arbitraries.of(true, false))
                .as((kind, template, days, atLeast, machines) ->
                        new Engaged(kind, template, days, false, atLeast, EventScope.ANYWHERE, machines));
    }

    private static Arbitrary<Predicate> scores() {
        Arbitrary<JsonNode> number = Arbitraries.of(SCORES).map(DecimalNode::valueOf);
        Arbitrary<List<Comparison>> comparisons = Arbitraries.oneOf(
                        number.map(value -> object("equals", value)),
                        number.list().ofMinSize(1).ofMaxSize(3).map(list -> object("in", array(list))),
                        Combinators.combine(Arbitraries.of(Bound.Side.values()), number)
                                .as((side, end) -> object(word(side), end)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(RandomPredicates::read)
                .filter(read -> !read.isEmpty());
        return Combinators.combine(Arbitraries.of(CRITERIA), comparisons).as(LeadScore::new);
    }

    private static Arbitrary<Predicate> subscriptions() {
        return Combinators.combine(
                        Arbitraries.of(CHANNELS), Arbitraries.of(TOPICS), Arbitraries.of(Subscription.values()))
                .as(SubscriptionStatus::new);
    }

    private static Arbitrary<Predicate> shorthands() {
        Arbitrary<Integer> days = Arbitraries.of(1, 7).injectNull(0.3);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(EVENTS), days).as(HasFiredEvent::new),
                Combinators.combine(Arbitraries.of(EVENTS), days).as(NotHasFiredEvent::new),
                Combinators.combine(Arbitraries.of(NAMES), scalars()).as(FieldEquals::new),
                Combinators.combine(Arbitraries.of(TEMPLATES).injectNull(0.3), Arbitraries.of(true, false))
                        .as((template, machines) -> new HasOpened(template, false, machines)),
                days.map(HasOpenedExcludingBots::new),
                Combinators.combine(Arbitraries.of(1, 2), days).as(ClickedAtLeastN::new));
    }

    private static Arbitrary<Predicate> events() {
        Arbitrary<PropertyIs> property =
                Combinators.combine(Arbitraries.of(PROPERTIES), comparisons()).as(PropertyIs::new);
        return Combinators.combine(
                        Arbitraries.of(EVENTS),
                        Arbitraries.of(1, 7, 3650).injectNull(0.3),
                        Arbitraries.of(1, 1, 2, 3),
                        Arbitraries.of(true, false),
                        property.list().ofMaxSize(1))
                .as((name, days, atLeast, machines, where) ->
                        new EventHappened(name, days, false, atLeast, EventScope.ANYWHERE, machines, where));
    }

    /** Read from JSON, so that what is tested is what an author can write. */
    private static Arbitrary<List<Comparison>> comparisons() {
        Arbitrary<JsonNode> point = Arbitraries.oneOf(
                Arbitraries.of(TIMES).map(TextNode::valueOf),
                Arbitraries.of(NUMBERS).map(DecimalNode::valueOf));
        Arbitrary<JsonNode> part =
                Arbitraries.of(TEXTS).filter(text -> !text.isEmpty()).map(TextNode::valueOf);
        return Arbitraries.oneOf(
                        scalars().map(value -> object("equals", value)),
                        scalars().list().ofMinSize(1).ofMaxSize(12).map(list -> object("in", array(list))),
                        Combinators.combine(Arbitraries.of(Bound.Side.values()), point)
                                .as((side, end) -> object(word(side), end)),
                        point.list().ofSize(2).map(list -> object("between", array(list))),
                        part.map(value -> object("contains", value)),
                        part.map(value -> object("startsWith", value)),
                        Arbitraries.of(true, false).map(value -> object("exists", BooleanNode.valueOf(value))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(RandomPredicates::read)
                .filter(read -> !read.isEmpty());
    }

    /** Empty when an operand is not one. */
    private static List<Comparison> read(List<JsonNode> parts) {
        ObjectNode together = JsonNodeFactory.instance.objectNode();
        parts.forEach(part -> together.setAll((ObjectNode) part));
        List<Violation> violations = new ArrayList<>();
        List<Comparison> read = new ComparisonReader(violations).read(together, "x");
        return violations.isEmpty() ? read : List.of();
    }

    private static String word(Bound.Side side) {
        return switch (side) {
            case GREATER_THAN -> "greaterThan";
            case AT_LEAST -> "atLeast";
            case LESS_THAN -> "lessThan";
            case AT_MOST -> "atMost";
        };
    }

    private static Arbitrary<JsonNode> scalars() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(TEXTS).map(TextNode::valueOf)),
                Tuple.of(3, Arbitraries.of(NUMBERS).map(DecimalNode::valueOf)),
                Tuple.of(1, Arbitraries.of(true, false).map(BooleanNode::valueOf)));
    }

    private static Arbitrary<JsonNode> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, scalars()),
                Tuple.of(1, Arbitraries.just((JsonNode) JsonNodeFactory.instance.nullNode())),
                Tuple.of(2, scalars().list().ofMaxSize(3).map(RandomPredicates::array)),
                Tuple.of(1, scalars().list().ofMaxSize(2).map(list -> array(List.of(array(list))))),
                Tuple.of(1, scalars().map(value -> object("a", value))));
    }

    private static JsonNode object(String name, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }

    private static JsonNode array(List<JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    static Arbitrary<Person> people() {
        Arbitrary<JsonNode> attributes = Arbitraries.maps(Arbitraries.of(NAMES.subList(0, 5)), values())
                .ofMaxSize(5)
                .map(map -> JsonNodeFactory.instance.objectNode().setAll(map));
        return Combinators.combine(
                        attributes,
                        Arbitraries.of(TEXTS).injectNull(0.3),
                        Arbitraries.of(TEXTS).injectNull(0.3),
                        Arbitraries.of(TAGS).set().ofMaxSize(3),
                        happenings().list().ofMaxSize(6),
                        beside())
                .as(Person::new);
    }

    private static Arbitrary<Beside> beside() {
        Arbitrary<Word> words = Combinators.combine(
                        Arbitraries.of(CHANNELS), Arbitraries.of(TOPICS), Arbitraries.of("OPTED_IN", "OPTED_OUT"))
                .as(Word::new);
        return Combinators.combine(
                        Arbitraries.maps(Arbitraries.of(CRITERIA), Arbitraries.of(SCORES))
                                .ofMaxSize(2),
                        words.list()
                                .uniqueElements(word -> word.channel() + " " + word.topic())
                                .ofMaxSize(3),
                        Arbitraries.of("list-a", "list-b").set().ofMaxSize(2),
                        Arbitraries.maps(Arbitraries.of(1L, 2L), Arbitraries.of("WAITING", "INCIDENT", "SUCCESS"))
                                .ofMaxSize(2))
                .as(Beside::new);
    }

    private static Arbitrary<Happening> happenings() {
        Instant second = NOW.truncatedTo(ChronoUnit.MICROS);
        List<Instant> times = List.of(0L, 1L, 7L, 3650L).stream()
                .flatMap(days -> List.of(-1_000L, 0L, 1_000L).stream()
                        .map(nanos -> second.minus(Duration.ofDays(days)).plusNanos(nanos)))
                .toList();
        Arbitrary<JsonNode> properties = Arbitraries.maps(Arbitraries.of(PROPERTIES), values())
                .ofMaxSize(2)
                .map(map -> JsonNodeFactory.instance.objectNode().setAll(map));
        return Combinators.combine(
                        Arbitraries.of(EVENTS),
                        Arbitraries.of(times),
                        Arbitraries.of(true, false),
                        properties,
                        Arbitraries.of(TEMPLATES).injectNull(0.4))
                .as(Happening::new);
    }

    /** A contact to be stored. */
    record Person(
            JsonNode attributes,
            String email,
            String firstName,
            Set<String> tags,
            List<Happening> events,
            Beside beside) {}

    /** What else is to be stored of a contact: scores, words, lists, and the status of its run by campaign. */
    record Beside(Map<String, BigDecimal> scores, List<Word> words, Set<String> lists, Map<Long, String> runs) {}

    /** A consent to be stored. */
    record Word(String channel, String topic, String state) {}

    /** An event to be stored. */
    record Happening(String name, Instant at, boolean machine, JsonNode properties, String template) {}
}
