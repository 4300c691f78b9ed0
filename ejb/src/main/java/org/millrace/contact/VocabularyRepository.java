package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.contact.Vocabulary.KnownField;

/** Reads a bounded number of the newest rows, so that it costs the same however many there are. */
@Dependent
class VocabularyRepository {

    private static final int CONTACTS = 1_000;
    private static final int ROWS = 20_000;
    private static final int NAMES = 300;

    private final Jdbi jdbi;

    @Inject
    VocabularyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<KnownField> attributes(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select a.key, case min(jsonb_typeof(a.value)) when 'string'
                                 then case when bool_and((a.value #>> '{}') ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?$') then 'date'
                                      else 'text' end
                                 when 'array' then 'list' else min(jsonb_typeof(a.value)) end
                          from (select attributes from contact where tenant_id = :tenant order by id desc limit :contacts) c
                         cross join lateral jsonb_each(c.attributes) a
                         where jsonb_typeof(a.value) <> 'null'
                         group by a.key order by a.key limit :names
                        """)
                .bind("tenant", tenant)
                .bind("contacts", CONTACTS)
                .bind("names", NAMES)
                .map((row, ctx) -> new KnownField(row.getString(1), row.getString(2), true))
                .list());
    }

    /** From one tag to the next by the index, whatever number of contacts carries each. */
    List<String> tags(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with recursive known (tag, no) as (
                          (select tag, 1 from contact_tag where tenant_id = :tenant order by tag limit 1)
                          union all
                          select (select t.tag from contact_tag t
                                   where t.tenant_id = :tenant and t.tag > known.tag order by t.tag limit 1), known.no + 1
                            from known where known.tag is not null and known.no < :names)
                        select tag from known where tag is not null order by tag
                        """)
                .bind("tenant", tenant)
                .bind("names", NAMES)
                .mapTo(String.class)
                .list());
    }

    List<String> events(int tenant) {
        return newest("event", "name", tenant);
    }

    List<String> criteria(int tenant) {
        return newest("contact_score_log", "criterion", tenant);
    }

    List<String> topics(int tenant) {
        return newest("consent_log", "topic", tenant);
    }

    /** @param table with its rows numbered by id in the order of time; never a word from outside, as little as the column */
    private List<String> newest(String table, String column, int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select distinct r.%2$s from %1$s r
                         where r.id > (select coalesce(max(id), 0) - :rows from %1$s) and r.tenant_id = :tenant
                         order by 1 limit :names
                        """
                                .formatted(table, column))
                .bind("tenant", tenant)
                .bind("rows", ROWS)
                .bind("names", NAMES)
                .mapTo(String.class)
                .list());
    }
}
