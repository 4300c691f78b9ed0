package org.millrace.run.migration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignStates;
import org.millrace.contact.ContactFactsStore;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;
import org.millrace.run.StepRunner;
import org.millrace.run.migration.StandingRepository.Doubt;
import org.millrace.run.migration.StandingRepository.Inside;
import org.millrace.workflow.ProposedVersion;
import org.millrace.workflow.PublishChoice;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.StepType;
import org.millrace.workflow.VersionChoice;
import org.millrace.workflow.WorkflowVersions;
import org.millrace.workflow.Workflows;

/** "This publish affects N people": what it would do, before it is done. */
@Stateless
public class PublishForecasts {

    private static final int CHUNK = 5_000;

    /** Of those whom a page is looked for among. */
    private static final int MOST_CHUNKS = 4;

    /** So many contacts' facts are asked in about a second. */
    private static final int MOST_ASKED = 20_000;

    private final Workflows workflows;
    private final WorkflowVersions versions;
    private final VersionMoveRepository decisions;
    private final StandingRepository standings;
    private final CampaignStates campaigns;
    private final ContactFactsStore facts;
    private final StepCatalogue catalogue;
    private final Clock clock;

    PublishForecasts() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    PublishForecasts(
            Workflows workflows,
            WorkflowVersions versions,
            VersionMoveRepository decisions,
            StandingRepository standings,
            CampaignStates campaigns,
            ContactFactsStore facts,
            StepCatalogue catalogue,
            Clock clock) {
        this.workflows = workflows;
        this.versions = versions;
        this.decisions = decisions;
        this.standings = standings;
        this.campaigns = campaigns;
        this.facts = facts;
        this.catalogue = catalogue;
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
     * Those who shall move and cannot, by contact. Whoever may have to stay is looked at one by one, so a page may come back short, even
     * empty, and name a next one.
     *
     * @param campaign one of those chosen for
     */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public Page<UnmappedRun> unmapped(
            String slug, String which, List<PublishChoice> choices, long campaign, PageRequest asked) {
        int most = asked.limit();
        ProposedVersion proposed = checked(slug, which, choices);
        PublishChoice choice = choices.stream()
                .filter(one -> one.campaign() == campaign)
                .findFirst()
                .orElseThrow(() -> new NotFound("choice for campaign", campaign));
        Foresights foresights = foresights(proposed, choice);
        Inside inside = inside(proposed, campaign);
        Doubt doubt = new Doubt(inside, foresights.hopeless(standings.occupied(inside)), senders(inside));
        List<Verdict> found = new ArrayList<>();
        Optional<Cursor> from = Optional.of(cursor(asked.after()));
        for (int chunks = 0; chunks < MOST_CHUNKS && from.isPresent() && found.size() <= most; chunks++) {
            List<Standing> chunk = standings.doubtful(doubt, from.get(), CHUNK);
            foresights.of(chunk).stream()
                    .filter(verdict -> verdict.reason() != null)
                    .sorted(Comparator.comparing(verdict -> Cursor.after(verdict.standing())))
                    .forEach(found::add);
            from = chunk.size() < CHUNK ? Optional.empty() : Optional.of(Cursor.after(chunk.get(CHUNK - 1)));
        }
        List<Verdict> page = found.subList(0, Math.min(found.size(), most + 1));
        Page<Verdict> cut =
                Page.of(page, most, verdict -> Cursor.after(verdict.standing()).text());
        Optional<String> next = found.size() > most ? cut.next() : from.map(Cursor::text);
        return new Page<>(cut.items().stream().map(foresights::unmapped).toList(), next);
    }

    private ProposedVersion checked(String slug, String which, List<PublishChoice> choices) {
        ProposedVersion proposed = workflows.proposed(slug, which);
        new ChoiceCheck(proposed.graph(), decisions.nodeIds(proposed.tenant(), proposed.workflowId()))
                .check(choices, decisions.campaigns(proposed.tenant(), proposed.workflowId()));
        return proposed;
    }

    private CampaignForecast forecast(
            ProposedVersion proposed, VersionMoveRepository.BoundCampaign campaign, PublishChoice chosen) {
        PublishChoice choice =
                chosen == null ? new PublishChoice(campaign.id(), VersionChoice.DRAIN, Map.of()) : chosen;
        Tally tally = new Tally();
        Foresights foresights = foresights(proposed, choice);
        Inside inside = inside(proposed, campaign.id());
        List<Occupied> occupied = standings.occupied(inside);
        if (choice.choice() == VersionChoice.DRAIN) {
            occupied.forEach(tally::stay);
        } else {
            foresee(inside, occupied, foresights, tally);
        }
        return CampaignForecast.of(campaign, choice.choice(), tally.nodes(foresights::plan));
    }

    private static Inside inside(ProposedVersion proposed, long campaign) {
        return new Inside(proposed.tenant(), campaign, proposed.graph().versionId());
    }

    private void foresee(Inside inside, List<Occupied> occupied, Foresights foresights, Tally tally) {
        if (occupied.isEmpty()) {
            return;
        }
        Set<Integer> senders = senders(inside);
        List<AskedPlace> asked = foresights.asked(occupied, senders);
        standings.crowds(inside, asked, senders, crowds -> foresights.of(crowds).forEach(tally::add));
        asked.stream()
                .filter(AskedPlace::oneByOne)
                .forEach(place -> oneByOne(inside, place.place(), foresights, tally));
    }

    /** Of more than can be asked in a moment, some are; each speaks for as many others. */
    private void oneByOne(Inside inside, Occupied place, Foresights foresights, Tally tally) {
        List<Standing> asked = standings.waiting(inside, place, MOST_ASKED);
        long each = asked.isEmpty() ? 0 : Math.max(1, place.waiting() / asked.size());
        long more = place.waiting() - each * asked.size();
        List<Standing> weighed = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            weighed.add(asked.get(i).forPeople(each + (i < more ? 1 : 0)));
        }
        for (int from = 0; from < weighed.size(); from += CHUNK) {
            foresights
                    .of(weighed.subList(from, Math.min(weighed.size(), from + CHUNK)))
                    .forEach(tally::add);
        }
        if (place.waiting() > MOST_ASKED) {
            tally.estimated(place);
        }
    }

    private Set<Integer> senders(Inside inside) {
        return standings.senders(
                inside,
                catalogue.all().stream()
                        .filter(StepType::makesMessages)
                        .map(StepType::name)
                        .toList());
    }

    private Foresights foresights(ProposedVersion proposed, PublishChoice choice) {
        Foresights.Asking asking = new Foresights.Asking(
                new StepRunner(versions::compiled, facts),
                campaigns.terms(List.of(choice.campaign())),
                clock.instant());
        return new Foresights(proposed, choice, versions, asking);
    }

    private static Cursor cursor(String after) {
        return after == null ? Cursor.START : Cursor.parse(after).orElseThrow(Page::unknownCursor);
    }
}
