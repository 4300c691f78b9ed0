package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.millrace.platform.Wording;

/** A range with one end. */
public record Bound(Side side, Point end) implements Comparison {

    @Override
    public String keyword() {
        return side.keyword;
    }

    @Override
    public JsonNode operand() {
        return end.json();
    }

    @Override
    public boolean test(Optional<JsonNode> value) {
        return value.flatMap(end::compareWith).filter(side::fits).isPresent();
    }

    @Override
    public void demand(boolean holds, ValueDemands demands) {
        if (holds) {
            side.demand(end, demands);
        }
    }

    @Override
    public boolean fitsAllIn(ValueRange range) {
        return side.fitsAllIn(end, range);
    }

    @Override
    public String sql(SqlValue value, SqlBindings bindings) {
        return end.compared(value, side.operator, bindings);
    }

    @Override
    public String words(Wording w) {
        return w.say("is " + side.words(end) + " {0}", end.words());
    }

    @Override
    public String wordsOfOpposite(Wording w) {
        return w.say("is not " + side.words(end) + " {0}", end.words());
    }

    /** Which end, and whether it belongs to the range. */
    public enum Side {
        GREATER_THAN("greaterThan", ">", "greater than", "after"),
        AT_LEAST("atLeast", ">=", "at least", "not before"),
        LESS_THAN("lessThan", "<", "less than", "before"),
        AT_MOST("atMost", "<=", "at most", "not after");

        private final String keyword;
        private final String operator;
        private final String words;
        private final String wordsOfTime;

        Side(String keyword, String operator, String words, String wordsOfTime) {
            this.keyword = keyword;
            this.operator = operator;
            this.words = words;
            this.wordsOfTime = wordsOfTime;
        }

        private String words(Point end) {
            return end.isTime() ? wordsOfTime : words;
        }

        String words() {
            return words;
        }

        String keyword() {
            return keyword;
        }

        private boolean included() {
            return this == AT_LEAST || this == AT_MOST;
        }

        private boolean above() {
            return this == GREATER_THAN || this == AT_LEAST;
        }

        private void demand(Point end, ValueDemands demands) {
            if (above()) {
                demands.above(end, included());
            } else {
                demands.below(end, included());
            }
        }

        private boolean fitsAllIn(Point end, ValueRange range) {
            return above() ? !range.reachesBelow(end, included()) : !range.reachesAbove(end, included());
        }

        /** @param comparison negative when the value lies below the end */
        private boolean fits(int comparison) {
            return switch (this) {
                case GREATER_THAN -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
                case LESS_THAN -> comparison < 0;
                case AT_MOST -> comparison <= 0;
            };
        }
    }
}
