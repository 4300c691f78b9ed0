package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.millrace.platform.Json;
import org.millrace.platform.NotFound;

/** Nobody is named any more who asked to be forgotten. */
class ContactErasureTest extends ContactGround {

    @Test
    @Tag("G46")
    void after_an_erasure_nothing_says_who_it_was() {
        put(
                "c-1",
                "{\"email\":\"canary@example.com\",\"phone\":\"+14155550100\",\"attributes\":{\"secret\":\"canary\"}}");
        DATABASE.tx(() -> desk.events()
                .record(List.of(new NewEvent("c-1", "visit", null, "s", "1", Json.tree("{\"who\":\"canary\"}")))));
        DATABASE.tx(() -> desk.scoring().set("c-1", "canary", BigDecimal.TEN));
        traces(desk.contacts().get("c-1").id());
        ContactExport export = desk.records().export("c-1");
        assertThat(export.events()).hasSize(1);
        assertThat(export.contact().scores()).containsEntry("canary", BigDecimal.TEN);
        assertThat(export.scores()).hasSize(1);
        assertThat(export.more()).containsKey("messages");
        DATABASE.tx(() -> desk.records().erase("c-1"));

        assertThatThrownBy(() -> desk.contacts().get("c-1")).isInstanceOf(NotFound.class);
        assertThat(desk.erased.fired()).hasSize(1);
        assertThat(everywhere("canary")).isEmpty();

        long again = put("c-9", "{\"email\":\"Canary@example.com\"}").contact().id();
        assertThat(DATABASE.tx(() -> new ConsentRepository(desk.jdbi)
                        .refused(List.of(new ConsentStore.Question(5, desk.tenant, again, "email", "marketing")))))
                .containsEntry(5L, ConsentStore.SUPPRESSED);
    }

    @Test
    void a_link_of_everybody_stays_when_somebody_is_erased_whose_id_stands_in_it() {
        put("7", "{\"email\":\"seven@example.com\"}");
        desk.jdbi.useHandle(h -> {
            h.execute(
                    """
                    insert into template (id, tenant_id, slug, name, channel, current_no, created_at, updated_at)
                    values (5, ?, 's', 's', 'email', 1, now(), now())""",
                    desk.tenant);
            h.execute(
                    """
                    insert into template_version (tenant_id, template_id, no, html, created_by, created_at)
                    values (?, 5, 1, '<a href="https://example.com/7?a=1&amp;b=2">Seven</a>', 'x', now())""",
                    desk.tenant);
            h.execute(
                    "insert into link (tenant_id, url_hash, url) values (?, 'y', 'https://example.com/7?a=1&b=2')",
                    desk.tenant);
        });
        DATABASE.tx(() -> desk.records().erase("7"));
        assertThat((int) desk.jdbi.withHandle(h -> h.createQuery("select count(*) from link")
                        .mapTo(int.class)
                        .one()))
                .isOne();
    }

    /** What else may name a person: an outbox, an incident, a comment, a personal link, the answer that a retried call gets. */
    private void traces(long contact) {
        desk.jdbi.useHandle(h -> {
            h.execute(
                    """
                    insert into run (id, tenant_id, campaign_id, contact_id, version_id, node_no, status, shard, entered_at, moved_at)
                    values (71, ?, 1, ?, 1, 1, 'INCIDENT', 0, now(), now())""",
                    desk.tenant,
                    contact);
            h.execute(
                    """
                    insert into incident (tenant_id, campaign_id, run_id, node_no, visit, error, detail, opened_at)
                    values (?, 1, 71, 1, 1, 'No mailbox canary@example.com', 'canary', now())""",
                    desk.tenant);
            h.execute(
                    """
                    insert into approval (tenant_id, campaign_id, run_id, contact_id, node_no, visit, question, asked_at, comment)
                    values (?, 1, 71, ?, 1, 1, 'Send?', now(), 'Ask Ms canary')""",
                    desk.tenant,
                    contact);
            h.execute(
                    """
                    insert into fired_event (tenant_id, contact_id, campaign_id, run_id, node_no, visit, name, properties, fired_at,
                                             not_before)
                    values (?, ?, 1, 71, 1, 1, 'x', '{"who": "canary"}', now(), now())""",
                    desk.tenant,
                    contact);
            h.execute(
                    "insert into link (tenant_id, url_hash, url) values (?, 'x', 'https://example.com/p?m=canary%40example.com&x=1')",
                    desk.tenant);
            h.execute(
                    """
                    insert into idempotency_key (tenant_id, key, caller, operation, request_hash, status, location, body, created_at)
                    values (?, 'k', 'ina', 'POST contacts', 'x', 200, '/contacts/c-1', convert_to(?, 'UTF8'), now())""",
                    desk.tenant,
                    "{\"email\":\"canary@example.com\"}");
        });
    }

    /** Tables in which the word stands anywhere. */
    private Set<String> everywhere(String word) {
        return desk.jdbi.withHandle(h -> {
            Set<String> found = new java.util.TreeSet<>();
            List<String> tables = h.createQuery(
                            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
                    .mapTo(String.class)
                    .list();
            for (String table : tables) {
                if (h.createQuery("select count(*) from \"" + table + "\" t where t::text like :word")
                                .bind("word", "%" + word + "%")
                                .mapTo(int.class)
                                .one()
                        > 0) {
                    found.add(table);
                }
            }
            return found;
        });
    }
}
