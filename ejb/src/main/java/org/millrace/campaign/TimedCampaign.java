package org.millrace.campaign;

/** A campaign whose start or end has come. */
public record TimedCampaign(int tenant, long id) {}
