package org.millrace.run.mass;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.millrace.audience.AudienceResolver;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.CampaignStates;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Acts on many runs of a campaign: counted first, then worked off in chunks, each on record. */
@Stateless
public class BulkActs {

    /** How many contacts can be named in one request. */
    public static final int MAX_CONTACTS = 10_000;

    private final CallerContext context;
    private final BulkRepository bulk;
    private final EnrolmentRepository enrolments;
    private final MassMoveRepository moves;
    private final AudienceResolver audiences;
    private final CampaignStates campaigns;
    private final AuditTrail audit;
    private final Clock clock;

    protected BulkActs() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    BulkActs(
            CallerContext context,
            BulkRepository bulk,
            EnrolmentRepository enrolments,
            MassMoveRepository moves,
            AudienceResolver audiences,
            CampaignStates campaigns,
            AuditTrail audit,
            Clock clock) {
        this.context = context;
        this.bulk = bulk;
        this.enrolments = enrolments;
        this.moves = moves;
        this.audiences = audiences;
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public BulkAnswer act(BulkRequest request) {
        Caller caller = context.caller();
        mine(caller, request.campaign());
        Long segment = request.list() == null ? null : audiences.list(caller.tenant(), request.list());
        RunChoice choice = new RunChoice(request.status(), request.node(), segment, request.since());
        long runs = bulk.count(caller.tenant(), request.campaign(), choice, request.action());
        if (request.dryRun()) {
            return new BulkAnswer(runs, null);
        }
        String reason = "asked for by " + caller.name() + (request.reason() == null ? "" : ": " + request.reason());
        MassMoveKind kind = request.action().kind();
        long move = moves.request(
                caller, MassMoveRequest.of(request.campaign(), kind, reason).with(choice), clock.instant());
        audit.record(caller, "runs." + kind, new AuditTrail.Subject("campaign", request.campaign()), null, request);
        return new BulkAnswer(runs, move);
    }

    /**
     * Lets contacts enter again, whatever the campaign's policy says, on the version that is published now. Who is inside is left
     * out.
     *
     * @throws Conflict when the campaign takes no entries
     */
    @RolesAllowed(Roles.ADMIN)
    public ReEnrolment reEnroll(long campaignId, ReEnrolOrder order) {
        Caller caller = context.caller();
        CampaignBinding campaign = mine(caller, campaignId);
        if (!campaign.status().enrols()) {
            throw new Conflict(Sentence.of("Nobody enters this campaign now: it is not active."));
        }
        ReEnrolOrder checked = checked(caller, order);
        AudienceSql asked = Enrolment.whom(audiences, caller.tenant(), checked);
        AudienceSql let = audiences.without(caller.tenant(), asked, campaign.exclusions());
        ReEnrolment counts = enrolments.countAgain(campaign, asked, let, checked);
        long move = moves.request(
                caller,
                MassMoveRequest.of(
                                campaignId,
                                MassMoveKind.RE_ENROL,
                                "let in again by " + caller.name()
                                        + (order.reason() == null ? "" : ": " + order.reason()))
                        .with(checked),
                clock.instant());
        audit.record(caller, "campaign.re-enrolled", new AuditTrail.Subject("campaign", campaignId), null, checked);
        return counts.as(move);
    }

    private ReEnrolOrder checked(Caller caller, ReEnrolOrder order) {
        boolean byName = order.contacts() != null && !order.contacts().isEmpty();
        if (byName == (order.segment() != null)) {
            throw new InvalidInput(
                    "contacts",
                    Sentence.of("or segment is needed, and not both"),
                    Sentence.of("Name contacts, or a segment."));
        }
        if (byName && order.contacts().size() > MAX_CONTACTS) {
            throw new InvalidInput(
                    "contacts", Sentence.of("are more than {0}", MAX_CONTACTS), Sentence.of("Send several requests."));
        }
        if (byName && order.contacts().stream().anyMatch(id -> id == null || id.indexOf('\0') >= 0)) {
            throw new InvalidInput(
                    "contacts",
                    Sentence.of("hold something that is no external id"),
                    Sentence.of("Send texts without NUL."));
        }
        if (!byName) {
            audiences.where(caller.tenant(), order.segment());
        }
        return order;
    }

    private CampaignBinding mine(Caller caller, long campaignId) {
        return campaigns
                .binding(campaignId)
                .filter(campaign -> campaign.tenant() == caller.tenant())
                .orElseThrow(() -> new NotFound("campaign", campaignId));
    }
}
