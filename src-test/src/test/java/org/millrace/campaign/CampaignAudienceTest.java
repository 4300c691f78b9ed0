package org.millrace.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.audience.SegmentUse;
import org.millrace.audience.UseCount;
import org.millrace.platform.PostgresDatabase;

/** Which campaigns an edit of an audience reaches. */
@Tag("S1-02")
@Tag("S1-08")
class CampaignAudienceTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final CampaignAudienceRepository repository = new CampaignAudienceRepository(DATABASE.jdbi());
    private int acme;
    private int other;
    private long leads;
    private long customers;

    @BeforeEach
    void twoAudiences() {
        DATABASE.clear();
        acme = DATABASE.newTenant("acme");
        other = DATABASE.newTenant("other");
        leads = segment("leads");
        customers = segment("customers");
    }

    @Test
    void a_campaign_that_leaves_an_audience_out_uses_it_too() {
        long having = campaign("Having", "DRAFT", customers);
        long leaving = campaign("Leaving", "ACTIVE", leads);
        exclude(leaving);
        campaign("Neither", "ACTIVE", leads);
        exclude(campaign("Archived", "ARCHIVED", leads));

        assertThat(repository.of(acme, customers))
                .containsExactly(
                        new SegmentUse(leaving, "Leaving", "ACTIVE", true, true, null),
                        new SegmentUse(having, "Having", "DRAFT", false, false, null));
        assertThat(repository.count(acme, List.of(leads, customers)))
                .containsEntry(customers, new UseCount(2, 1, 0, 1, 0))
                .containsEntry(leads, new UseCount(2, 2, 2, 0, 0));
        assertThat(repository.of(other, customers)).isEmpty();
        assertThat(repository.count(other, List.of(customers))).isEmpty();
    }

    @Test
    void an_audience_that_a_campaigns_audience_leaves_out_is_used_by_the_campaign_and_once_only() {
        long campaign = campaign("Spring", "ACTIVE", leads);
        leaveOut(leads, customers);
        exclude(campaign);

        assertThat(repository.of(acme, customers))
                .containsExactly(new SegmentUse(campaign, "Spring", "ACTIVE", true, true, null));
        assertThat(repository.count(acme, List.of(customers))).containsEntry(customers, new UseCount(1, 1, 0, 1, 0));
    }

    @Test
    void a_campaign_whose_audience_names_a_segment_that_names_it_uses_it_by_way_of_that() {
        long loyal = naming("loyal", "customers");
        long vips = naming("vips", "loyal");
        long campaign = campaign("Thanks", "ACTIVE", vips);

        assertThat(repository.of(acme, customers))
                .containsExactly(new SegmentUse(campaign, "Thanks", "ACTIVE", true, false, "vips"));
        assertThat(repository.of(acme, vips))
                .containsExactly(new SegmentUse(campaign, "Thanks", "ACTIVE", true, false, null));
        assertThat(repository.count(acme, List.of(customers, loyal, vips)))
                .containsEntry(customers, new UseCount(1, 1, 0, 0, 1))
                .containsEntry(loyal, new UseCount(1, 1, 0, 0, 1))
                .containsEntry(vips, new UseCount(1, 1, 1, 0, 0));
        assertThat(repository.of(other, customers)).isEmpty();
    }

    @Test
    void what_the_segment_of_a_campaign_leaves_out_is_left_out_by_way_of_it() {
        long loyal = naming("loyal", "leads");
        leaveOut(loyal, customers);
        long campaign = campaign("Thanks", "PAUSED", loyal);

        assertThat(repository.of(acme, customers))
                .containsExactly(new SegmentUse(campaign, "Thanks", "PAUSED", true, true, "loyal"));
        assertThat(repository.of(acme, leads))
                .containsExactly(new SegmentUse(campaign, "Thanks", "PAUSED", false, false, "loyal"));
    }

    @Test
    void what_a_left_out_audience_itself_leaves_out_is_asked_at_each_sending_also_while_nobody_enters() {
        long staff = segment("staff");
        long board = segment("board");
        leaveOut(customers, staff);
        leaveOut(staff, board);
        long paused = campaign("Paused", "PAUSED", leads);
        exclude(paused);
        long having = campaign("Having", "COMPLETED", customers);
        campaign("Draft", "DRAFT", customers);

        assertThat(repository.of(acme, staff))
                .filteredOn(SegmentUse::live)
                .containsExactly(
                        new SegmentUse(having, "Having", "COMPLETED", true, true, "A"),
                        new SegmentUse(paused, "Paused", "PAUSED", true, false, "A"))
                .noneMatch(SegmentUse::enrols);
        assertThat(repository.of(acme, board))
                .filteredOn(SegmentUse::live)
                .extracting(SegmentUse::name, SegmentUse::leavesOut)
                .containsExactly(tuple("Having", false), tuple("Paused", true));
        assertThat(repository.count(acme, List.of(staff))).containsEntry(staff, new UseCount(3, 2, 0, 2, 3));
    }

    private void leaveOut(long segment, long excluded) {
        run(
                "insert into segment_exclusion (tenant_id, segment_id, excluded_id) values (?, ?, ?)",
                acme,
                segment,
                excluded);
    }

    private long naming(String slug, String named) {
        long segment = segment(slug);
        run(
                "update segment set kind = 'SEGMENT', name = slug, predicate = cast(? as jsonb) where id = ?",
                "{\"type\": \"all\", \"of\": [{\"type\": \"not\", \"of\": {\"type\": \"hasTag\", \"tag\": \"x\"}},"
                        + " {\"type\": \"inSegment\", \"segment\": \"" + named + "\"}]}",
                segment);
        return segment;
    }

    private void exclude(long campaign) {
        run(
                "insert into campaign_exclusion (tenant_id, campaign_id, segment_id) values (?, ?, ?)",
                acme,
                campaign,
                customers);
    }

    private long segment(String slug) {
        return DATABASE.jdbi().withHandle(h -> h.createQuery(
                        """
                        insert into segment (tenant_id, slug, name, kind, created_at, updated_at)
                        values (:tenant, :slug, 'A', 'LIST', now(), now()) returning id
                        """)
                .bind("tenant", acme)
                .bind("slug", slug)
                .mapTo(long.class)
                .one());
    }

    private long campaign(String name, String status, long segment) {
        long campaign = TestCampaigns.row(DATABASE.jdbi(), acme, name, status);
        run("update campaign set audience_kind = 'SEGMENT', segment_id = ? where id = ?", segment, campaign);
        return campaign;
    }

    private static void run(String sql, Object... values) {
        DATABASE.jdbi().useHandle(h -> h.execute(sql, values));
    }
}
