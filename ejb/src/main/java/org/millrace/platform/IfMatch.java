package org.millrace.platform;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state of a thing that a caller saw, from the header {@code If-Match}: a version number in quotes, several, or {@code *} for
 * "whatever it is, but it must be there".
 */
public final class IfMatch {

    /** The caller said nothing. */
    public static final IfMatch ABSENT = new IfMatch(Set.of());

    private static final String ANY = "*";

    private final Set<String> tags;

    private IfMatch(Set<String> tags) {
        this.tags = tags;
    }

    /** @param header may be null */
    public static IfMatch of(String header) {
        return header == null || header.isBlank()
                ? ABSENT
                : new IfMatch(Arrays.stream(header.split(","))
                        .map(tag -> tag.trim().replace("\"", ""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** For a caller that holds the number itself. */
    public static IfMatch version(int version) {
        return new IfMatch(Set.of(String.valueOf(version)));
    }

    public static IfMatch any() {
        return new IfMatch(Set.of(ANY));
    }

    /**
     * @param what the kind of thing, for the message
     * @param version the version that is there; null = the thing is not there
     * @throws StaleVersion when the caller saw another state
     * @throws PreconditionRequired when the thing is there and the caller said nothing
     */
    public void check(String what, Integer version) {
        if (version == null && this != ABSENT) {
            throw new StaleVersion(what, null);
        }
        if (version != null && this == ABSENT) {
            throw new PreconditionRequired(what);
        }
        check(what, version, tags);
    }

    /** As {@link #check}, but a caller that said nothing may go on. */
    public void checkIfGiven(String what, int version) {
        if (this != ABSENT) {
            check(what, version, tags);
        }
    }

    private static void check(String what, Integer version, Set<String> tags) {
        if (version != null && !tags.contains(ANY) && !tags.contains(String.valueOf(version))) {
            throw new StaleVersion(what, String.valueOf(version));
        }
    }
}
