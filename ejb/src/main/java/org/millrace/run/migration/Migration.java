package org.millrace.run.migration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;
import org.millrace.platform.NotFound;
import org.millrace.workflow.VersionGraph;
import org.millrace.workflow.WorkflowVersions;

/** Takes those inside a campaign to a new version, chunk by chunk. Doing a chunk twice changes nothing: whoever has moved is not older. */
@Dependent
public class Migration {

    private final VersionMoveRepository decisions;
    private final MigrationRepository runs;
    private final WorkflowVersions versions;

    @Inject
    Migration(VersionMoveRepository decisions, MigrationRepository runs, WorkflowVersions versions) {
        this.decisions = decisions;
        this.runs = runs;
        this.versions = versions;
    }

    /** @param after the last contact of the chunk before */
    public Migrated chunk(long versionMoveId, long after, int limit, Instant now) {
        VersionMove move = decisions
                .find(versionMoveId)
                .orElseThrow(() -> new NotFound("decision about older versions", versionMoveId));
        Optional<Long> last = runs.lastContact(move, after, limit);
        if (last.isEmpty()) {
            return Migrated.NOBODY;
        }
        VersionGraph target = versions.graph(move.versionId());
        List<MovePlan> plans = runs.lockVersions(move, after, last.get()).stream()
                .map(version -> new MovePlan(versions.graph(version), target, move.mapping()))
                .toList();
        List<MigrationRepository.Group> moved = runs.move(move, plans, after, last.get(), now);
        return new Migrated(
                last.get(),
                moved.stream().mapToLong(MigrationRepository.Group::n).sum(),
                moved.stream().flatMap(group -> deltas(move, group)).toList());
    }

    private static Stream<Delta> deltas(VersionMove move, MigrationRepository.Group group) {
        return Stream.of(
                new Delta(
                        move.tenant(),
                        move.campaignId(),
                        group.fromVersion(),
                        group.from(),
                        group.variant(),
                        Metric.LEFT,
                        group.n()),
                new Delta(
                        move.tenant(),
                        move.campaignId(),
                        move.versionId(),
                        group.to(),
                        group.variant(),
                        Metric.ENTERED,
                        group.n()));
    }
}
