package org.millrace.workflow;

/** What a publication does with those who are inside a campaign on an older version. */
public enum VersionChoice {
    /** They stay on the version that they are on, to their end. */
    DRAIN,
    /** They go to the new version at once, as far as their node is mapped; a wait is computed anew from their arrival there. */
    MOVE_NOW,
    /** They go to the new version when they next come to stand at a node that is mapped. */
    MOVE_AT_NEXT_WAIT
}
