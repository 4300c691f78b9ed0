package org.millrace.architecture.seeded.counter;

import org.millrace.architecture.seeded.run.Later;

/** Breaks a rule on purpose. */
final class UsesLaterCapability {

    Later later() {
        return new Later();
    }
}
