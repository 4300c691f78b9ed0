package org.millrace.run;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.campaign.CampaignTerms;

/** Whether runs that come to stand at a wait go on standing in a newer version of their workflow. */
public interface VersionMoves {

    VersionMoves NONE = (runs, terms) -> NextWaits.STAYS;

    /** One look for a whole batch; costs nothing where no campaign of the batch moves its runs. */
    NextWaits of(Collection<ClaimedRun> runs, Map<Long, CampaignTerms> terms);

    /** The answers for one batch. */
    @FunctionalInterface
    interface NextWaits {

        NextWaits STAYS = (run, nodeNo, sentNow) -> Optional.empty();

        /** @param sentNow the nodes that have sent to the run in this batch, whose messages are not written yet */
        Optional<Target> from(ClaimedRun run, int nodeNo, Set<Integer> sentNow);
    }

    /** Where the run goes. @param reason for the trail */
    record Target(long versionId, int nodeNo, String reason) {}
}
