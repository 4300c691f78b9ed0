package org.millrace.workflow;

import java.util.List;

/**
 * What a publication came to.
 *
 * @param created false when the draft was equal to the published version, so that none was made
 */
public record Published(PublishedVersion version, boolean created, List<Problem> warnings) {}
