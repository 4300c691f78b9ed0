package org.millrace.architecture.seeded.run;

import java.time.Instant;

/** Breaks a rule on purpose. */
final class HidesItsClock {

    Instant now() {
        return Instant.now();
    }
}
