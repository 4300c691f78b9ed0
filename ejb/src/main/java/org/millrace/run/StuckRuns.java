package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.millrace.platform.Roles;

/**
 * Proves that every live run has exactly one reason to be where it is: a due time (an event's wait has its deadline), an approval
 * that is open, a message that is not settled, an open incident, or its campaign's freeze. One that has none, or two, is listed in
 * the log and under Operations, and put right: made due, told what it was not told, given an incident or freed of it, or thawed.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StuckRuns {

    private static final System.Logger LOG = System.getLogger(StuckRuns.class.getName());

    private static final int AT_ONCE = 1_000;

    private final StuckRunRepository repository;
    private final Clock clock;

    protected StuckRuns() {
        this(null, null);
    }

    @Inject
    StuckRuns(StuckRunRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** @return how many were put right */
    public int repair() {
        List<Long> withoutFreeze = repository.repairWithoutFreeze(clock.instant(), AT_ONCE);
        List<Long> withoutDueTime = repository.repairWithoutDueTime(clock.instant(), AT_ONCE);
        List<Long> foreignIncidents = repository.closeForeignIncidents(clock.instant(), AT_ONCE);
        List<Long> withoutIncident = repository.repairWithoutIncident(clock.instant(), AT_ONCE);
        report("frozen in a campaign that moves, thawed", withoutFreeze);
        report("waiting for nothing, made due", withoutDueTime);
        report("not standing still but with an open incident, which was closed", foreignIncidents);
        report("standing still without an open incident, given one", withoutIncident);
        return withoutDueTime.size() + withoutIncident.size() + withoutFreeze.size() + foreignIncidents.size();
    }

    private static void report(String what, List<Long> runs) {
        if (!runs.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "{0} runs were {1}: {2}", runs.size(), what, runs);
        }
    }
}
