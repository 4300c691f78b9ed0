package org.millrace.campaign.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a resumption may say. */
public record ResumeRequest(@Schema(description = "Left out: NOW.") CatchUpRequest catchUp) {}
