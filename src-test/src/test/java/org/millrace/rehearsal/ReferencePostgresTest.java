package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.Entities;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.workflow.TestWorkflows;

/** A sample of the random flows in a real database, against the same reference interpreter. */
class ReferencePostgresTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestWorkflows.ENTITIES.toArray(Class<?>[]::new));

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration LASTS = Duration.ofDays(30);
    private static final int FLOWS = Integer.getInteger("reference.postgres.flows", 300);
    private static final long SEED = Long.getLong("reference.postgres.seed", 3_022);

    private final AcceptedFlows accepted = new AcceptedFlows();

    @Test
    @Tag("P-14")
    void what_is_published_does_in_the_database_what_the_documentation_says() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FLOWS; i++) {
            RandomFlow flow = accepted.next(random);
            SettableClock clock = new SettableClock(START);
            PostgresCampaign campaign = PostgresCampaign.of(DATABASE, ENTITIES, clock, flow, "t" + i);
            List<String> played = new PostgresFlow(DATABASE, flow, campaign, clock).play(LASTS);
            ReferenceRun.Numbers numbers = new ReferenceRun.Numbers(campaign.id(), campaign.run(), campaign.contact());
            assertThat(played).as(flow::toString).isEqualTo(new ReferenceInterpreter(flow, START, numbers).play(LASTS));
        }
    }
}
