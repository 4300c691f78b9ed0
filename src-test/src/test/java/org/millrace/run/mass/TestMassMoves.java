package org.millrace.run.mass;

import java.time.Clock;
import java.util.ArrayList;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.TestAudiences;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.TestCampaigns;
import org.millrace.counter.CounterRepository;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.PostgresDatabase;
import org.millrace.workflow.WorkflowVersions;

/** Mass moves on a test's database, for tests of other capabilities. */
public final class TestMassMoves {

    private TestMassMoves() {}

    /** Whatever enrolments are asked for, chunk by chunk to their end. */
    public static void enrol(PostgresDatabase database, WorkflowVersions versions, Clock clock) {
        Jdbi jdbi = database.jdbi();
        CounterRepository counters = new CounterRepository(jdbi);
        CampaignStates states = TestCampaigns.states(jdbi);
        Enrolment enrolment = new Enrolment(
                states,
                TestAudiences.resolver(jdbi, clock),
                versions,
                new EnrolmentRepository(jdbi),
                new ReentryRepository(jdbi),
                counters,
                clock,
                new FiredEvents<>());
        MassMoveWork work = new MassMoveWork(enrolment, null, null, null, null, counters, clock);
        MassMoveChunks chunks = new MassMoveChunks(new MassMoveRepository(jdbi), work, states, clock, 100);
        boolean busy = true;
        while (busy) {
            busy = database.newTx(() -> chunks.next(new ArrayList<>()));
        }
    }

    public static AudienceEntries entries(Jdbi jdbi) {
        return new AudienceEntries(new MassMoveRepository(jdbi));
    }
}
