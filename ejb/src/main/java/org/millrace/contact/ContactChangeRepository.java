package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The changes of contacts that nobody has looked at yet. Every statement that writes fields or attributes notes them itself, tags,
 * scores, lists and consents are noted by the schema's function note_standing, whoever writes them; whoever
 * takes them sees the contacts as they are after the change, because a note is seen no sooner than its transaction's contacts.
 */
@Dependent
public class ContactChangeRepository {

    private final Jdbi jdbi;

    @Inject
    public ContactChangeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes notes out, the oldest first; they are there again if the caller's transaction does not commit. */
    public List<ContactsChanged> take(int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        delete from contact_change
                        where id = any(array(select id from contact_change order by id limit :limit for update skip locked))
                        returning tenant_id, contact_ids
                        """)
                .bind("limit", limit)
                .map((row, ctx) -> changed(row))
                .list());
    }

    /** Notes contacts that are to be looked at again, in the caller's transaction. */
    public void note(ContactsChanged changed, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        "insert into contact_change (tenant_id, contact_ids, changed_at) values (:tenant, :contacts, :now)")
                .bind("tenant", changed.tenant())
                .bindArray("contacts", Long.class, changed.contactIds())
                .bind("now", now)
                .execute());
    }

    private static ContactsChanged changed(ResultSet row) throws SQLException {
        return new ContactsChanged(row.getInt("tenant_id"), List.of((Long[])
                row.getArray("contact_ids").getArray()));
    }
}
