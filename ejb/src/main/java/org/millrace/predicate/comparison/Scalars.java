package org.millrace.predicate.comparison;

import com.fasterxml.jackson.databind.JsonNode;

/** Equality of single values. */
final class Scalars {

    private Scalars() {}

    /** Numbers are the same by value, whatever their scale; values of different types never are. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.isValueNode() && a.equals(b);
    }
}
