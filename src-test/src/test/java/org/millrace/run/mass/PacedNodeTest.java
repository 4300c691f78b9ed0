package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of all shards side by side ask one node for slots. */
class PacedNodeTest extends LiveGround {

    private static final Instant START = Instant.parse("2026-03-02T09:10:00Z");
    private static final int CONTACTS = 400;
    private static final int PER_HOUR = 90;

    PacedNodeTest() {
        super(START);
    }

    @Test
    @Tag("S1-36")
    void no_hour_lets_more_pass_than_it_may_however_many_threads_ask() throws Exception {
        LiveCampaign campaign = live(aWorkflow()
                .node("mail", "send", "{\"channel\":\"null\",\"batch\":{\"atMost\":90,\"per\":\"hour\"}}")
                .node("done", "exit", "{}")
                .path("start", "mail", "done")
                .build());
        campaign.enter(CONTACTS);

        List<Long> sent = new ArrayList<>();
        for (int hour = 0; hour < 5; hour++) {
            inParallel(() -> {
                int moved;
                do {
                    moved = campaign.engine.round(7);
                } while (moved > 0);
                return null;
            });
            sent.add(campaign.messages("SENT"));
            clock.advance(Duration.ofHours(1));
        }

        assertThat(sent).containsExactly(90L, 180L, 270L, 360L, 400L);
        assertThat(campaign.runs("SUCCESS")).isEqualTo(CONTACTS);
        assertThat(
                        campaign.count(
                                "select max(n) from (select count(*) as n from message where campaign_id = :id group by date_trunc('hour', sent_at)) h"))
                .isEqualTo(PER_HOUR);
    }

    private static void inParallel(Callable<Void> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : threads.invokeAll(List.of(work, work, work, work))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
