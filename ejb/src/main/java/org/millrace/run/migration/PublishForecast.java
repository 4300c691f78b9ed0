package org.millrace.run.migration;

import java.util.List;

/**
 * What publishing would do, if it were done now.
 *
 * @param version the number that the new version would have
 * @param created false when it is published already, so that no version would be made
 * @param affected how many people do not simply stay on their version, over all campaigns
 * @param campaigns all that are bound to the workflow
 */
public record PublishForecast(int version, boolean created, long affected, List<CampaignForecast> campaigns) {}
