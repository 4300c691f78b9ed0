package org.millrace.run;

import java.time.Instant;

/** A chunk of contacts has entered a campaign; fired in the transaction that made their runs. */
public record RunsEntered(int tenant, long campaignId, Instant at) {}
