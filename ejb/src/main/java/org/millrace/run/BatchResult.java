package org.millrace.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.FiredEvent;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.TagChange;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.counter.Way;
import org.millrace.delivery.NewMessage;

/** All that a batch wants written, collected while it is walked. */
public final class BatchResult {

    private final Instant now;
    private final VersionMoves.NextWaits nextWaits;
    private final List<RunMove> moves = new ArrayList<>();
    private final List<StepLogEntry> trail = new ArrayList<>();
    private final List<NewMessage> messages = new ArrayList<>();
    private final ContactWrites.Changes contacts = new ContactWrites.Changes();
    private final List<NewApproval> approvals = new ArrayList<>();
    private final List<RunStore.NewIncident> incidents = new ArrayList<>();
    private final Map<Delta, Long> counted = new HashMap<>();

    BatchResult(Instant now) {
        this(now, VersionMoves.NextWaits.STAYS);
    }

    BatchResult(Instant now, VersionMoves.NextWaits nextWaits) {
        this.now = now;
        this.nextWaits = nextWaits;
    }

    Instant now() {
        return now;
    }

    void log(Walker walker, StepLogOutcome outcome, String port, Instant until, String reason) {
        trail.add(new StepLogEntry(
                walker.run().tenant(),
                walker.run().id(),
                walker.nodeNo(),
                walker.visit(),
                now,
                outcome,
                port,
                until,
                reason));
    }

    /** Whether the run, which has come to a wait, goes on in a newer version; there it is looked at anew. */
    boolean migrates(Walker walker) {
        Optional<VersionMoves.Target> target = nextWaits.from(walker.run(), walker.nodeNo(), walker.sentFrom());
        target.ifPresent(to -> {
            log(walker, StepLogOutcome.MIGRATED, null, null, to.reason());
            left(walker, null);
            count(walker, to.versionId(), to.nodeNo(), Metric.ENTERED);
            moves.add(walker.migrated(to, now));
        });
        return target.isPresent();
    }

    void move(RunMove move) {
        moves.add(move);
    }

    void end(Walker walker, RunStatus status, RunEnd end) {
        moves.add(walker.ended(status, end));
        count(walker, 0, status.metric());
    }

    void incident(Walker walker, String reason) {
        incident(walker, reason, null);
    }

    void setAside(ClaimedRun run, String error, String detail) {
        Walker walker = new Walker(run);
        log(walker, StepLogOutcome.INCIDENT, null, null, error);
        incident(walker, error, detail);
    }

    private void incident(Walker walker, String error, String detail) {
        ClaimedRun run = walker.run();
        moves.add(walker.incident());
        incidents.add(new RunStore.NewIncident(
                run.tenant(), run.campaignId(), run.id(), walker.nodeNo(), walker.visit(), error, detail));
    }

    void cancel(ClaimedRun run, String reason) {
        Walker walker = new Walker(run);
        log(walker, StepLogOutcome.CANCELED, null, null, reason);
        left(walker, null);
        end(walker, RunStatus.CANCELED, new RunEnd("canceled", reason, null));
    }

    void entered(Walker walker) {
        count(walker, walker.nodeNo(), Metric.ENTERED);
    }

    /** @param way null where it took none of the node's edges */
    void left(Walker walker, Way way) {
        count(walker, walker.run().versionId(), walker.nodeNo(), Metric.LEFT, way);
    }

    /** Counted where its entry is, so that an arm knows how many of those who entered in an hour are in it. */
    void assigned(Walker walker, String before) {
        if (walker.variant().equals(before)) {
            return;
        }
        arm(walker, walker.variant(), 1);
        if (before != null) {
            arm(walker, before, -1);
        }
    }

    private void arm(Walker walker, String variant, long n) {
        ClaimedRun run = walker.run();
        counted.merge(
                new Delta(
                        run.tenant(),
                        run.campaignId(),
                        run.versionId(),
                        0,
                        variant,
                        Metric.ASSIGNED,
                        null,
                        run.enteredAt(),
                        1),
                n,
                Long::sum);
    }

    void send(Walker walker, Effect.Send send) {
        ClaimedRun run = walker.run();
        messages.add(new NewMessage(
                run.tenant(),
                run.campaignId(),
                run.id(),
                walker.nodeNo(),
                walker.visit(),
                run.versionId(),
                run.contactId(),
                run.shard(),
                send.channel(),
                send.template(),
                walker.variant(),
                now,
                walker.skipSends()));
    }

    /** When each of the messages goes out. */
    void sendAt(Function<NewMessage, Instant> time) {
        messages.replaceAll(message -> message.goingOutAt(time.apply(message)));
    }

    void tag(TagChange change) {
        contacts.tags().add(change);
    }

    void attribute(AttributeChange change) {
        contacts.attributes().add(change);
    }

    void score(ScoreChange change) {
        contacts.scores().add(change);
    }

    void suppress(Suppression suppression) {
        contacts.suppressions().add(suppression);
    }

    void fire(FiredEvent event) {
        contacts.events().add(event);
    }

    void ask(NewApproval approval) {
        approvals.add(approval);
    }

    private void count(Walker walker, int nodeNo, Metric metric) {
        count(walker, walker.run().versionId(), nodeNo, metric);
    }

    private void count(Walker walker, long versionId, int nodeNo, Metric metric) {
        count(walker, versionId, nodeNo, metric, null);
    }

    private void count(Walker walker, long versionId, int nodeNo, Metric metric, Way way) {
        ClaimedRun run = walker.run();
        counted.merge(
                new Delta(run.tenant(), run.campaignId(), versionId, nodeNo, walker.variant(), metric, way, 1),
                1L,
                Long::sum);
    }

    public List<RunMove> moves() {
        return moves;
    }

    public List<StepLogEntry> trail() {
        return trail;
    }

    public List<NewMessage> messages() {
        return messages;
    }

    public ContactWrites.Changes contacts() {
        return contacts;
    }

    public List<NewApproval> approvals() {
        return approvals;
    }

    public List<RunStore.NewIncident> incidents() {
        return incidents;
    }

    public Collection<Delta> deltas() {
        return counted.entrySet().stream()
                .map(entry -> entry.getKey().times(entry.getValue()))
                .toList();
    }
}
