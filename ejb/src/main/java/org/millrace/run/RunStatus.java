package org.millrace.run;

import java.util.EnumSet;
import java.util.Set;
import org.millrace.counter.Metric;

/** The life of a run; the one table of allowed transitions. */
public enum RunStatus {
    WAITING,
    FROZEN,
    INCIDENT,
    SUCCESS,
    PARTIAL,
    FAILED,
    CANCELED;

    private static final Set<RunStatus> LIVE = EnumSet.of(WAITING, FROZEN, INCIDENT);

    public boolean live() {
        return LIVE.contains(this);
    }

    /** Whether it goes on only when something is done about it. */
    public boolean standsStill() {
        return this == FROZEN || this == INCIDENT;
    }

    /** Counts the runs that ended so. */
    Metric metric() {
        return switch (this) {
            case SUCCESS -> Metric.RUN_SUCCESS;
            case PARTIAL -> Metric.RUN_PARTIAL;
            case FAILED -> Metric.RUN_FAILED;
            case CANCELED -> Metric.RUN_CANCELED;
            case WAITING, FROZEN, INCIDENT -> throw new IllegalStateException(this + " is not an end");
        };
    }

    public Set<RunStatus> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(FROZEN, INCIDENT, SUCCESS, PARTIAL, FAILED, CANCELED);
            case FROZEN -> EnumSet.of(WAITING, CANCELED);
            case INCIDENT -> EnumSet.of(WAITING, FROZEN, FAILED, CANCELED);
            case SUCCESS, PARTIAL, FAILED, CANCELED -> EnumSet.noneOf(RunStatus.class);
        };
    }

    public boolean mayBecome(RunStatus next) {
        return next().contains(next);
    }
}
