package org.millrace.predicate.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millrace.predicate.comparison.Bound.Side;

/** The words with which a comparison can begin, in the order of the documentation. The set is closed. */
public final class Keywords {

    private static final Map<String, Form> FORMS = forms();

    private Keywords() {}

    /** Every keyword with what stands behind it. */
    public static Map<String, Form> all() {
        return FORMS;
    }

    /** Those that a number can be compared with. */
    public static List<String> ofNumbers() {
        return FORMS.entrySet().stream()
                .filter(form -> form.getValue().operand().ofNumbers())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put(Equal.KEYWORD, new Form("is", Operand.SCALAR, "The same text, number or boolean."));
        forms.put(OneOf.KEYWORD, new Form("is one of", Operand.SCALARS, "Equal to one of these."));
        for (Side side : Side.values()) {
            forms.put(
                    side.keyword(),
                    new Form("is " + side.words(), Operand.POINT, "A number or an ISO date; other values do not fit."));
        }
        forms.put(
                Between.KEYWORD,
                new Form("is between", Operand.POINTS, "From the first to the second, both included."));
        forms.put(
                Contains.KEYWORD,
                new Form("contains", Operand.TEXT, "A text with this part, or a list with this element."));
        forms.put(StartsWith.KEYWORD, new Form("starts with", Operand.TEXT, "A text that begins with this."));
        forms.put(
                Exists.KEYWORD, new Form("is known", Operand.BOOLEAN, "True: there is a value. False: there is none."));
        return forms;
    }

    /**
     * What stands behind a keyword.
     *
     * @param title the keyword as a person says it
     */
    public record Form(String title, Operand operand, String description) {}

    /** The kinds of operands. */
    public enum Operand {
        SCALAR,
        SCALARS,
        POINT,
        POINTS,
        TEXT,
        BOOLEAN;

        private boolean ofNumbers() {
            return this != TEXT && this != BOOLEAN;
        }
    }
}
