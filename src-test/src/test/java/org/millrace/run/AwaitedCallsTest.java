package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.delivery.CallsSettled;
import org.millrace.platform.PostgresDatabase;

@Tag("S4-09")
class AwaitedCallsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING,DELIVERY,,4,2,true,delivered,true",
        "WAITING,DELIVERY,,4,2,false,failed,true",
        "FROZEN,DELIVERY,,4,2,true,delivered,true",
        "WAITING,DELIVERY,interrupt:0,4,2,true,interrupt:0,true",
        "WAITING,TIME,,4,2,true,,false",
        "WAITING,DELIVERY,,4,1,true,,false",
        "WAITING,DELIVERY,,3,2,true,,false",
        "SUCCESS,DELIVERY,,4,2,true,,false"
    })
    void a_run_is_woken_by_the_call_that_it_waits_for_and_by_no_other(
            String status,
            String waitingFor,
            String before,
            int node,
            int visit,
            boolean delivered,
            String after,
            boolean due) {
        long run = run(status, waitingFor, before);
        new AwaitedCalls(new DeliveryWakeRepository(DATABASE.jdbi()))
                .settled(new CallsSettled(List.of(new CallsSettled.Call(1, run, node, visit, delivered)), NOW));
        DATABASE.jdbi().useHandle(h -> {
            assertThat(h.createQuery("select signal from run")
                            .mapTo(String.class)
                            .one())
                    .isEqualTo(after);
            assertThat(h.createQuery("select due_at is not null from run")
                            .mapTo(boolean.class)
                            .one())
                    .isEqualTo(due);
        });
    }

    private static long run(String status, String waitingFor, String signal) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for, signal,
                                         shard, entered_at, moved_at)
                        values (1, 1, 1, 1, 4, 2, :status, :waitingFor, :signal, 3, :now, :now) returning id
                        """)
                .bind("status", status)
                .bind("waitingFor", waitingFor)
                .bind("signal", signal)
                .bind("now", NOW)
                .mapTo(Long.class)
                .one());
    }
}
