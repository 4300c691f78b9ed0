package org.millrace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millrace.campaign.TestCampaigns;
import org.millrace.platform.Audits;
import org.millrace.platform.FixedCaller;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.Roles;

class ApprovalsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ApprovalFilter OPEN = new ApprovalFilter(null, null, true);
    private static final ApprovalFilter ALL = new ApprovalFilter(null, null, false);

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private int tenant;
    private long campaign;
    private long run;
    private Approvals approvals;

    @BeforeEach
    void aQuestion() {
        DATABASE.clear();
        tenant = DATABASE.newTenant("t");
        approvals = approvals(tenant);
        campaign = TestCampaigns.row(DATABASE.jdbi(), tenant, "C", "ACTIVE");
        run = one(
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for, shard,
                                 entered_at, moved_at)
                values (%d, %d, 4, 1, 2, 3, 'WAITING', 'APPROVAL', 3, now(), now()) returning id
                """
                        .formatted(tenant, campaign));
        NewApproval asked = new NewApproval(tenant, campaign, run, 4, 2, 3, "Call?", "sales", null);
        DATABASE.newTx(() -> new ApprovalRepository(DATABASE.jdbi()).ask(List.of(asked, asked), NOW));
    }

    @Test
    @Tag("S3-13")
    void an_answer_wakes_the_run_once_and_is_on_record() {
        Approval open = open(approvals).get(0);
        assertThat(open.question()).isEqualTo("Call?");
        assertThat(open.open()).isTrue();

        Approval decided = DATABASE.newTx(() -> approvals.decide(open.id(), Approval.Decision.REJECTED, "too early"));

        assertThat(decided.decision()).isEqualTo(Approval.Decision.REJECTED);
        assertThat(decided.decidedBy()).isEqualTo("mia");
        assertThat(decided.comment()).isEqualTo("too early");
        assertThat(text("select signal from run")).isEqualTo("rejected");
        assertThat(text("select due_at = timestamptz '2026-03-02T09:00:00Z' from run"))
                .isEqualTo("t");
        assertThat(text("select action from audit")).isEqualTo("approval.decided");
        assertThat(open(approvals)).isEmpty();
        assertThatThrownBy(() -> DATABASE.newTx(() -> approvals.decide(open.id(), Approval.Decision.APPROVED, null)))
                .isInstanceOf(ApprovalClosed.class);
        assertThat(text("select signal from run")).isEqualTo("rejected");
    }

    @Test
    void a_question_whose_run_has_gone_on_is_not_open_any_more() {
        long id = open(approvals).get(0).id();
        DATABASE.jdbi().useHandle(h -> h.execute("update run set visit = 4 where id = ?", run));

        assertThat(open(approvals)).isEmpty();
        assertThatThrownBy(() -> DATABASE.newTx(() -> approvals.decide(id, Approval.Decision.APPROVED, null)))
                .isInstanceOf(ApprovalClosed.class);
        assertThat(text("select coalesce(decision, 'none') from approval")).isEqualTo("none");
    }

    @Test
    @Tag("P-05")
    void an_interrupt_that_came_first_is_not_overruled_by_an_answer() {
        DATABASE.jdbi().useHandle(h -> h.execute("update run set signal = 'interrupt:0'"));
        long id = open(approvals).get(0).id();

        DATABASE.newTx(() -> approvals.decide(id, Approval.Decision.APPROVED, null));

        assertThat(text("select signal from run")).isEqualTo("interrupt:0");
    }

    @Test
    @Tag("S2-07")
    void a_question_of_another_tenant_is_not_there() {
        long id = open(approvals).get(0).id();
        Approvals stranger = approvals(DATABASE.newTenant("other"));

        assertThat(open(stranger)).isEmpty();
        assertThatThrownBy(() -> DATABASE.newTx(() -> stranger.decide(id, Approval.Decision.APPROVED, null)))
                .isInstanceOf(NotFound.class);
        assertThat(text("select coalesce(signal, 'none') from run")).isEqualTo("none");
    }

    @Test
    @Tag("S2-07")
    void what_waits_comes_first_and_pages_of_any_size_pass_nothing_over() {
        ask("r2", "r3", "r4", "r5");
        long other = DATABASE.newTenant("other");
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        "insert into approval (tenant_id, campaign_id, run_id, contact_id, node_no, visit, question, asked_at)"
                                + " values (?, 1, 1, 1, 1, 1, 'foreign', now())",
                        other));
        decide("Call?");
        decide("r3");
        DATABASE.jdbi()
                .useHandle(
                        h -> h.execute(
                                "update run set status = 'RUNNING', waiting_for = null where id = (select run_id from approval where question = 'r4')"));

        for (int size = 1; size <= 6; size++) {
            assertThat(paged(ALL, size)).as("pages of %d", size).containsExactly("r2", "r5", "r4", "r3", "Call?");
            assertThat(paged(OPEN, size)).as("pages of %d", size).containsExactly("r2", "r5");
        }
        assertThatThrownBy(() -> approvals.list(ALL, "closed-x", 10)).isInstanceOf(InvalidInput.class);
    }

    private void ask(String... questions) {
        for (String question : questions) {
            long another = one(
                    "insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, visit, status, waiting_for,"
                            + " shard, entered_at, moved_at) select tenant_id, campaign_id, contact_id + id, version_id, node_no, visit,"
                            + " status, waiting_for, shard, entered_at, moved_at from run order by id desc limit 1 returning id");
            NewApproval asked = new NewApproval(tenant, campaign, another, 4, 2, 3, question, "sales", null);
            DATABASE.newTx(() -> new ApprovalRepository(DATABASE.jdbi()).ask(List.of(asked), NOW));
        }
    }

    private void decide(String question) {
        long id = open(approvals).stream()
                .filter(one -> one.question().equals(question))
                .findFirst()
                .orElseThrow()
                .id();
        DATABASE.newTx(() -> approvals.decide(id, Approval.Decision.APPROVED, null));
    }

    private List<String> paged(ApprovalFilter filter, int size) {
        List<String> questions = new ArrayList<>();
        String after = null;
        do {
            Page<Approval> page = approvals.list(filter, after, size);
            page.items().forEach(one -> questions.add(one.question()));
            after = page.next().orElse(null);
        } while (after != null);
        return questions;
    }

    private static List<Approval> open(Approvals approvals) {
        return approvals.list(OPEN, null, 10).items();
    }

    private static Approvals approvals(int tenant) {
        return new Approvals(
                new ApprovalRepository(DATABASE.jdbi()),
                Audits.on(DATABASE.jdbi(), CLOCK),
                new FixedCaller(tenant, "mia", Roles.MARKETER),
                CLOCK);
    }

    private static long one(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    private static String text(String sql) {
        return DATABASE.jdbi()
                .withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }
}
