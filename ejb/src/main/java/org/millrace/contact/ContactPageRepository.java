package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Pages of contacts. A prefix is asked for as a range, which uses the indexes under a prepared plan as well. */
@Dependent
class ContactPageRepository {

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final Jdbi jdbi;

    @Inject
    ContactPageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One contact more than the limit, if there is one. */
    List<StoredContact> page(int tenant, ContactQuery query, long afterId) {
        return jdbi.withHandle(h -> {
            Optional<String> few =
                    query.search() == null ? Optional.empty() : ContactPrefixRepository.ids(h, tenant, query.search());
            Query sql = h.createQuery(sql(query, few.isPresent()))
                    .bind("tenant", tenant)
                    .bind("after", afterId)
                    .bind("limit", query.limit() + 1);
            few.ifPresent(ids -> sql.bind("few", ids));
            if (query.search() != null && few.isEmpty()) {
                sql.bind("from", query.search())
                        .bind("to", query.search() + LAST_CHARACTER)
                        .bind("mailFrom", query.search().toLowerCase(Locale.ROOT))
                        .bind("mailTo", query.search().toLowerCase(Locale.ROOT) + LAST_CHARACTER);
            }
            if (query.tag() != null) {
                sql.bind("tag", query.tag());
            }
            if (query.segmentId() != null) {
                sql.bind("segment", query.segmentId());
            }
            return sql.map((row, ctx) -> ContactRows.read(row)).list();
        });
    }

    private static String sql(ContactQuery query, boolean few) {
        StringBuilder sql = new StringBuilder("select ")
                .append(ContactRows.COLUMNS)
                .append(" from contact c where c.tenant_id = :tenant and c.id > :after");
        if (few) {
            sql.append(" and c.id = any(cast(:few as bigint[]))");
        } else if (query.search() != null) {
            sql.append(" and (c.external_id >= :from and c.external_id < :to"
                    + " or lower(c.email) ~>=~ :mailFrom and lower(c.email) ~<~ :mailTo)");
        }
        if (query.tag() != null) {
            sql.append(" and exists (select from contact_tag t where t.tenant_id = :tenant and t.contact_id = c.id"
                    + " and t.tag = :tag)");
        }
        if (query.segmentId() != null) {
            sql.append(" and exists (select from segment_member m where m.tenant_id = :tenant and m.contact_id = c.id"
                    + " and m.segment_id = :segment)");
        }
        return sql.append(" order by c.id limit :limit").toString();
    }
}
