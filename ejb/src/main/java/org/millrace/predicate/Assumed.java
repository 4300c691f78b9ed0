package org.millrace.predicate;

/** That a predicate holds, or that it does not. */
public record Assumed(Predicate predicate, boolean holds) {

    public static Assumed that(Predicate predicate) {
        return new Assumed(predicate, true);
    }

    public static Assumed not(Predicate predicate) {
        return new Assumed(predicate, false);
    }
}
