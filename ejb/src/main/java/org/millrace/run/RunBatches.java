package org.millrace.run;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.millrace.campaign.CampaignStates;
import org.millrace.contact.ContactFactsStore;
import org.millrace.delivery.OpenHistoryStore;
import org.millrace.platform.Roles;
import org.millrace.platform.ShardDepth;
import org.millrace.workflow.WorkflowVersions;

/**
 * The transaction of a batch: begins with the claim, ends with the commit of everything, with PostgreSQL alone enlisted, and what
 * the host's directory enlists where steps write to it.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RunBatches {

    @Inject
    private Clock clock;

    @Inject
    private RunStore runs;

    @Inject
    private RunRecorder recorder;

    @Inject
    private ContactFactsStore facts;

    @Inject
    private WorkflowVersions versions;

    @Inject
    private CampaignStates campaigns;

    @Inject
    private VersionMoves moves;

    @Inject
    private PaceStore paces;

    @Inject
    private OpenHistoryStore histories;

    private RunBatch batch;

    @PostConstruct
    void assemble() {
        batch = new RunBatch(
                campaigns::termsForWork,
                new StepRunner(versions::compiled, facts, moves, paces),
                recorder,
                runs,
                histories);
    }

    /**
     * @param claimed is told the ids of the claimed runs, also when the batch then fails
     * @return how many runs were claimed
     */
    public int work(Claim claim, List<Long> claimed) {
        List<ClaimedRun> mine = claim.in(runs, clock.instant());
        mine.forEach(run -> claimed.add(run.id()));
        if (!mine.isEmpty()) {
            batch.work(mine, clock.instant());
        }
        return mine.size();
    }

    /**
     * Has the runs of these contacts wait a little, since what they need is not there.
     *
     * @return the others of the runs
     */
    public List<Long> putOff(List<Long> runIds, Set<Long> contacts) {
        return batch.putOff(runIds, contacts, clock.instant());
    }

    /** In random order, so that not all who ask begin with the same one. */
    public List<Integer> dueShards() {
        return ShardDepth.toDrain(runs.anyDue(clock.instant()), 1, 1);
    }

    /** Takes one run out of the way that could not be moved even alone. */
    public void setAside(long runId, String error, String detail) {
        for (ClaimedRun run : runs.claim(List.of(runId), clock.instant())) {
            BatchResult result = new BatchResult(clock.instant());
            result.setAside(run, error, detail);
            recorder.record(result);
        }
    }
}
