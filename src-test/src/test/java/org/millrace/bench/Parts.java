package org.millrace.bench;

import java.util.List;
import java.util.Set;

/** What of the benchmark is measured: all of it, or the parts that {@code -Dbench.only=ear,plain} names. */
record Parts(Set<String> names) {

    private static final List<String> ALL =
            List.of("ear", "plain", "direct", "flowable", "camunda", "dbscheduler", "enrol", "mail", "among");

    static Parts wanted() {
        String only = System.getProperty("bench.only", "");
        Set<String> names = Set.copyOf(only.isBlank() ? ALL : List.of(only.split(",")));
        if (!ALL.containsAll(names)) {
            throw new IllegalArgumentException("bench.only takes some of " + ALL + ", not " + only);
        }
        return new Parts(names);
    }

    boolean want(String... parts) {
        return names.containsAll(List.of(parts));
    }

    boolean all() {
        return names.containsAll(ALL);
    }
}
