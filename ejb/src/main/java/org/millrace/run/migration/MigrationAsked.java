package org.millrace.run.migration;

import java.time.Instant;

/** Those inside a campaign shall go to a new version at once; fired in the transaction that publishes it. */
public record MigrationAsked(int tenant, long campaignId, long versionMoveId, String by, Instant at) {}
