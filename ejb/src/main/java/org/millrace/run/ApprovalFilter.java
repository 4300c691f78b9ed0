package org.millrace.run;

/** Which questions a list shows; a component that is null means any. */
public record ApprovalFilter(Long campaignId, String assignee, boolean openOnly) {}
