package org.millrace.run.wake;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignGoals;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.workflow.WorkflowVersions;

/** Wakes the runs that events concern, in the transaction that stored the events. */
@Dependent
class EventWakeups {

    private static final Comparator<Recorded> IN_TIME =
            Comparator.comparing(Recorded::occurredAt).thenComparing(Recorded::id);

    private final WakeRepository runs;
    private final CampaignGoals goals;
    private final WorkflowVersions versions;
    private final Clock clock;

    @Inject
    EventWakeups(WakeRepository runs, CampaignGoals goals, WorkflowVersions versions, Clock clock) {
        this.runs = runs;
        this.goals = goals;
        this.versions = versions;
        this.clock = clock;
    }

    void recorded(@Observes EventsRecorded news) {
        Map<Long, List<Recorded>> byContact =
                news.events().stream().sorted(IN_TIME).collect(Collectors.groupingBy(Recorded::contactId));
        Set<String> names = news.events().stream().map(Recorded::name).collect(Collectors.toSet());
        List<LiveRun> concerned = runs.lockListening(news.tenant(), byContact.keySet(), names);
        if (concerned.isEmpty()) {
            return;
        }
        List<CampaignGoals.Target> targets =
                goals.reachedBy(concerned.stream().map(LiveRun::campaignId).collect(Collectors.toSet()), names);
        List<Wakeup> wakeups = new ArrayList<>();
        for (LiveRun run : concerned) {
            RunNews ofRun = new RunNews(run, versions.compiled(run.versionId()), targets);
            byContact.get(run.contactId()).stream()
                    .map(ofRun::signal)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(signal -> wakeups.add(new Wakeup(run.id(), signal)));
        }
        if (!wakeups.isEmpty()) {
            runs.wake(wakeups, clock.instant());
        }
    }
}
