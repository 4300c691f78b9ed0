package org.millrace.run.wake;

import java.time.Clock;
import java.util.List;
import org.millrace.audience.TestAudiences;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.ConsentChanged;
import org.millrace.contact.ContactChangeRepository;
import org.millrace.contact.EventsRecorded;
import org.millrace.platform.PostgresDatabase;
import org.millrace.workflow.WorkflowVersions;

/** What wakes runs in a real database, for tests that tell the news themselves. */
public final class TestWakeups {

    private final WakeRepository repository;
    private final EventWakeups events;
    private final OptOutWakeups optOuts;
    private final SegmentWakeups segments;
    private final Clock clock;

    public TestWakeups(PostgresDatabase database, WorkflowVersions versions, Clock clock) {
        this.repository = new WakeRepository(database.jdbi());
        this.events = new EventWakeups(repository, TestCampaigns.goals(database.jdbi()), versions, clock);
        this.optOuts = new OptOutWakeups(repository, versions, clock);
        this.segments = new SegmentWakeups(
                repository, TestAudiences.rules(database.jdbi()), new ContactChangeRepository(database.jdbi()), clock);
        this.clock = clock;
    }

    public void recorded(EventsRecorded news) {
        events.recorded(news);
    }

    /** What the segments that somebody waits for ask for. */
    public void recordedInSegments(EventsRecorded news) {
        segments.recorded(news);
    }

    public void changed(ConsentChanged news) {
        optOuts.changed(news);
    }

    /** As the news of a person's act would. */
    public void wake(long runId, String signal) {
        repository.wake(List.of(new Wakeup(runId, signal)), clock.instant());
    }
}
