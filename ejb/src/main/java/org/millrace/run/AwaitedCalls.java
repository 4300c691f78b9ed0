package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.millrace.delivery.CallsSettled;

/** Hears what became of calls, in the transaction that settles them. */
@Dependent
class AwaitedCalls {

    private final DeliveryWakeRepository runs;

    @Inject
    AwaitedCalls(DeliveryWakeRepository runs) {
        this.runs = runs;
    }

    void settled(@Observes CallsSettled news) {
        runs.wake(news.calls(), news.at());
    }
}
