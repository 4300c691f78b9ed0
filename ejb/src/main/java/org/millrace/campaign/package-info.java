/**
 * A campaign binds one workflow to an audience and says what counts as success. Its status decides whether contacts enter and
 * whether those inside move.
 *
 * <p>Who works for campaigns (a batch of runs, a window of sends) holds each campaign's advisory lock shared until the commit and
 * then reads the status in a second statement; who changes a status takes the lock alone, before writing. So a freeze holds from
 * its commit on: nothing that saw the campaign moving is still to commit. It is an advisory lock because PostgreSQL grants those in
 * the order of asking, while {@code FOR SHARE} row locks are granted past a waiting writer: overlapping batches would starve it.
 *
 * <p>The facts ({@code CampaignFrozen} and so on) are fired inside that transaction. An observer must not wait for rows of runs or
 * messages there: a batch that holds them may be waiting for the lock. It notes what is to be done; the moving is done in chunks
 * after the commit.
 */
package org.millrace.campaign;
