package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.millrace.campaign.CampaignStatus;
import org.millrace.counter.Count;
import org.millrace.counter.Metric;
import org.millrace.delivery.NewMessage;
import org.millrace.workflow.WorkflowDocument;

/** The engine in memory against the simplest of models: whoever is inside gets each message once, and none during a freeze. */
class FreezeModelTest {

    private static final WorkflowDocument THREE = aWorkflow()
            .node("first", "send", "{\"channel\":\"email\",\"template\":\"first\"}")
            .node("pause", "wait", "{\"amount\":3,\"unit\":\"hours\"}")
            .node("second", "send", "{\"channel\":\"email\",\"template\":\"second\"}")
            .node("later", "wait", "{\"amount\":5,\"unit\":\"hours\"}")
            .node("third", "send", "{\"channel\":\"email\",\"template\":\"third\"}")
            .node("done", "exit", "{}")
            .path("start", "first", "pause", "second", "later", "third", "done")
            .build();

    @Property(tries = 200)
    @Tag("P-01")
    @Tag("S0-09")
    void random_freezes_entries_skips_and_ticks_send_each_message_once_and_none_while_frozen(@ForAll Random random) {
        ManualEngine engine = new ManualEngine(THREE);
        long contacts = 0;
        for (int step = 0; step < 60; step++) {
            int before = engine.messages.size();
            boolean frozen = engine.status == CampaignStatus.FROZEN;
            switch (random.nextInt(6)) {
                case 0 -> engine.status = CampaignStatus.FROZEN;
                case 1 -> thaw(engine, contacts);
                case 2 -> engine.status = frozen ? CampaignStatus.FROZEN : CampaignStatus.PAUSED;
                case 3 -> {
                    if (engine.status == CampaignStatus.ACTIVE) {
                        engine.enter(++contacts);
                    }
                }
                case 4 -> skip(engine, contacts, random);
                default -> {
                    engine.tick(Duration.ofMinutes(random.nextInt(240)));
                    assertThat(frozen ? engine.messages.size() - before : 0).isZero();
                }
            }
            assertThat(accounted(engine)).isEqualTo(contacts);
        }
        thaw(engine, contacts);
        for (int hour = 0; hour < 10; hour++) {
            engine.tick(Duration.ofHours(1));
        }
        Set<String> keys = new HashSet<>();
        for (NewMessage message : engine.messages) {
            assertThat(keys.add(message.contactId() + " " + message.template())).isTrue();
        }
        assertThat(keys).hasSize((int) contacts * 3);
        assertThat(engine.runs.statuses().getOrDefault(RunStatus.SUCCESS, 0L)).isEqualTo(contacts);
        assertThat(entered(engine)).isEqualTo(contacts * 7 - contacts);
    }

    /** As a resumption does it: the status first, then those standing still wait for the due time that they had. */
    private static void thaw(ManualEngine engine, long contacts) {
        engine.status = CampaignStatus.ACTIVE;
        List<Long> standing = new ArrayList<>();
        for (long run = 1; run <= contacts; run++) {
            if (engine.runs.status(run) == RunStatus.FROZEN) {
                standing.add(run);
            }
        }
        engine.runs.hold(standing, RunStatus.WAITING);
    }

    private static void skip(ManualEngine engine, long contacts, Random random) {
        if (contacts > 0) {
            long run = 1 + random.nextInt((int) contacts);
            if (engine.runs.status(run) == RunStatus.WAITING) {
                engine.runs.wake(run, Signal.SKIP, engine.clock.instant());
            }
        }
    }

    private static long accounted(ManualEngine engine) {
        return engine.runs.statuses().values().stream().mapToLong(n -> n).sum();
    }

    /** How often a node was entered, the trigger apart, which the enrolment counts. */
    private static long entered(ManualEngine engine) {
        return engine.counters.read(ManualEngine.TENANT, ManualEngine.CAMPAIGN).stream()
                .filter(count -> count.metric() == Metric.ENTERED)
                .mapToLong(Count::n)
                .sum();
    }
}
