package org.millrace.run.mass;

/** A mass move was asked for; it can begin once that is committed. */
public record MassMoveRequested(long campaignId) {}
