package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The goals of campaigns, as the engine asks for them when events come in. */
@Dependent
public class CampaignGoals {

    private final CampaignGoalRepository repository;

    @Inject
    CampaignGoals(CampaignGoalRepository repository) {
        this.repository = repository;
    }

    /** The campaigns' goals that one of the events may reach. */
    public List<Target> reachedBy(Collection<Long> campaignIds, Collection<String> eventNames) {
        return repository.find(campaignIds, eventNames);
    }

    /** A goal of a campaign. */
    public record Target(long campaignId, String name, String eventName, Duration window) {

        /** Whether an event of that instant reaches it for a run that began then. */
        public boolean reached(String event, Instant occurredAt, Instant enteredAt) {
            return eventName.equals(event)
                    && !occurredAt.isBefore(enteredAt)
                    && occurredAt.isBefore(enteredAt.plus(window));
        }
    }
}
