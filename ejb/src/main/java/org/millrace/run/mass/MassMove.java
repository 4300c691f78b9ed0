package org.millrace.run.mass;

/** A mass move under our row lock. */
record MassMove(long id, int tenant, long campaignId, MassMoveKind kind, long lastContactId) {}
