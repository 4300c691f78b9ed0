package org.millrace.predicate;

import static org.millrace.predicate.RandomValues.array;
import static org.millrace.predicate.RandomValues.comparisons;
import static org.millrace.predicate.RandomValues.object;
import static org.millrace.predicate.RandomValues.scalars;
import static org.millrace.predicate.RandomValues.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.millrace.predicate.comparison.Bound;
import org.millrace.predicate.comparison.Comparison;

/** Rules that meet contacts often: both draw their names and values from the same small pools. */
final class RandomPredicates {

    static final Instant NOW = Instant.parse("2026-02-15T12:00:00.123456789Z");

    static final List<BigDecimal> SCORES = List.of(
            new BigDecimal("-1"), BigDecimal.ZERO, new BigDecimal("0.5"), new BigDecimal("0.50"), BigDecimal.TEN);

    static final List<String> NAMES =
            List.of("a", "b", "ключ", "we'ird\" \\name", "a.b", "email", "firstName", "timeZone", "externalId");

    static final List<String> TAGS = List.of("vip", "VIP", "' or true --", "ü");

    static final List<String> EVENTS = List.of("order_paid", "email_opened", "email_clicked");

    static final List<String> TEMPLATES = List.of("welcome", "news");

    static final List<String> SEGMENTS = List.of("list-a", "list-b", "of-tags", "of-segments", "circle", "missing");

    static final List<String> CRITERIA = List.of("fit", "interest");

    static final List<String> CHANNELS = List.of("email", "sms", "*");

    static final List<String> TOPICS = List.of("news", "*");

    static final List<String> PROPERTIES = List.of("amount", "p");

    private RandomPredicates() {}

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
                .map(RandomValues::read)
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
}
