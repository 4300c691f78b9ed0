package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Tells those above which calls came to their end. */
@Dependent
class SettledNews {

    private final Event<CallsSettled> event;
    private final Clock clock;

    @Inject
    SettledNews(Event<CallsSettled> event, Clock clock) {
        this.event = event;
        this.clock = clock;
    }

    void tell(List<Moved> moved) {
        CallsSettled settled = CallsSettled.of(moved, clock.instant());
        if (!settled.calls().isEmpty()) {
            event.fire(settled);
        }
    }
}
