package org.millrace.contact;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Contacts whose external id or address begins so. Where they are few they are looked up by the two indexes first: asked for a page
 * in the order of ids, PostgreSQL may walk through all contacts until it has found them.
 */
public final class ContactPrefixRepository {

    /** Where there are more, a walk in the order of ids finds a page of them soon. */
    private static final int MOST = 2_000;

    private ContactPrefixRepository() {}

    /** @return their ids as PostgreSQL writes an array; empty when there are more than a few */
    public static Optional<String> ids(Handle h, int tenant, String text) {
        return h.createQuery(
                        """
                        select case when count(*) < :most then coalesce(cast(array_agg(id) as text), '{}') end
                        from ((select id from contact c where tenant_id = :tenant and %s limit :most)
                              union
                              (select id from contact c where tenant_id = :tenant and %s limit :most)) found
                        """
                                .formatted(Beginning.BY_ID, Beginning.BY_MAIL))
                .bind("tenant", tenant)
                .bindMap(new Beginning(text).bindings())
                .bind("most", MOST)
                .mapTo(String.class)
                .findOne();
    }
}
