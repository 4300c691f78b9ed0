package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.TestCampaigns;
import org.millrace.counter.Metric;
import org.millrace.platform.Caller;
import org.millrace.platform.PostgresDatabase;
import org.millrace.run.RunStatus;

class MassMoveRepositoryTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final AudienceSql ALL = new AudienceSql("true", Map.of());

    private final EnrolmentRepository enrolments = new EnrolmentRepository(DATABASE.jdbi());
    private final HoldRepository holds = new HoldRepository(DATABASE.jdbi());
    private final MassMoveRepository moves = new MassMoveRepository(DATABASE.jdbi());
    private int tenant;
    private long campaign;

    @BeforeEach
    void aTenantWithACampaign() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("demo");
        campaign = aCampaign("ACTIVE");
    }

    @Test
    @Tag("S2-11")
    @Tag("S0-42")
    void everybody_enters_once_in_chunks_and_nobody_when_all_are_inside() {
        contacts(tenant, 250);
        contacts(DATABASE.newTenant("other"), 50);

        Chunk first = enrol(0, 100);
        Chunk second = enrol(first.lastId(), 100);
        Chunk third = enrol(second.lastId(), 100);

        assertThat(List.of(first.moved(), second.moved(), third.moved())).containsExactly(100L, 100L, 50L);
        assertThat(enrol(third.lastId(), 100).wasLast()).isTrue();
        assertThat(enrol(0, 1_000).wasLast()).isTrue();
        assertThat(runs("WAITING")).isEqualTo(250);
    }

    @Test
    @Tag("S2-10")
    void a_run_begins_due_at_the_first_node_of_the_version_in_its_campaign() {
        contacts(tenant, 1);

        enrol(0, 100);

        List<String> begun = DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        select r.campaign_id || ' ' || c.external_id || ' ' || r.version_id || ' ' || r.node_no
                               || ' ' || r.visit || ' ' || r.status
                        from run r join contact c on c.id = r.contact_id
                        where r.entered_at = :now and r.due_at = :now and r.tenant_id = :tenant
                        """)
                .bind("now", NOW)
                .bind("tenant", tenant)
                .mapTo(String.class)
                .list());
        assertThat(begun)
                .containsExactly(campaign + " c1 " + entry().versionId() + " " + entry().startNodeNo() + " 1 WAITING");
    }

    @Test
    void an_audience_is_a_condition_on_the_contact() {
        contacts(tenant, 20);

        Chunk chunk = DATABASE.newTx(() ->
                enrolments.enrol(entry(), new AudienceSql("c.external_id = :a_id", Map.of("a_id", "c7")), 0, 100, NOW));

        assertThat(chunk.moved()).isEqualTo(1);
    }

    @Test
    @Tag("S0-42")
    void sixteen_enrolments_at_once_enter_each_contact_once() {
        contacts(tenant, 1_000);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<CompletableFuture<Chunk>> all = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> enrol(0, 1_000), threads))
                .toList();
        long entered = all.stream()
                .map(CompletableFuture::join)
                .mapToLong(Chunk::moved)
                .sum();
        threads.shutdown();

        assertThat(entered).isEqualTo(1_000);
        assertThat(runs("WAITING")).isEqualTo(1_000);
    }

    @Test
    @Tag("S0-09")
    void a_freeze_and_a_thaw_bring_everybody_back_to_where_they_were() {
        contacts(tenant, 30);
        enrol(0, 100);
        MassMove move = aMove(MassMoveKind.FREEZE);

        Chunk frozen = DATABASE.newTx(() -> holds.change(move, List.of(RunStatus.WAITING), RunStatus.FROZEN, 100));
        assertThat(frozen.moved()).isEqualTo(30);
        assertThat(runs("FROZEN")).isEqualTo(30);
        DATABASE.newTx(() -> holds.change(move, List.of(RunStatus.FROZEN), RunStatus.WAITING, 100));

        assertThat(runs("WAITING")).isEqualTo(30);
        assertThat(dueTimes()).containsExactly(NOW);
    }

    @Test
    void whoever_is_inside_can_be_taken_out_with_trail_and_count() {
        contacts(tenant, 30);
        enrol(0, 100);

        HoldRepository.Canceled canceled =
                DATABASE.newTx(() -> holds.cancel(aMove(MassMoveKind.CANCEL), "archived", 20, NOW));

        assertThat(canceled.chunk().moved()).isEqualTo(20);
        assertThat(canceled.deltas())
                .filteredOn(delta -> delta.metric() == Metric.RUN_CANCELED)
                .extracting(delta -> delta.n())
                .containsExactly(20L);
        assertThat(runs("CANCELED")).isEqualTo(20);
        assertThat(trailLength()).isEqualTo(20);
    }

    @Test
    void moves_are_taken_in_turn_and_by_one_worker_each() {
        request(MassMoveKind.FREEZE);
        request(MassMoveKind.THAW);

        MassMove first = DATABASE.newTx(() -> {
            MassMove locked = moves.lockNext(NOW).orElseThrow();
            assertThat(DATABASE.newTx(() -> moves.lockNext(NOW))).isEmpty();
            return locked;
        });
        assertThat(first.kind()).isEqualTo(MassMoveKind.FREEZE);
        DATABASE.newTx(() -> moves.finish(first.id(), 3, NOW));

        assertThat(next()).get().extracting(MassMove::kind).isEqualTo(MassMoveKind.THAW);
    }

    @Test
    @Tag("S4-31")
    void an_enrolment_waits_while_entries_are_paused_and_goes_on_where_it_was() {
        request(MassMoveKind.ENROL);
        MassMove enrolment = next().orElseThrow();
        DATABASE.newTx(() -> moves.advance(enrolment.id(), new Chunk(77L, 5)));
        status("PAUSED");
        assertThat(next()).isEmpty();

        status("ACTIVE");
        assertThat(next()).get().extracting(MassMove::lastId).isEqualTo(77L);
    }

    @Test
    void a_move_that_fails_is_put_off_and_holds_back_nobody_else() {
        request(MassMoveKind.ENROL);
        request(MassMoveKind.FREEZE);
        MassMove bad = next().orElseThrow();
        DATABASE.newTx(() -> moves.failed(bad.id(), "broken", NOW));

        assertThat(next()).get().extracting(MassMove::kind).isEqualTo(MassMoveKind.FREEZE);
        Optional<MassMove> later = DATABASE.newTx(() -> moves.lockNext(NOW.plusSeconds(2)));
        assertThat(later).get().extracting(MassMove::id).isEqualTo(bad.id());
    }

    @Test
    void a_move_that_has_failed_for_days_still_waits_five_minutes() {
        request(MassMoveKind.FREEZE);
        MassMove bad = next().orElseThrow();
        DATABASE.jdbi().useHandle(h -> h.execute("update mass_move set failures = 5000"));
        DATABASE.newTx(() -> moves.failed(bad.id(), "broken", NOW));

        assertThat(DATABASE.newTx(() -> moves.lockNext(NOW.plusSeconds(299)))).isEmpty();
        assertThat(DATABASE.newTx(() -> moves.lockNext(NOW.plusSeconds(300)))).isPresent();
    }

    private Optional<MassMove> next() {
        return DATABASE.newTx(() -> moves.lockNext(NOW));
    }

    private void request(MassMoveKind kind) {
        DATABASE.newTx(() -> moves.request(new Caller(tenant, "ann"), MassMoveRequest.of(campaign, kind, "test"), NOW));
    }

    private Chunk enrol(long after, int limit) {
        return DATABASE.newTx(() -> enrolments.enrol(entry(), ALL, after, limit, NOW));
    }

    private EnrolmentRepository.Entry entry() {
        return new EnrolmentRepository.Entry(tenant, campaign, 5, 1);
    }

    private MassMove aMove(MassMoveKind kind) {
        return new MassMove(1, tenant, campaign, kind, "test", false, null, 0, 0);
    }

    private static void contacts(int tenant, int count) {
        DATABASE.jdbi().useHandle(h -> h.createUpdate(
                        """
                        insert into contact (tenant_id, external_id, shard, created_at, updated_at)
                        select :tenant, 'c' || n, n % 16, :now, :now from generate_series(1, :count) n
                        """)
                .bind("tenant", tenant)
                .bind("count", count)
                .bind("now", NOW)
                .execute());
    }

    private long aCampaign(String status) {
        return TestCampaigns.row(DATABASE.jdbi(), tenant, "C", status);
    }

    private void status(String status) {
        DATABASE.jdbi().useHandle(h -> h.execute("update campaign set status = ? where id = ?", status, campaign));
    }

    private static long runs(String status) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from run where status = :status")
                .bind("status", status)
                .mapTo(Long.class)
                .one());
    }

    private static List<Instant> dueTimes() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select distinct due_at from run")
                .mapTo(Instant.class)
                .list());
    }

    private static int trailLength() {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from step_log")
                .mapTo(int.class)
                .one());
    }
}
