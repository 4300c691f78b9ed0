package org.millrace.run.migration;

import java.util.Map;
import org.millrace.workflow.VersionChoice;

/**
 * What was decided about those inside a campaign.
 *
 * @param versionId where they go; they come from any older version of the workflow
 * @param mapping what differs from the suggested mapping
 */
record VersionMove(
        long id, int tenant, long campaignId, long versionId, VersionChoice choice, Map<String, String> mapping) {}
