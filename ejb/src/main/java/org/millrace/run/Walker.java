package org.millrace.run;

import java.time.Instant;

/** A claimed run while it is walked; the only mutable thing of a batch besides its result. */
final class Walker {

    private final ClaimedRun run;
    private int nodeNo;
    private int visit;
    private int hops;
    private String variant;
    private Instant arrivedAt;
    private Stay stay;
    private Loops loops;

    Walker(ClaimedRun run) {
        this.run = run;
        this.nodeNo = run.nodeNo();
        this.visit = run.visit();
        this.variant = run.variant();
        this.arrivedAt = run.movedAt();
        this.stay = run.stay();
        this.loops = run.loops();
    }

    void moveTo(int nextNodeNo, Instant now) {
        nodeNo = nextNodeNo;
        visit++;
        hops++;
        stay = Stay.ARRIVED;
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

    Stay stay() {
        return stay;
    }

    void passed() {
        loops = loops.passed(nodeNo);
    }

    int passes() {
        return loops.passes(nodeNo);
    }

    String variant() {
        return variant;
    }

    /** Why what it sends now is skipped, or null. */
    String skipSends() {
        return run.stay().skipSends();
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    RunMove waiting(WaitReason reason, Instant dueAt) {
        return at(RunStatus.WAITING, reason, dueAt, null);
    }

    RunMove ended(RunStatus status, RunEnd end) {
        return at(status, null, null, end);
    }

    /** Stands where it is until a person decides; then its node is executed anew. */
    RunMove incident() {
        return at(RunStatus.INCIDENT, null, null, null);
    }

    private RunMove at(RunStatus status, WaitReason reason, Instant dueAt, RunEnd end) {
        return new RunMove(run.id(), null, nodeNo, visit, status, reason, dueAt, variant, arrivedAt, loops, end);
    }
}
