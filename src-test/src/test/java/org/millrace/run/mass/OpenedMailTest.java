package org.millrace.run.mass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.PostgresContacts;

/** A condition within a flow that asks about one of its mails. */
class OpenedMailTest extends LiveGround {

    @BeforeEach
    void enters() {
        campaign = live(aWorkflow()
                .node("first", "send", "{\"channel\": \"email\", \"template\": \"first\"}")
                .node("third", "send", "{\"channel\": \"email\", \"template\": \"third\"}")
                .node("pause", "wait", "{\"amount\": 1, \"unit\": \"days\"}")
                .node("opened", "condition", "{\"when\": {\"type\": \"emailOpened\", \"template\": \"third\"}}")
                .node("yes", "exit", "{\"status\": \"success\"}")
                .node("no", "exit", "{\"status\": \"partial\"}")
                .path("start", "first", "third", "pause", "opened")
                .edge("opened", "yes", "yes")
                .edge("opened", "no", "no")
                .build());
        for (String slug : List.of("first", "third")) {
            template(slug);
        }
        campaign.enter(1);
        while (campaign.engine.round(10) > 0) {
            // until the run waits
        }
    }

    /** There a filter in an automation could only ask whether any mail whatever had ever been opened. */
    @ParameterizedTest
    @CsvSource({"first, PARTIAL", "third, SUCCESS"})
    void notifuse_273_whether_one_mail_of_the_flow_was_opened_is_not_answered_by_another(String mail, String status) {
        opens(mail);

        clock.advance(Duration.ofDays(1));
        while (campaign.engine.round(10) > 0) {
            // until the run has ended
        }

        assertThat(campaign.messages("READY")).isEqualTo(2);
        assertThat(campaign.runs(status)).isOne();
    }

    private void opens(String mail) {
        long message = campaign.count(
                """
                select m.id from message m join template_version v on v.id = m.template_version_id
                join template t on t.id = v.template_id where m.campaign_id = :id and t.slug = '%s'
                """
                        .formatted(mail));
        long contact = campaign.count("select contact_id from run where campaign_id = :id");
        ContactEvent opened = new ContactEvent(
                contact,
                "email_opened",
                clock.instant(),
                "test",
                mail,
                null,
                new ContactEvent.Origin(campaign.id, message, false, null));
        DATABASE.newTx(() -> new PostgresContacts(DATABASE, clock.instant())
                .events()
                .add(campaign.tenant, List.of(opened), clock.instant()));
    }

    private void template(String slug) {
        DATABASE.jdbi()
                .useHandle(h -> h.execute(
                        """
                        with t as (insert into template (tenant_id, slug, name, channel, current_no, created_at, updated_at)
                                   values (?, ?, ?, 'email', 1, now(), now()) returning id, tenant_id)
                        insert into template_version (tenant_id, template_id, no, subject, html, created_by, created_at)
                        select tenant_id, id, 1, 'Hello', '<p>Hello</p>', 'mia', now() from t
                        """,
                        campaign.tenant,
                        slug,
                        slug));
    }
}
