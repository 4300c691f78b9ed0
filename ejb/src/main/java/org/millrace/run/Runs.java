package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.delivery.Attempt;
import org.millrace.delivery.AttemptRepository;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;

/** Runs as people see them, and the acts on a single one. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Runs {

    @Inject
    private CallerContext context;

    @Inject
    private RunReadRepository reads;

    @Inject
    private AttemptRepository attempts;

    @Inject
    private RunActRepository acts;

    @Inject
    private RunStore store;

    @Inject
    private CounterStore counters;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** @param after the cursor of the page before, null for the first */
    public Page<RunSummary> list(RunFilter filter, String after, int limit) {
        List<RunSummary> rows = reads.list(context.tenant(), filter, cursor(after), limit + 1);
        return Page.of(rows, limit, row -> Long.toString(row.id()));
    }

    public RunSummary get(long id) {
        return reads.find(context.tenant(), id).orElseThrow(() -> new NotFound("run", id));
    }

    public RunTrace trace(long id) {
        RunSummary run = get(id);
        List<TrailRow> rows = reads.trail(context.tenant(), id);
        Map<Long, List<Attempt>> putOff = attempts.of(context.tenant(), rows, TrailRow::messageId);
        List<RunTrace.Line> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.line(putOff)));
        return new RunTrace(run, lines);
    }

    public Page<IncidentSummary> openIncidents(Long campaignId, String after, int limit) {
        List<IncidentSummary> rows = reads.openIncidents(context.tenant(), campaignId, cursor(after), limit + 1);
        return Page.of(rows, limit, row -> Long.toString(row.id()));
    }

    /** Takes the contact out of the campaign. Its message that is not on the wire yet is not sent. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public RunSummary cancel(long id, String reason) {
        Caller caller = context.caller();
        Instant now = clock.instant();
        Run run = acts.lock(caller.tenant(), id);
        RunStatus before = run.status();
        run.cancel(reason, now);
        acts.flush();
        store.log(List.of(run.logEntry(now, StepLogOutcome.CANCELED, reason)));
        reads.resolveIncident(caller.tenant(), id, caller.name(), "CANCELED", now);
        counters.add(List.of(delta(run, run.nodeNo(), Metric.LEFT), delta(run, 0, Metric.RUN_CANCELED)), now);
        audit.record(caller, "run.canceled", new AuditTrail.Subject("run", id), before, RunStatus.CANCELED);
        return get(id);
    }

    /** Has the node executed again after an incident. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public RunSummary retry(long id) {
        Caller caller = context.caller();
        Instant now = clock.instant();
        Run run = acts.lock(caller.tenant(), id);
        run.retry(now);
        acts.flush();
        store.log(List.of(run.logEntry(now, StepLogOutcome.RETRIED, "asked for by " + caller.name())));
        reads.resolveIncident(caller.tenant(), id, caller.name(), "RETRIED", now);
        audit.record(caller, "run.retried", new AuditTrail.Subject("run", id), RunStatus.INCIDENT, RunStatus.WAITING);
        return get(id);
    }

    /** Lets it pass the wait that it stands in. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public RunSummary skipWait(long id, String reason) {
        Caller caller = context.caller();
        Instant now = clock.instant();
        Run run = acts.lock(caller.tenant(), id);
        run.skipWait(now);
        acts.flush();
        String why = "asked for by " + caller.name() + (reason == null ? "" : ": " + reason);
        store.log(List.of(run.logEntry(now, StepLogOutcome.WAIT_SKIPPED, why)));
        audit.record(caller, "run.wait-skipped", new AuditTrail.Subject("run", id), null, why);
        return get(id);
    }

    private static Delta delta(Run run, int nodeNo, Metric metric) {
        return new Delta(run.tenant(), run.campaignId(), run.versionId(), nodeNo, run.variant(), metric, 1);
    }

    private static long cursor(String after) {
        return new PageRequest(Page.DEFAULT_LIMIT, after).afterId();
    }
}
