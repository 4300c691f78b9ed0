package org.millrace.run.monitor;

import java.time.Instant;

/**
 * Something that was asked for all of a campaign, a freeze or a stop, and that is not done yet.
 *
 * @param kind a word for what is done: FREEZE, THAW, CANCEL …
 * @param failures how often it failed since it last came on; 0 = it goes well
 * @param error what the last failure said; null where there is none
 * @param nextTry when it is tried again after a failure; null where there is none
 */
public record CampaignMove(String kind, long moved, String requestedBy, int failures, String error, Instant nextTry) {}
