package org.millrace.workflow;

import java.util.List;

/**
 * A draft after it was saved. A draft with problems is saved all the same: it is work in progress; it cannot be published.
 *
 * @param version the new ETag
 * @param created whether the workflow is new
 * @param problems what validation finds in it
 */
public record SavedDraft(String slug, int version, boolean created, List<Problem> problems) {}
