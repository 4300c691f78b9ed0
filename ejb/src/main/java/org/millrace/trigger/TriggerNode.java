package org.millrace.trigger;

/** A trigger of an active campaign, in the version that new runs start on. */
public record TriggerNode(int tenant, long campaignId, long versionId, int nodeNo) {}
