package org.millrace.architecture.seeded.contact;

import jakarta.enterprise.event.Event;

/** Breaks a rule on purpose. */
final class TellsLater {

    void tell(Event<String> news) {
        news.fireAsync("late");
    }
}
