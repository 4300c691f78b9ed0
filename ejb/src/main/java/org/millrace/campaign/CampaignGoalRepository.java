package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

@Dependent
class CampaignGoalRepository {

    private final Jdbi jdbi;

    @Inject
    CampaignGoalRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<CampaignGoals.Target> find(Collection<Long> campaignIds, Collection<String> eventNames) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select campaign_id, name, event_name, window_seconds from goal
                        where campaign_id = any(:campaigns) and event_name = any(:names)
                        """)
                .bindArray("campaigns", Long.class, campaignIds)
                .bindArray("names", String.class, eventNames)
                .map((row, ctx) -> new CampaignGoals.Target(
                        row.getLong("campaign_id"),
                        row.getString("name"),
                        row.getString("event_name"),
                        Duration.ofSeconds(row.getLong("window_seconds"))))
                .list());
    }
}
