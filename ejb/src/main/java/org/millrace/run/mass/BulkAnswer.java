package org.millrace.run.mass;

/**
 * What an act on many runs is going to do.
 *
 * @param runs how many runs it was done with, had it been done at this instant
 * @param move the number under which it is being worked off; null for a dry run
 */
public record BulkAnswer(long runs, Long move) {}
