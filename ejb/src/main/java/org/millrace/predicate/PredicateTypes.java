package org.millrace.predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import org.millrace.predicate.comparison.Bound;
import org.millrace.predicate.comparison.Equal;
import org.millrace.predicate.comparison.Point;

/** The closed set of conditions, for the builder and the documentation. */
public final class PredicateTypes {

    private static final Predicate TREATMENT =
            new AttributeIs("treatment", List.of(new Equal(TextNode.valueOf("Mens E-Mail"))));
    private static final Predicate VIP = new HasTag("vip");
    private static final PropertyIs FIFTY =
            new PropertyIs("amount", List.of(new Bound(Bound.Side.AT_LEAST, new Point.Number(BigDecimal.valueOf(50)))));

    private static final List<PredicateType> ALL = List.of(
            type(All.TYPE, All.class, new All(List.of(TREATMENT, new Not(VIP)))),
            type(Any.TYPE, Any.class, new Any(List.of(TREATMENT, VIP))),
            type(Not.TYPE, Not.class, new Not(VIP)),
            type(
                    AttributeIs.TYPE,
                    AttributeIs.class,
                    new AttributeIs(
                            "history",
                            List.of(new Bound(Bound.Side.AT_LEAST, new Point.Number(BigDecimal.valueOf(100)))))),
            type(HasTag.TYPE, HasTag.class, VIP),
            type(
                    EventHappened.TYPE,
                    EventHappened.class,
                    new EventHappened("order_paid", 30, false, 2, EventScope.ANYWHERE, false, List.of(FIFTY))),
            type(Always.TYPE, Always.class, new Always()));

    private PredicateTypes() {}

    public static List<PredicateType> all() {
        return ALL;
    }

    /** The words of the field {@code type}. */
    public static List<String> names() {
        return List.of(All.TYPE, Any.TYPE, Not.TYPE, AttributeIs.TYPE, HasTag.TYPE, EventHappened.TYPE, Always.TYPE);
    }

    private static PredicateType type(String name, Class<? extends Predicate> type, Predicate example) {
        ObjectNode schema = PredicateSchema.of(type);
        return new PredicateType(name, schema.path("description").asText(), schema, example.json(), example.sentence());
    }
}
