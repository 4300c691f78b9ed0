package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.platform.PostgresDatabase;

/** A sample is there to be played with: what people made of it must not keep it from being removed. */
class SampleRepositoryTest {

    private static final String SLUG = "sample";

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SampleRepository samples = new SampleRepository(DATABASE.jdbi());
    private int tenant;
    private long sample;
    private long list;

    @BeforeEach
    void sample() {
        DATABASE.clear();
        tenant = DATABASE.newTenant(SLUG);
        list = segment(SLUG);
        sample = TestCampaigns.row(DATABASE.jdbi(), tenant, SLUG, "ACTIVE");
        execute("update campaign set segment_id = ? where id = ?", list, sample);
        samples.mark(tenant, sample);
    }

    @Test
    void
            it_goes_with_the_schedule_of_its_audience_with_the_count_that_is_under_way_and_with_the_tests_of_its_workflow() {
        execute(
                "insert into audience_schedule (segment_id, tenant_id, cron, zone, missed, grace_minutes, enabled, next_at)"
                        + " values (?, ?, '0 9 * * *', 'UTC', 'SKIP', 60, true, now())",
                list,
                tenant);
        execute(
                "insert into audience_count (segment_id, tenant_id, asked_at, members) values (?, ?, now(), 0)",
                list,
                tenant);
        execute(
                "insert into audience_occurrence (segment_id, tenant_id, scheduled_at, outcome, decided_at)"
                        + " values (?, ?, now(), 'FIRED', now())",
                list,
                tenant);
        execute(
                "insert into segment_exclusion (segment_id, excluded_id, tenant_id) values (?, ?, ?)",
                list,
                segment("b"),
                tenant);
        execute(
                "insert into flow_test (workflow_id, tenant_id, name, document, updated_by, updated_at)"
                        + " select workflow_id, tenant_id, 'all goes well', '{}', 'mia', now() from campaign where id = ?",
                sample);

        samples.remove(tenant, sample, SLUG);

        assertThat(samples.find(tenant)).isEmpty();
        assertThat(count("segment where slug = 'sample'")).isZero();
        assertThat(count("workflow")).isZero();
    }

    @Test
    void an_audience_that_another_campaign_leaves_out_by_now_stays() {
        long other = TestCampaigns.row(DATABASE.jdbi(), tenant, "other", "ACTIVE");
        execute(
                "insert into campaign_exclusion (campaign_id, segment_id, tenant_id) values (?, ?, ?)",
                other,
                list,
                tenant);

        samples.remove(tenant, sample, SLUG);

        assertThat(samples.find(tenant)).isEmpty();
        assertThat(count("segment")).isOne();
    }

    @Test
    void an_audience_that_another_audience_leaves_out_by_now_stays() {
        execute(
                "insert into segment_exclusion (segment_id, excluded_id, tenant_id) values (?, ?, ?)",
                segment("b"),
                list,
                tenant);

        samples.remove(tenant, sample, SLUG);

        assertThat(count("segment")).isEqualTo(2);
    }

    private long segment(String slug) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        "insert into segment (tenant_id, slug, name, kind, created_at, updated_at)"
                                + " values (:tenant, :slug, :slug, 'LIST', now(), now()) returning id")
                .bind("tenant", tenant)
                .bind("slug", slug)
                .mapTo(long.class)
                .one());
    }

    private static void execute(String sql, Object... values) {
        DATABASE.jdbi().useHandle(h -> h.execute(sql, values));
    }

    private static long count(String from) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery("select count(*) from " + from)
                .mapTo(long.class)
                .one());
    }
}
