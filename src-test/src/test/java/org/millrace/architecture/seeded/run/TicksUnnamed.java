package org.millrace.architecture.seeded.run;

import jakarta.ejb.Schedule;

/** Breaks a rule on purpose. */
final class TicksUnnamed {

    @Schedule
    void tick() {}
}
