package org.millrace.predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.millrace.predicate.comparison.Bound;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.Equal;
import org.millrace.predicate.comparison.Point;

/** The closed set of conditions, for the builder and the documentation. */
public final class PredicateTypes {

    private static final Predicate TREATMENT =
            new AttributeIs("treatment", List.of(new Equal(TextNode.valueOf("Mens E-Mail"))));
    private static final Predicate VIP = new HasTag("vip");
    private static final PropertyIs FIFTY = new PropertyIs("amount", List.of(atLeast(50)));

    private static final Set<String> NOISY_SHORTHANDS =
            Set.of(HasOpened.TYPE, HasOpenedExcludingBots.TYPE, ClickedAtLeastN.TYPE);

    private static final List<Predicate> EXAMPLES = List.of(
            new All(List.of(TREATMENT, new Not(VIP))),
            new Any(List.of(TREATMENT, VIP)),
            new Not(VIP),
            new AttributeIs("history", List.of(atLeast(100))),
            new FieldEquals("plan", TextNode.valueOf("pro")),
            VIP,
            new LeadScore("fit", List.of(atLeast(70))),
            new SubscriptionStatus("email", "marketing", Subscription.OPTED_OUT),
            new InSegment("big-spenders"),
            new CampaignRun(false, 7),
            new CampaignRun(true, 7),
            new ProductIs("gold-card"),
            new EventHappened("order_paid", 30, false, 2, EventScope.ANYWHERE, false, List.of(FIFTY)),
            new HasFiredEvent("order_paid", 30),
            new NotHasFiredEvent("order_paid", 30),
            new Engaged(Engagement.OPENED, "welcome", null, true, 1, EventScope.CAMPAIGN, false),
            new Engaged(Engagement.CLICKED, null, 7, false, 2, EventScope.ANYWHERE, false),
            new Engaged(Engagement.REPLIED, null, null, false, 1, EventScope.CAMPAIGN, false),
            new HasOpened("welcome", true, false),
            new HasOpenedExcludingBots(30),
            new ClickedAtLeastN(2, 30),
            new Always());

    private static final List<PredicateType> ALL =
            EXAMPLES.stream().map(PredicateTypes::type).toList();

    private PredicateTypes() {}

    public static List<PredicateType> all() {
        return ALL;
    }

    /** The words of the field {@code type}. */
    public static List<String> names() {
        return PredicateSchema.names();
    }

    private static PredicateType type(Predicate example) {
        ObjectNode json = example.json();
        String name = json.path("type").asText();
        ObjectNode schema = PredicateSchema.of(example.getClass());
        schema.withObjectProperty("properties").putObject("type").put("const", name);
        return new PredicateType(
                name, schema.path("description").asText(), noisy(name), schema, json, example.sentence());
    }

    private static String noisy(String name) {
        return NOISY_SHORTHANDS.contains(name)
                ? Engagement.NOISE
                : Engagement.ofType(name).flatMap(Engagement::noise).orElse(null);
    }

    private static Comparison atLeast(long number) {
        return new Bound(Bound.Side.AT_LEAST, new Point.Number(BigDecimal.valueOf(number)));
    }
}
