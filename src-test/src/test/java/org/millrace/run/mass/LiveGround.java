package org.millrace.run.mass;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.Entities;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.workflow.WorkflowDocument;

/** An empty database for a campaign that a test makes, on a Monday at nine unless it says otherwise. */
abstract class LiveGround {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    @RegisterExtension
    static final Entities ENTITIES = new Entities(DATABASE, TestCampaigns.entities());

    final SettableClock clock;
    LiveCampaign campaign;

    LiveGround() {
        this(Instant.parse("2026-03-02T09:00:00Z"));
    }

    LiveGround(Instant start) {
        clock = new SettableClock(start);
    }

    @BeforeEach
    final void empty() {
        DATABASE.clear();
    }

    LiveCampaign live(WorkflowDocument document) {
        return new LiveCampaign(DATABASE, ENTITIES, clock, document);
    }

    static void run(String sql) {
        DATABASE.jdbi().useHandle(h -> h.execute(sql));
    }

    static List<String> texts(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
