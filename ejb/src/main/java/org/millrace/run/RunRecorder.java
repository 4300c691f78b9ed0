package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.millrace.counter.CounterStore;
import org.millrace.delivery.MessageOutbox;

/** Writes all that a batch decided, one statement per kind of thing, in the transaction that claimed the runs. */
@Dependent
public class RunRecorder {

    private final RunStore runs;
    private final MessageOutbox outbox;
    private final ContactWrites contacts;
    private final ApprovalStore approvals;
    private final CounterStore counters;

    @Inject
    public RunRecorder(
            RunStore runs,
            MessageOutbox outbox,
            ContactWrites contacts,
            ApprovalStore approvals,
            CounterStore counters) {
        this.runs = runs;
        this.outbox = outbox;
        this.contacts = contacts;
        this.approvals = approvals;
        this.counters = counters;
    }

    public void record(BatchResult result) {
        runs.move(result.moves(), result.now());
        runs.log(result.trail());
        runs.openIncidents(result.incidents(), result.now());
        if (!result.messages().isEmpty()) {
            outbox.enqueue(result.messages());
        }
        contacts.write(result.contacts(), result.now());
        if (!result.approvals().isEmpty()) {
            approvals.ask(result.approvals(), result.now());
        }
        counters.add(result.deltas(), result.now());
    }
}
