package org.millrace.run;

import java.time.Instant;

/** A claimed run while it is walked; the only mutable thing of a batch besides its result. */
final class Walker {

    private final ClaimedRun run;
    private int nodeNo;
    private int visit;
    private int hops;
    private boolean resumed;
    private String variant;
    private Instant arrivedAt;

    Walker(ClaimedRun run) {
        this.run = run;
        this.nodeNo = run.nodeNo();
        this.visit = run.visit();
        this.resumed = run.resumed();
        this.variant = run.variant();
        this.arrivedAt = run.movedAt();
    }

    void moveTo(int nextNodeNo, Instant now) {
        nodeNo = nextNodeNo;
        visit++;
        hops++;
        resumed = false;
        arrivedAt = now;
    }

    void assign(String newVariant) {
        variant = newVariant;
    }

    ClaimedRun run() {
        return run;
    }

    int nodeNo() {
        return nodeNo;
    }

    int visit() {
        return visit;
    }

    boolean tired() {
        return hops >= StepRunner.MAX_HOPS;
    }

    boolean resumed() {
        return resumed;
    }

    String variant() {
        return variant;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    RunMove waiting(WaitReason reason, Instant dueAt) {
        return new RunMove(run.id(), nodeNo, visit, RunStatus.WAITING, reason, dueAt, variant, null, arrivedAt);
    }

    RunMove ended(RunStatus status, String exitKind) {
        return new RunMove(run.id(), nodeNo, visit, status, null, null, variant, exitKind, arrivedAt);
    }

    /** Stands where it is until a person decides; then its node is executed anew. */
    RunMove incident() {
        return new RunMove(run.id(), nodeNo, visit, RunStatus.INCIDENT, null, null, variant, null, arrivedAt);
    }
}
