package org.millrace.campaign;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.IfMatch;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;

/**
 * What is done with a campaign in the course of its life. Each act takes the campaign's exclusive lock, changes the status, writes
 * the audit record and tells the engine, in one transaction; from its commit on the new status holds everywhere.
 */
@Stateless
public class CampaignLife {

    private final CampaignRepository campaigns;
    private final CampaignQueryRepository queries;
    private final CampaignStateRepository locks;
    private final Launch launch;
    private final AuditTrail audit;
    private final CallerContext callers;
    private final Clock clock;
    private final Event<Object> news;

    protected CampaignLife() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    CampaignLife(
            CampaignRepository campaigns,
            CampaignQueryRepository queries,
            CampaignStateRepository locks,
            Launch launch,
            AuditTrail audit,
            CallerContext callers,
            Clock clock,
            Event<Object> news) {
        this.campaigns = campaigns;
        this.queries = queries;
        this.locks = locks;
        this.launch = launch;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
        this.news = news;
    }

    /**
     * The audience starts to enter; or the campaign is scheduled, where its start is still to come. A scheduled one starts at once.
     *
     * @throws InvalidInput naming all that is missing: a published workflow, what the type demands, an audience
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot activate(long id, IfMatch seen) {
        return act("campaign.activated", id, seen, (campaign, act) -> {
            campaign.require(CampaignAction.ACTIVATE);
            boolean enrols = launch.check(act.tenant(), act.before, clock.instant());
            if (campaign.startsLater(clock.instant())) {
                campaign.schedule();
                return List.of();
            }
            campaign.activate(clock.instant());
            return List.of(new CampaignActivated(act.tenant(), id, enrols, act.by(), clock.instant()));
        });
    }

    /** What is missing before the campaign can be activated, each with its place; empty = nothing. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public List<Violation> missing(long id) {
        return launch.missing(callers.tenant(), snapshot(callers.caller(), id), clock.instant());
    }

    /** Takes a scheduled campaign back: it is a draft again. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot unschedule(long id, IfMatch seen) {
        return act("campaign.unscheduled", id, seen, (campaign, act) -> {
            campaign.unschedule();
            return List.of();
        });
    }

    /** Nobody enters; those inside go on. A frozen campaign thaws. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot pauseEntries(long id, IfMatch seen) {
        return act("campaign.entries-paused", id, seen, (campaign, act) -> {
            Instant frozenAt = campaign.frozenAt();
            campaign.pauseEntries();
            return thawedAnd(act, campaign, frozenAt, new EntriesPaused(act.tenant(), id, act.by(), clock.instant()));
        });
    }

    /** Nobody enters, and from the commit on nobody inside moves and nothing is sent. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot freeze(long id, IfMatch seen) {
        return act("campaign.frozen", id, seen, (campaign, act) -> {
            campaign.freeze(clock.instant());
            return List.of(new CampaignFrozen(act.tenant(), id, act.by(), clock.instant()));
        });
    }

    /**
     * Enters and moves again, after a pause or a freeze. After a freeze nobody moves before the catch-up has gone over all of them.
     *
     * @throws InvalidInput a rule other than NOW for a campaign that is not frozen
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot resume(long id, IfMatch seen, CatchUp catchUp) {
        return act("campaign.resumed", id, seen, (campaign, act) -> {
            if (campaign.status() != CampaignStatus.FROZEN && catchUp.changesAnything()) {
                throw new InvalidInput(
                        "catchUp",
                        Sentence.of("has nothing to catch up: the campaign is not frozen"),
                        Sentence.of("Leave it out."));
            }
            Instant frozenAt = campaign.frozenAt();
            Instant now = clock.instant();
            campaign.resume(catchUp, now);
            return List.of(resumed(act, campaign, frozenAt, catchUp, now));
        });
    }

    /** Nobody enters, whoever is inside is taken out, and what is not on the wire yet is not sent. The campaign is paused then. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot stop(long id, IfMatch seen, String reason) {
        return act("campaign.stopped", id, seen, (campaign, act) -> {
            campaign.stop();
            return List.of(new CampaignStopped(act.tenant(), id, reason, act.by(), clock.instant()));
        });
    }

    /** Nobody enters for good; those inside go on to their end. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot complete(long id, IfMatch seen) {
        return act("campaign.completed", id, seen, (campaign, act) -> {
            Instant frozenAt = campaign.frozenAt();
            campaign.complete(clock.instant());
            return thawedAnd(
                    act, campaign, frozenAt, new CampaignCompleted(act.tenant(), id, act.by(), clock.instant()));
        });
    }

    /** Nothing runs any more; whoever is still inside is taken out. Analytics stay. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot archive(long id, IfMatch seen) {
        return act("campaign.archived", id, seen, (campaign, act) -> {
            campaign.archive();
            return List.of(new CampaignArchived(act.tenant(), id, act.by(), clock.instant()));
        });
    }

    /** Enrols the present audience at once, as the rule of re-entry lets it. Only where the workflow has a manual trigger. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot runNow(long id, IfMatch seen) {
        return act("campaign.run-now", id, seen, (campaign, act) -> {
            campaign.require(CampaignAction.RUN_NOW);
            launch.checkRunNow(act.tenant(), act.before);
            return List.of(new RunNowRequested(act.tenant(), id, act.by(), clock.instant()));
        });
    }

    static AuditTrail.Subject subject(long id) {
        return new AuditTrail.Subject("campaign", id);
    }

    private CampaignSnapshot act(String action, long id, IfMatch seen, BiFunction<Campaign, Act, List<Object>> change) {
        Caller caller = callers.caller();
        Campaign campaign = campaigns.find(caller.tenant(), id).orElseThrow(() -> new NotFound("campaign", id));
        locks.lockExclusive(id);
        campaigns.refresh(campaign);
        seen.checkIfGiven("campaign", campaign.version());
        Act act = new Act(caller, snapshot(caller, id));
        List<Object> facts = change.apply(campaign, act);
        campaigns.flush(act.before.name());
        facts.forEach(news::fire);
        CampaignSnapshot after = snapshot(caller, id);
        boolean scheduled = after.status() == CampaignStatus.SCHEDULED;
        audit.record(caller, scheduled ? "campaign.scheduled" : action, subject(id), act.before, after);
        return after;
    }

    private CampaignSnapshot snapshot(Caller caller, long id) {
        return queries.find(caller.tenant(), id).orElseThrow(() -> new NotFound("campaign", id));
    }

    /** Those inside a frozen campaign move again, whatever it becomes. */
    private List<Object> thawedAnd(Act act, Campaign campaign, Instant frozenAt, Object fact) {
        return act.before.status() == CampaignStatus.FROZEN
                ? List.of(resumed(act, campaign, frozenAt, CatchUp.NOW, clock.instant()), fact)
                : List.of(fact);
    }

    private static CampaignResumed resumed(Act act, Campaign campaign, Instant frozenAt, CatchUp catchUp, Instant now) {
        return new CampaignResumed(
                act.tenant(), campaign.id(), act.before.status(), campaign.status(), catchUp, frozenAt, act.by(), now);
    }

    private record Act(Caller caller, CampaignSnapshot before) {

        int tenant() {
            return caller.tenant();
        }

        String by() {
            return caller.name();
        }
    }
}
