package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Pages of contacts in the order in which they were created. */
@Dependent
class ContactPageRepository {

    private final Jdbi jdbi;

    @Inject
    ContactPageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One contact more than the limit, if there is one. */
    List<StoredContact> page(int tenant, ContactQuery query, long afterId) {
        return jdbi.withHandle(h -> bound(
                        h.createQuery("select " + ContactRows.COLUMNS
                                + " from contact c where c.tenant_id = :tenant and c.id > :after" + narrowed(query)
                                + " order by c.id limit :limit"),
                        query)
                .bind("tenant", tenant)
                .bind("after", afterId)
                .bind("limit", query.limit() + 1)
                .map((row, ctx) -> ContactRows.read(row))
                .list());
    }

    /** The tag and the list that were asked for, as further conditions. */
    static String narrowed(ContactQuery query) {
        String tagged = " and exists (select from contact_tag t where t.tenant_id = :tenant and t.contact_id = c.id"
                + " and t.tag = :tag)";
        String listed = " and exists (select from segment_member m where m.tenant_id = :tenant and m.contact_id = c.id"
                + " and m.segment_id = :segment)";
        return (query.tag() == null ? "" : tagged) + (query.segmentId() == null ? "" : listed);
    }

    static Query bound(Query sql, ContactQuery query) {
        if (query.tag() != null) {
            sql.bind("tag", query.tag());
        }
        if (query.segmentId() != null) {
            sql.bind("segment", query.segmentId());
        }
        return sql;
    }
}
