package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.PostgresDatabase;

/** Live runs in every state that sabotage can bring about, against a model that counts each run's reasons. */
class StuckRunsTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> STATUSES = List.of("WAITING", "WAITING", "WAITING", "FROZEN", "INCIDENT");

    private final Random random = new Random(4);
    private final StuckRuns stuck =
            new StuckRuns(new StuckRunRepository(DATABASE.jdbi()), Clock.fixed(NOW, ZoneOffset.UTC));
    private long moving;
    private long frozen;

    @BeforeEach
    void twoCampaigns() {
        DATABASE.clear();
        int tenant = DATABASE.newTenant("acme");
        moving = TestCampaigns.row(DATABASE.jdbi(), tenant, "moving", "ACTIVE");
        frozen = TestCampaigns.row(DATABASE.jdbi(), tenant, "frozen", "FROZEN");
    }

    @Test
    @Tag("P-04")
    void one_look_leaves_every_live_run_with_exactly_one_reason_and_the_next_finds_nothing() {
        for (int contact = 1; contact <= 600; contact++) {
            sabotaged(contact);
        }
        int without = wrong();
        assertThat(without).isGreaterThan(100);

        int repaired = DATABASE.newTx(stuck::repair);

        assertThat(repaired).isGreaterThanOrEqualTo(without);
        assertThat(wrong()).isZero();
        assertThat(DATABASE.newTx(stuck::repair)).isZero();
    }

    @Test
    @Tag("P-04")
    void who_was_not_told_of_a_decision_or_an_outcome_is_told() {
        long decided = run(1, moving, "WAITING", "APPROVAL", false);
        approval(decided, "REJECTED");
        long open = run(2, moving, "WAITING", "APPROVAL", false);
        approval(open, null);
        long failed = run(3, moving, "WAITING", "DELIVERY", false);
        message(failed, "SKIPPED");
        long sent = run(4, moving, "WAITING", "DELIVERY", false);
        message(sent, "SENT");
        long uncertain = run(5, moving, "WAITING", "DELIVERY", false);
        message(uncertain, "UNCERTAIN");

        DATABASE.newTx(stuck::repair);

        assertThat(signals())
                .containsEntry(decided, Signal.REJECTED)
                .containsEntry(failed, Signal.FAILED)
                .containsEntry(sent, Signal.DELIVERED)
                .hasSize(3);
    }

    @Test
    @Tag("P-04")
    void what_was_found_and_put_right_is_listed_for_people_once_a_day_for_one_run() {
        long waiting = run(1, moving, "WAITING", "TIME", false);
        long standing = run(2, moving, "FROZEN", "TIME", true);
        run(3, moving, "WAITING", "TIME", true);
        DATABASE.newTx(stuck::repair);
        DATABASE.jdbi().useHandle(h -> h.execute("update run set due_at = null"));
        DATABASE.newTx(stuck::repair);

        List<IncidentSummary> listed = new OperationsRepository(DATABASE.jdbi()).repaired(1, NOW.minusSeconds(1));

        assertThat(listed)
                .extracting(IncidentSummary::runId, found -> found.error().toString())
                .contains(
                        tuple(waiting, "found waiting for nothing"),
                        tuple(standing, "found frozen in a campaign that moves"))
                .hasSize(3);
        assertThat(new OperationsRepository(DATABASE.jdbi()).repaired(1, NOW)).isEmpty();
        assertThat(new OperationsRepository(DATABASE.jdbi()).repaired(2, NOW.minusSeconds(1)))
                .isEmpty();
    }

    /** A run of a random kind with a random set of what could hold it. */
    private void sabotaged(int contact) {
        String status = STATUSES.get(random.nextInt(STATUSES.size()));
        String waitingFor = random.nextInt(3) == 0 ? null : WaitReason.values()[random.nextInt(4)].name();
        long id = run(contact, random.nextBoolean() ? moving : frozen, status, waitingFor, random.nextBoolean());
        if (random.nextInt(3) == 0) {
            incident(id);
        }
        if (random.nextBoolean()) {
            approval(id, random.nextBoolean() ? null : "APPROVED");
        }
        if (random.nextBoolean()) {
            message(
                    id,
                    List.of("READY", "HELD", "CLAIMED", "UNCERTAIN", "SENT", "FAILED", "SKIPPED")
                            .get(random.nextInt(7)));
        }
    }

    /** How many live runs have no reason, or two. */
    private int wrong() {
        List<Map<String, Object>> rows = DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select r.status, r.waiting_for, r.due_at is not null as due, c.status as campaign,
                               exists (select 1 from incident i where i.run_id = r.id and i.resolved_at is null) as incident,
                               exists (select 1 from approval a where a.run_id = r.id and a.decision is null) as asked,
                               exists (select 1 from message m where m.run_id = r.id
                                       and m.state in ('READY', 'HELD', 'CLAIMED', 'UNCERTAIN')) as unsettled
                        from run r join campaign c on c.id = r.campaign_id
                        where r.status in ('WAITING', 'FROZEN', 'INCIDENT')
                        """)
                .mapToMap()
                .list());
        return (int) rows.stream().filter(row -> reasons(row).size() != 1).count();
    }

    private static List<String> reasons(Map<String, Object> row) {
        List<String> reasons = new ArrayList<>();
        boolean waits = row.get("status").equals("WAITING");
        if (waits && (boolean) row.get("due")) {
            reasons.add("due time");
        } else if (waits && "APPROVAL".equals(row.get("waiting_for")) && (boolean) row.get("asked")) {
            reasons.add("approval");
        } else if (waits && "DELIVERY".equals(row.get("waiting_for")) && (boolean) row.get("unsettled")) {
            reasons.add("delivery");
        }
        if (row.get("status").equals("FROZEN") && row.get("campaign").equals("FROZEN")) {
            reasons.add("freeze");
        }
        if ((boolean) row.get("incident")) {
            reasons.add("incident");
        }
        return reasons;
    }

    private static Map<Long, String> signals() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select id, signal from run where signal is not null")
                .reduceRows(new java.util.HashMap<>(), (all, row) -> {
                    all.put(row.getColumn("id", Long.class), row.getColumn("signal", String.class));
                    return all;
                }));
    }

    private static long run(int contact, long campaign, String status, String waitingFor, boolean due) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, waiting_for,
                                         due_at, shard, entered_at, moved_at)
                        values (1, :campaign, :contact, 1, 1, :status, :waitingFor,
                                case when :due then cast(:now as timestamptz) end, :shard, :now, :now)
                        returning id
                        """)
                .bind("campaign", campaign)
                .bind("contact", contact)
                .bind("status", status)
                .bind("waitingFor", waitingFor)
                .bind("due", due)
                .bind("shard", contact % 16)
                .bind("now", NOW)
                .mapTo(Long.class)
                .one());
    }

    private static void incident(long run) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error, opened_at)"
                                + " values (1, 1, ?, 1, 1, 'broken', now())",
                        run));
    }

    private static void approval(long run, String decision) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into approval (tenant_id, campaign_id, run_id, contact_id, node_no, visit, question, asked_at,"
                                + " decision) values (1, 1, ?, 1, 1, 1, 'Shall we?', now(), ?)",
                        run,
                        decision));
    }

    private static void message(long run, String state) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel, state,"
                                + " shard, ready_at, created_at) values (1, 1, ?, 1, 1, 1, 1, 'webhook', ?, 1, now(), now())",
                        run,
                        state));
    }
}
