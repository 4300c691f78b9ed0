package org.millrace.run.migration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignStates;
import org.millrace.contact.ContactFactsStore;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.Roles;
import org.millrace.run.StepRunner;
import org.millrace.workflow.ProposedVersion;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowVersions;
import org.millrace.workflow.Workflows;

/** "This publish affects N people": what it would do, before it is done. */
@Stateless
public class PublishForecasts {

    private static final int CHUNK = 5_000;

    private final Workflows workflows;
    private final WorkflowVersions versions;
    private final VersionMoveRepository decisions;
    private final MigrationRepository runs;
    private final CampaignStates campaigns;
    private final ContactFactsStore facts;
    private final Clock clock;

    PublishForecasts() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    PublishForecasts(
            Workflows workflows,
            WorkflowVersions versions,
            VersionMoveRepository decisions,
            MigrationRepository runs,
            CampaignStates campaigns,
            ContactFactsStore facts,
            Clock clock) {
        this.workflows = workflows;
        this.versions = versions;
        this.decisions = decisions;
        this.runs = runs;
        this.campaigns = campaigns;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * @param which {@code draft}, or the number of a version to roll back to
     * @param choices as they would be published
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public PublishForecast forecast(String slug, String which, List<PublishChoice> choices) {
        ProposedVersion proposed = checked(slug, which, choices);
        Map<Long, PublishChoice> byCampaign =
                choices.stream().collect(Collectors.toMap(PublishChoice::campaign, choice -> choice));
        List<CampaignForecast> forecasts = decisions.campaigns(proposed.tenant(), proposed.workflowId()).stream()
                .map(campaign -> forecast(proposed, campaign, byCampaign.get(campaign.id())))
                .toList();
        return new PublishForecast(
                proposed.no(),
                proposed.created(),
                forecasts.stream().mapToLong(CampaignForecast::affected).sum(),
                forecasts);
    }

    /**
     * Those who shall move and cannot, by contact.
     *
     * @param campaign one of those chosen for
     * @param after the cursor of the page before; null = from the beginning
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Page<UnmappedRun> unmapped(
            String slug, String which, List<PublishChoice> choices, long campaign, String after, int limit) {
        ProposedVersion proposed = checked(slug, which, choices);
        PublishChoice choice = choices.stream()
                .filter(one -> one.campaign() == campaign)
                .findFirst()
                .orElseThrow(() -> new NotFound("choice for campaign", campaign));
        Foresights foresights = new Foresights(proposed, choice);
        List<Verdict> found = new ArrayList<>();
        MigrationRepository.Cursor cursor = cursor(after);
        List<Standing> chunk = runs.standing(campaign, proposed.graph().versionId(), cursor, CHUNK);
        while (!chunk.isEmpty() && found.size() <= Page.limit(limit)) {
            foresights.of(chunk).stream()
                    .filter(verdict -> verdict.reason() != null)
                    .sorted(Comparator.comparing(verdict -> MigrationRepository.Cursor.after(verdict.standing())))
                    .forEach(found::add);
            cursor = MigrationRepository.Cursor.after(chunk.get(chunk.size() - 1));
            chunk = runs.standing(campaign, proposed.graph().versionId(), cursor, CHUNK);
        }
        List<Verdict> page = found.subList(0, Math.min(found.size(), limit + 1));
        Page<Verdict> cut = Page.of(page, limit, verdict -> MigrationRepository.Cursor.after(verdict.standing())
                .text());
        return new Page<>(cut.items().stream().map(foresights::unmapped).toList(), cut.next());
    }

    private ProposedVersion checked(String slug, String which, List<PublishChoice> choices) {
        ProposedVersion proposed = workflows.proposed(slug, which);
        new ChoiceCheck(proposed.graph(), decisions.nodeIds(proposed.workflowId()))
                .check(choices, decisions.campaigns(proposed.tenant(), proposed.workflowId()));
        return proposed;
    }

    private CampaignForecast forecast(
            ProposedVersion proposed, VersionMoveRepository.BoundCampaign campaign, PublishChoice chosen) {
        PublishChoice choice =
                chosen == null ? new PublishChoice(campaign.id(), VersionChoice.DRAIN, Map.of()) : chosen;
        Foresights foresights = new Foresights(proposed, choice);
        Tally tally = new Tally();
        List<Standing> chunk =
                runs.standing(campaign.id(), proposed.graph().versionId(), MigrationRepository.Cursor.START, CHUNK);
        while (!chunk.isEmpty()) {
            foresights.of(chunk).forEach(tally::add);
            MigrationRepository.Cursor last = MigrationRepository.Cursor.after(chunk.get(chunk.size() - 1));
            chunk = runs.standing(campaign.id(), proposed.graph().versionId(), last, CHUNK);
        }
        return CampaignForecast.of(campaign, choice.choice(), tally.nodes(foresights::plan));
    }

    private static MigrationRepository.Cursor cursor(String after) {
        return after == null
                ? MigrationRepository.Cursor.START
                : MigrationRepository.Cursor.parse(after)
                        .orElseThrow(() -> new InvalidInput(
                                "after", "This is not a cursor.", "Take it from \"next\" of the page before."));
    }

    /** One foresight per older version, made when the first run on it is seen. */
    private final class Foresights {

        private final ProposedVersion proposed;
        private final PublishChoice choice;
        private final Instant now = clock.instant();
        private final Map<Long, MovePlan> plans = new HashMap<>();

        private Foresights(ProposedVersion proposed, PublishChoice choice) {
            this.proposed = proposed;
            this.choice = choice;
        }

        List<Verdict> of(List<Standing> chunk) {
            StepRunner steps = new StepRunner(versions::compiled, facts);
            return chunk.stream().collect(Collectors.groupingBy(run -> run.run().versionId())).entrySet().stream()
                    .flatMap(ofVersion -> new Foresight(
                                    choice.choice(),
                                    plan(ofVersion.getKey()),
                                    steps,
                                    campaigns.terms(List.of(choice.campaign())),
                                    now)
                            .of(ofVersion.getValue()).stream())
                    .toList();
        }

        MovePlan plan(long version) {
            return plans.computeIfAbsent(
                    version, id -> new MovePlan(versions.graph(id), proposed.graph(), choice.mapping()));
        }

        UnmappedRun unmapped(Verdict verdict) {
            Standing standing = verdict.standing();
            MovePlan plan = plan(standing.run().versionId());
            return new UnmappedRun(
                    standing.run().id(),
                    standing.contact(),
                    plan.fromNo(),
                    plan.nodeId(standing.run().nodeNo()),
                    verdict.reason());
        }
    }
}
