package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** Locks contacts in the order of their numbers; a statement of its own, so that the next one sees what this one waited for. */
@Dependent
class ContactLockRepository {

    private final Jdbi jdbi;

    @Inject
    ContactLockRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Against other writers; events and sends go on. */
    void forWriting(Collection<Long> ids) {
        lock(ids, "for no key update");
    }

    /** Against events and sends as well. */
    void alone(Collection<Long> ids) {
        lock(ids, "for update");
    }

    private void lock(Collection<Long> ids, String strength) {
        jdbi.useHandle(h -> h.createQuery("select id from contact where id = any(:ids) order by id " + strength)
                .bindArray("ids", Long.class, ids)
                .mapTo(Long.class)
                .list());
    }
}
