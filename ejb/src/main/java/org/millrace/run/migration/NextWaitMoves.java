package org.millrace.run.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignTerms;
import org.millrace.run.ClaimedRun;
import org.millrace.run.VersionMoves;
import org.millrace.workflow.WorkflowVersions;

/**
 * What was decided for the next wait, as the engine asks it. Decisions and versions never change, so the plan of a decision for a
 * version is made once; per batch one query looks what the runs have been sent, and none where no campaign has such a decision.
 */
@ApplicationScoped
public class NextWaitMoves implements VersionMoves {

    private static final int KEPT = 200;

    private final VersionMoveRepository decisions;
    private final MigrationRepository runs;
    private final WorkflowVersions versions;
    private final Map<Key, Optional<MovePlan>> plans = Collections.synchronizedMap(new Recent());

    @Inject
    NextWaitMoves(VersionMoveRepository decisions, MigrationRepository runs, WorkflowVersions versions) {
        this.decisions = decisions;
        this.runs = runs;
        this.versions = versions;
    }

    protected NextWaitMoves() {
        this(null, null, null);
    }

    @Override
    public NextWaits of(Collection<ClaimedRun> claimed, Map<Long, CampaignTerms> terms) {
        List<ClaimedRun> moving =
                claimed.stream().filter(run -> plan(run, terms).isPresent()).toList();
        if (moving.isEmpty()) {
            return NextWaits.STAYS;
        }
        Map<Long, Set<Integer>> sent =
                runs.sentFrom(moving.stream().map(ClaimedRun::id).collect(Collectors.toSet()));
        return (run, nodeNo, sentNow) -> plan(run, terms).flatMap(plan -> plan.from(nodeNo)
                .filter(way -> way.open(both(sent.getOrDefault(run.id(), Set.of()), sentNow)))
                .map(way -> new Target(plan.to().versionId(), way.to(), plan.reason(way))));
    }

    private static Set<Integer> both(Set<Integer> before, Set<Integer> now) {
        Set<Integer> both = new HashSet<>(before);
        both.addAll(now);
        return both;
    }

    /** Empty where the campaign has no decision, or the run is on that version or a later one already. */
    private Optional<MovePlan> plan(ClaimedRun run, Map<Long, CampaignTerms> terms) {
        CampaignTerms of = terms.get(run.campaignId());
        if (of == null || of.versionMove() == null) {
            return Optional.empty();
        }
        Key key = new Key(of.versionMove(), run.versionId());
        Optional<MovePlan> known = plans.get(key);
        if (known == null) {
            known = make(key);
            plans.put(key, known);
        }
        return known;
    }

    private Optional<MovePlan> make(Key key) {
        return decisions
                .find(key.move())
                .filter(move -> key.version() < move.versionId())
                .map(move ->
                        new MovePlan(versions.graph(key.version()), versions.graph(move.versionId()), move.mapping()));
    }

    private record Key(long move, long version) {}

    private static final class Recent extends LinkedHashMap<Key, Optional<MovePlan>> {

        private Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<MovePlan>> eldest) {
            return size() > KEPT;
        }
    }
}
