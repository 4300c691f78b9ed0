package org.millrace.calendar;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Zones by their names. */
public final class Zones {

    private Zones() {}

    /** Empty for null and for what is no zone that this Java knows. */
    public static Optional<ZoneId> named(String name) {
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
