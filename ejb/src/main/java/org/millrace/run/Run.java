package org.millrace.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One contact in one campaign, for acts on a single run by a person. The engine moves runs by the batch and never through this
 * entity; both lock the row first, so neither overtakes the other.
 */
@Entity
@Table(name = "run")
public class Run {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "tenant_id", updatable = false)
    private int tenant;

    @Column(name = "campaign_id", updatable = false)
    private long campaignId;

    @Column(name = "version_id")
    private long versionId;

    @Column(name = "node_no")
    private int nodeNo;

    private int visit;

    @Enumerated(EnumType.STRING)
    private RunStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "waiting_for")
    private WaitReason waitingFor;

    @Column(name = "due_at")
    private Instant dueAt;

    private String signal;

    private short attempt;

    private String variant;

    @Column(name = "exit_kind")
    private String exitKind;

    @Column(name = "exit_reason")
    private String exitReason;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    private int version;

    protected Run() {}

    /** Takes the contact out of the campaign, wherever it stands. */
    void cancel(String reason, Instant now) {
        become(RunStatus.CANCELED);
        exitKind = "canceled";
        exitReason = reason;
        finishedAt = now;
        dueAt = null;
        waitingFor = null;
        signal = null;
    }

    /** Has the node executed again after an incident. */
    void retry(Instant now) {
        if (status != RunStatus.INCIDENT) {
            throw new NoIncident(id, status);
        }
        become(RunStatus.WAITING);
        attempt++;
        dueAt = now;
    }

    /** Lets it pass the wait that it stands in; it leaves by the node's first port. */
    void skipWait(Instant now) {
        if (status != RunStatus.WAITING || waitingFor == null) {
            throw new NotWaiting(id, status);
        }
        signal = signal == null ? Signal.SKIP : signal;
        dueAt = now;
    }

    private void become(RunStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalRunTransition(id, status, next);
        }
        status = next;
    }

    StepLogEntry logEntry(Instant at, StepLogOutcome outcome, String reason) {
        return new StepLogEntry(tenant, id, nodeNo, visit, at, outcome, null, null, reason);
    }

    Long id() {
        return id;
    }

    int tenant() {
        return tenant;
    }

    long campaignId() {
        return campaignId;
    }

    long versionId() {
        return versionId;
    }

    int nodeNo() {
        return nodeNo;
    }

    RunStatus status() {
        return status;
    }

    String variant() {
        return variant;
    }
}
