package org.millrace.campaign;

import java.time.Instant;

/** A person asked that the present audience be enrolled at once. */
public record RunNowRequested(int tenant, long campaignId, String by, Instant at) {}
