package org.millrace.audience.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A line of the segment builder, and the condition that it stands for. */
public class ConditionRow implements Serializable {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    /** What the line asks about. */
    public enum Kind {
        ATTRIBUTE,
        TAG,
        EVENT
    }

    /** How an attribute compares; the words are those of the condition's JSON form. */
    public enum Comparison {
        EQUALS("equals"),
        IN("in"),
        CONTAINS("contains"),
        STARTS_WITH("startsWith"),
        AT_LEAST("atLeast"),
        AT_MOST("atMost"),
        GREATER_THAN("greaterThan"),
        LESS_THAN("lessThan"),
        EXISTS("exists");

        private final String keyword;

        Comparison(String keyword) {
            this.keyword = keyword;
        }
    }

    private Kind kind = Kind.ATTRIBUTE;
    private boolean reversed;
    private String name;
    private Comparison comparison = Comparison.EQUALS;
    private String value;
    private Integer days;
    private Integer times;

    JsonNode json() {
        ObjectNode leaf = JsonNodeFactory.instance.objectNode();
        switch (kind) {
            case TAG -> leaf.put("type", "hasTag").put("tag", name);
            case EVENT -> event(leaf);
            case ATTRIBUTE -> leaf.put("type", "attribute").put("name", name).set(comparison.keyword, operand());
        }
        return reversed
                ? JsonNodeFactory.instance.objectNode().put("type", "not").set("of", leaf)
                : leaf;
    }

    private void event(ObjectNode leaf) {
        leaf.put("type", "event").put("name", name);
        if (days != null) {
            leaf.put("withinDays", days);
        }
        if (times != null && times > 1) {
            leaf.put("atLeast", times);
        }
    }

    private JsonNode operand() {
        return switch (comparison) {
            case EXISTS -> JsonNodeFactory.instance.booleanNode(true);
            case CONTAINS, STARTS_WITH -> JsonNodeFactory.instance.textNode(value);
            case IN ->
                JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(Arrays.stream((value == null ? "" : value).split(","))
                                .map(String::strip)
                                .filter(part -> !part.isEmpty())
                                .map(ConditionRow::scalar)
                                .toList());
            default -> scalar(value);
        };
    }

    /** What looks like a number or a truth value is one, as in an import. */
    private static JsonNode scalar(String text) {
        if (text == null) {
            return JsonNodeFactory.instance.textNode("");
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text));
        }
        return NUMBER.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    public boolean isValued() {
        return kind == Kind.ATTRIBUTE && comparison != Comparison.EXISTS;
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public boolean isReversed() {
        return reversed;
    }

    public void setReversed(boolean reversed) {
        this.reversed = reversed;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Comparison getComparison() {
        return comparison;
    }

    public void setComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }

    public Integer getTimes() {
        return times;
    }

    public void setTimes(Integer times) {
        this.times = times;
    }
}
