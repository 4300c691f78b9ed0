package org.millrace.predicate;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.millrace.platform.Json;
import org.millrace.predicate.RandomPeople.Happening;
import org.millrace.predicate.RandomPeople.Person;
import org.millrace.predicate.RandomPeople.Word;

/** Stores what random people have beside their row: tags, events, scores, words, lists and runs. */
final class StoredPeople {

    private static final Timestamp NOW = Timestamp.from(RandomPredicates.NOW);

    private final Handle handle;
    private final int tenant;
    private final Map<String, Long> lists = new TreeMap<>();
    private final Map<String, Long> messages = new TreeMap<>();
    private int key;

    StoredPeople(Handle handle, int tenant) {
        this.handle = handle;
        this.tenant = tenant;
    }

    /** Segments that name tags, lists and each other, and one that comes round to itself; a sent message per template. */
    void storeDefinitions() {
        for (String list : List.of("list-a", "list-b")) {
            lists.put(list, segment(list, "LIST", null));
        }
        segment("of-tags", "SEGMENT", "{'type':'hasTag','tag':'vip'}");
        segment(
                "of-segments",
                "SEGMENT",
                """
                {'type':'any','of':[{'type':'inSegment','segment':'list-a'},{'type':'not','of':{'type':'inSegment','segment':'of-tags'}},
                 {'type':'leadScore','criterion':'fit','greaterThan':0},{'type':'inSegment','segment':'missing'}]}""");
        segment("circle", "SEGMENT", "{'type':'any','of':[{'type':'always'},{'type':'inSegment','segment':'circle'}]}");
        RandomPredicates.TEMPLATES.forEach(slug -> messages.put(slug, message(slug)));
    }

    private long segment(String slug, String kind, String predicate) {
        return insert(
                """
                insert into segment (tenant_id, slug, name, kind, predicate, created_at, updated_at)
                values (?, ?, ?, ?, cast(? as jsonb), ?, ?)
                """,
                tenant,
                slug,
                slug,
                kind,
                predicate == null ? null : predicate.replace('\'', '"'),
                NOW,
                NOW);
    }

    private long message(String slug) {
        long template = insert(
                """
                insert into template (tenant_id, slug, name, channel, current_no, created_at, updated_at)
                values (?, ?, ?, 'email', 1, ?, ?)
                """,
                tenant,
                slug,
                slug,
                NOW,
                NOW);
        long version = insert(
                "insert into template_version (tenant_id, template_id, no, created_by, created_at) values (?, ?, 1, 'x', ?)",
                tenant,
                template,
                NOW);
        return insert(
                """
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, channel,
                                     template_version_id, state, shard, ready_at, created_at)
                values (?, 1, ?, 1, 1, 1, 0, 'email', ?, 'SENT', 0, ?, ?)
                """,
                tenant,
                version,
                version,
                NOW,
                NOW);
    }

    private long insert(String sql, Object... values) {
        Update update = handle.createUpdate(sql);
        for (int i = 0; i < values.length; i++) {
            update.bind(i, values[i]);
        }
        return update.executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
    }

    void store(Person person, long id) {
        person.tags()
                .forEach(tag -> handle.execute(
                        "insert into contact_tag (tenant_id, contact_id, tag, added_at) values (?, ?, ?, ?)",
                        tenant,
                        id,
                        tag,
                        NOW));
        person.events().forEach(event -> store(event, id));
        person.beside()
                .scores()
                .forEach((criterion, score) -> handle.execute(
                        "insert into contact_score (tenant_id, contact_id, criterion, score, updated_at) values (?, ?, ?, ?, ?)",
                        tenant,
                        id,
                        criterion,
                        score,
                        NOW));
        person.beside().words().forEach(word -> store(word, id));
        person.beside()
                .lists()
                .forEach(list -> handle.execute(
                        "insert into segment_member (tenant_id, segment_id, contact_id, added_at) values (?, ?, ?, ?)",
                        tenant,
                        lists.get(list),
                        id,
                        NOW));
        person.beside().runs().forEach((campaign, status) -> run(campaign, status, id));
    }

    private void store(Happening event, long id) {
        handle.execute(
                """
                insert into event (tenant_id, contact_id, name, properties, occurred_at, received_at, source, external_id, machine,
                                   message_id)
                values (?, ?, ?, cast(? as jsonb), ?, ?, 'test', ?, ?, ?)
                """,
                tenant,
                id,
                event.name(),
                Json.write(event.properties()),
                Timestamp.from(event.at()),
                NOW,
                String.valueOf(key++),
                event.machine(),
                event.template() == null ? null : messages.get(event.template()));
    }

    private void store(Word word, long id) {
        handle.execute(
                "insert into consent (tenant_id, contact_id, channel, topic, state, changed_at) values (?, ?, ?, ?, ?, ?)",
                tenant,
                id,
                word.channel(),
                word.topic(),
                word.state(),
                NOW);
    }

    private void run(long campaign, String status, long id) {
        handle.execute(
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, shard, entered_at, moved_at)
                values (?, ?, ?, 1, 1, ?, 0, ?, ?)
                """,
                tenant,
                campaign,
                id,
                status,
                NOW,
                NOW);
    }
}
