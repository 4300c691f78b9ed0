package org.millrace.run.mass;

import org.millrace.run.RunStatus;
import org.millrace.run.mass.ChosenRunRepository.From;

/** What can be done with many runs of a campaign at once. */
public enum BulkAction {
    /** They leave as canceled; their messages that are not on the wire are not sent. */
    CANCEL(MassMoveKind.CANCEL, From.of(RunStatus.WAITING, RunStatus.FROZEN, RunStatus.INCIDENT)),
    /** Their node is executed again after an incident. */
    RETRY(MassMoveKind.RETRY, From.of(RunStatus.INCIDENT)),
    /** They pass the wait that they stand in. */
    SKIP_WAIT(MassMoveKind.SKIP_WAIT, new From(java.util.List.of(RunStatus.WAITING), true));

    private final MassMoveKind kind;
    private final From from;

    BulkAction(MassMoveKind kind, From from) {
        this.kind = kind;
        this.from = from;
    }

    MassMoveKind kind() {
        return kind;
    }

    From from() {
        return from;
    }
}
