package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Contacts whose external id begins so, by it, and then those whose address does, by that: each along its index, so that a page costs
 * what is on it, however many there are; only the page that goes over from ids to addresses passes by the addresses of those whom it
 * has told by their ids.
 */
@Dependent
class ContactSearchRepository {

    private final Jdbi jdbi;

    @Inject
    ContactSearchRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One contact more than the limit, if there is one. */
    List<StoredContact> page(int tenant, ContactQuery query, SearchPlace after) {
        return jdbi.withHandle(h -> {
            int wanted = query.limit() + 1;
            List<StoredContact> found =
                    new ArrayList<>(after.amongIds() ? byId(h, tenant, query, after, wanted) : List.of());
            if (found.size() < wanted) {
                SearchPlace place = after.amongIds() ? new SearchPlace(null, "", 0) : after;
                found.addAll(byMail(h, tenant, query, place, wanted - found.size()));
            }
            return found;
        });
    }

    private static List<StoredContact> byId(Handle h, int tenant, ContactQuery query, SearchPlace after, int limit) {
        return found(
                h.createQuery(sql(query, Beginning.BY_ID + " and c.external_id > :after order by c.external_id"))
                        .bind("after", after.externalId()),
                tenant,
                query,
                limit);
    }

    private static List<StoredContact> byMail(Handle h, int tenant, ContactQuery query, SearchPlace after, int limit) {
        return found(
                h.createQuery(sql(
                                query,
                                """
                                        %s
                                        and lower(c.email) ~>=~ lower(:mail) and (lower(c.email) <> lower(:mail) or c.id > :after)
                                        and not (%s)
                                        order by lower(c.email) using ~<~, c.id
                                        """
                                        .formatted(Beginning.BY_MAIL, Beginning.BY_ID)))
                        .bind("mail", after.mail())
                        .bind("after", after.id()),
                tenant,
                query,
                limit);
    }

    private static String sql(ContactQuery query, String which) {
        return "select " + ContactRows.COLUMNS + " from contact c where c.tenant_id = :tenant"
                + ContactPageRepository.narrowed(query) + " and " + which + " limit :limit";
    }

    private static List<StoredContact> found(Query sql, int tenant, ContactQuery query, int limit) {
        sql.bind("tenant", tenant).bind("limit", limit).bindMap(new Beginning(query.search()).bindings());
        return ContactPageRepository.bound(sql, query)
                .map((row, ctx) -> ContactRows.read(row))
                .list();
    }
}
