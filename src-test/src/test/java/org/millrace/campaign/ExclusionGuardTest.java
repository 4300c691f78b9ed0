package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.delivery.SendGuard.Candidate;
import org.millrace.delivery.SendGuard.Refusal;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;

/** Two contacts of one campaign, each with a mail that is about to be sent. */
@Tag("S1-08")
class ExclusionGuardTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private int tenant;
    private long campaign;
    private long ann;
    private long bob;

    @BeforeEach
    void twoMails() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("acme");
        campaign = TestCampaigns.row(DATABASE.jdbi(), tenant, "spring", "ACTIVE");
        ann = contact("ann");
        bob = contact("bob");
    }

    @Test
    void any_number_of_exclusions_is_asked_like_one_as_long_as_they_hold_nobody() {
        exclude("Blocked");
        int one = statements();
        exclude("Churned");
        exclude("Dormant");

        assertThat(statements()).isEqualTo(one);
    }

    @Test
    void whoever_is_held_is_told_the_first_that_holds_them_and_a_call_to_a_system_goes() {
        block(exclude("Churned"), bob);
        long dormant = exclude("Dormant");
        block(dormant, bob);
        block(dormant, ann);
        exclude("Blocked");

        assertThat(refused(tenant))
                .isEqualTo(Map.of(
                        1L, new Refusal.Skip("left out: in \u201cDormant\u201d"),
                        2L, new Refusal.Skip("left out: in \u201cChurned\u201d")));
    }

    @Test
    void exclusions_that_no_statement_can_hold_keep_the_mails_of_their_campaign_waiting_and_fail_nothing() {
        excludeMoreThanCanBeAsked();

        Map<Long, Refusal> refused = refused(tenant);

        assertThat(refused).containsOnlyKeys(1L, 2L);
        assertThat(refused.values())
                .allSatisfy(refusal -> assertThat(refusal).isInstanceOfSatisfying(Refusal.Postpone.class, later -> {
                    assertThat(later.until()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
                    assertThat(later.reason()).startsWith("\u201cAll\u201d cannot be asked: ");
                }));
    }

    @Test
    void another_tenant_s_campaign_leaves_nobody_out() {
        block(exclude("Blocked"), ann);

        assertThat(refused(DATABASE.newTenant("other"))).isEmpty();
        assertThat(refused(tenant)).containsOnlyKeys(1L);
    }

    private int statements() {
        AtomicInteger count = new AtomicInteger();
        DATABASE.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                count.incrementAndGet();
            }
        });
        try {
            assertThat(refused(tenant)).isEmpty();
        } finally {
            DATABASE.jdbi().setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
        return count.get();
    }

    private Map<Long, Refusal> refused(int asking) {
        return DATABASE.newTx(() -> TestCampaigns.exclusionGuard(DATABASE.jdbi(), new SettableClock(NOW))
                .refuse(
                        List.of(
                                new Candidate(1, asking, campaign, 1, ann, "email", "marketing"),
                                new Candidate(2, asking, campaign, 2, bob, "email", "marketing"),
                                new Candidate(3, asking, campaign, 2, bob, "webhook", "marketing")),
                        NOW));
    }

    private long contact(String id) {
        return id("insert into contact (tenant_id, external_id, shard, created_at, updated_at)" + " values (" + tenant
                + ", '" + id + "', 0, now(), now()) returning id");
    }

    private long exclude(String name) {
        long list = id("insert into segment (tenant_id, slug, name, kind, created_at, updated_at)" + " values ("
                + tenant + ", lower('" + name + "'), '" + name + "', 'LIST', now(), now()) returning id");
        run(
                "insert into campaign_exclusion (tenant_id, campaign_id, segment_id) values (?, ?, ?)",
                tenant,
                campaign,
                list);
        return list;
    }

    /** 140 segments of 500 conditions: a statement takes 65,535 values. */
    private void excludeMoreThanCanBeAsked() {
        String leaves = IntStream.range(0, 500)
                .mapToObj("{\"type\": \"hasTag\", \"tag\": \"t%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"type\": \"any\", \"of\": [", "]}"));
        run(
                "insert into segment (tenant_id, slug, name, kind, predicate, created_at, updated_at)"
                        + " select ?, 'part' || n, 'Part ' || n, 'SEGMENT', cast(? as jsonb), now(), now()"
                        + " from generate_series(1, 140) n",
                tenant,
                leaves);
        String parts = IntStream.rangeClosed(1, 140)
                .mapToObj("{\"type\": \"inSegment\", \"segment\": \"part%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"type\": \"any\", \"of\": [", "]}"));
        run("update segment set kind = 'SEGMENT', predicate = cast(? as jsonb) where id = ?", parts, exclude("All"));
    }

    private void block(long list, long contact) {
        run(
                "insert into segment_member (tenant_id, segment_id, contact_id, added_at) values (?, ?, ?, now())",
                tenant,
                list,
                contact);
    }

    private static void run(String sql, Object... values) {
        DATABASE.jdbi().useHandle(h -> h.execute(sql, values));
    }

    private static long id(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(long.class).one());
    }
}
