package org.millrace.run;

/** Which runs to list; null means any. {@code contact} is the contact's external id. */
public record RunFilter(Long campaignId, String contact, RunStatus status) {}
