package org.millrace.run;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

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
    private Set<Integer> sentFrom = Set.of();

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

    void sent() {
        if (sentFrom.isEmpty()) {
            sentFrom = new HashSet<>();
        }
        sentFrom.add(nodeNo);
    }

    /** The nodes that have sent to the run since it was claimed. */
    Set<Integer> sentFrom() {
        return sentFrom;
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

    /** Has come to a node of another version and is to be looked at there. */
    RunMove migrated(VersionMoves.Target to, Instant now) {
        return new RunMove(
                run.id(),
                to.versionId(),
                to.nodeNo(),
                visit,
                RunStatus.WAITING,
                null,
                now,
                variant,
                arrivedAt,
                loops,
                null);
    }

    private RunMove at(RunStatus status, WaitReason reason, Instant dueAt, RunEnd end) {
        return new RunMove(run.id(), null, nodeNo, visit, status, reason, dueAt, variant, arrivedAt, loops, end);
    }
}
