package org.millrace.predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.Wording;
import org.millrace.predicate.comparison.Bound;
import org.millrace.predicate.comparison.Comparison;
import org.millrace.predicate.comparison.Equal;
import org.millrace.predicate.comparison.Point;

/** The closed set of conditions, for the builder and the documentation. */
public final class PredicateTypes {

    private static final String LOGIC = "logic";
    private static final String CONTACT = "contact";
    private static final String ACTIVITY = "activity";
    private static final String AUDIENCE = "audience";

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

    private static final Map<String, Choice> CHOICES = choices();

    private static final Map<String, List<PredicateType>> BY_LANGUAGE =
            Map.of(Wording.ENGLISH.language(), in(Wording.ENGLISH), Wording.GERMAN.language(), in(Wording.GERMAN));

    private PredicateTypes() {}

    public static List<PredicateType> all() {
        return all(Wording.ENGLISH);
    }

    public static List<PredicateType> all(Wording wording) {
        return BY_LANGUAGE.get(wording.language());
    }

    private static List<PredicateType> in(Wording wording) {
        return EXAMPLES.stream().map(example -> type(example, wording)).toList();
    }

    /** The words of the field {@code type}. */
    public static List<String> names() {
        return PredicateSchema.names();
    }

    private static PredicateType type(Predicate example, Wording wording) {
        ObjectNode json = example.json();
        String name = json.path("type").asText();
        ObjectNode schema = PredicateSchema.of(example.getClass());
        schema.withObjectProperty("properties").putObject("type").put("const", name);
        Choice choice = CHOICES.get(name);
        String noisy = noisy(name);
        return new PredicateType(
                name,
                wording.say(choice.title()),
                choice.group(),
                example.needsRun(),
                wording.say(schema.path("description").asText()),
                noisy == null ? null : wording.say(noisy),
                wording.schema(schema),
                json,
                example.sentence(wording));
    }

    private static String noisy(String name) {
        return NOISY_SHORTHANDS.contains(name)
                ? Engagement.NOISE
                : Engagement.ofType(name).flatMap(Engagement::noise).orElse(null);
    }

    private static Map<String, Choice> choices() {
        Map<String, Choice> choices = new HashMap<>();
        choices.put(All.TYPE, new Choice("All of these", LOGIC));
        choices.put(Any.TYPE, new Choice("Any of these", LOGIC));
        choices.put(Not.TYPE, new Choice("Not", LOGIC));
        choices.put(Always.TYPE, new Choice("Everybody", LOGIC));
        choices.put(AttributeIs.TYPE, new Choice("Field or attribute", CONTACT));
        choices.put(FieldEquals.TYPE, new Choice("Field has the value", CONTACT));
        choices.put(HasTag.TYPE, new Choice("Has the tag", CONTACT));
        choices.put(LeadScore.TYPE, new Choice("Score", CONTACT));
        choices.put(SubscriptionStatus.TYPE, new Choice("Consent", CONTACT));
        choices.put(EventHappened.TYPE, new Choice("Did something", ACTIVITY));
        choices.put(HasFiredEvent.TYPE, new Choice("Did something (short form)", ACTIVITY));
        choices.put(NotHasFiredEvent.TYPE, new Choice("Did not do something", ACTIVITY));
        choices.put(Engagement.OPENED.type(), new Choice("Opened a mail", ACTIVITY));
        choices.put(Engagement.CLICKED.type(), new Choice("Clicked in a mail", ACTIVITY));
        choices.put(Engagement.REPLIED.type(), new Choice("Replied to a mail", ACTIVITY));
        choices.put(HasOpened.TYPE, new Choice("Opened a mail of any campaign", ACTIVITY));
        choices.put(HasOpenedExcludingBots.TYPE, new Choice("A person opened a mail", ACTIVITY));
        choices.put(ClickedAtLeastN.TYPE, new Choice("Clicked so often", ACTIVITY));
        choices.put(InSegment.TYPE, new Choice("In a list or segment", AUDIENCE));
        choices.put(CampaignRun.ENTERED, new Choice("Entered a campaign", AUDIENCE));
        choices.put(CampaignRun.IN, new Choice("Is in a campaign now", AUDIENCE));
        choices.put(ProductIs.TYPE, new Choice("Product of the campaign", "campaign"));
        return choices;
    }

    /** How it is offered in a list to choose from. */
    private record Choice(String title, String group) {}

    private static Comparison atLeast(long number) {
        return new Bound(Bound.Side.AT_LEAST, new Point.Number(BigDecimal.valueOf(number)));
    }
}
