package org.millrace.run.web;

import java.time.Duration;
import org.millrace.platform.web.Words;

/** A length of time in its two largest units. */
final class Spell {

    private Spell() {}

    static String of(Duration length, Words words) {
        if (length.toMillis() < 1_000) {
            return words.of("span.ms", length.toMillis());
        }
        if (length.toMinutes() < 1) {
            return words.of("span.s", length.toMillis() / 1_000.0);
        }
        if (length.toHours() < 1) {
            return words.of("span.min", length.toMinutes(), length.toSecondsPart());
        }
        return length.toDays() < 1
                ? words.of("span.h", length.toHours(), length.toMinutesPart())
                : words.of("span.d", length.toDays(), length.toHoursPart());
    }
}
