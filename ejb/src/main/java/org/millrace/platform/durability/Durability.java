package org.millrace.platform.durability;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What PostgreSQL must be set to, so that what was committed is still there after a crash. */
record Durability(Map<String, String> settings) {

    private static final Map<String, Set<String>> DEMANDED = Map.of(
            "fsync", Set.of("on"),
            "synchronous_commit", Set.of("on", "remote_apply"),
            "full_page_writes", Set.of("on"));

    /** Name and value of each setting that is not as it must be, in order of name. */
    Map<String, String> wrong() {
        Map<String, String> wrong = new TreeMap<>();
        DEMANDED.forEach((name, allowed) -> {
            String value = settings.getOrDefault(name, "unknown");
            if (!allowed.contains(value)) {
                wrong.put(name, value);
            }
        });
        return wrong;
    }
}
