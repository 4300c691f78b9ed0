package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Removes what else says who a contact was. The consent log stays: it holds a number that no longer means anybody. */
@Dependent
class ErasureRepository {

    private static final List<String> OF_CONTACT = List.of("event", "fired_event", "contact_score_log");

    /** As a whole value of a row or a document: the id 1 does not stand in 17. */
    private static final String STANDS_IN =
            """
            position(:word in %1$s) > 0
            and (:word ~ '[\\s",;:|{}\\[\\]]' or :word = any(regexp_split_to_array(%1$s, '[\\s",;:|{}\\[\\]]+')))
            """;

    private final Jdbi jdbi;

    @Inject
    ErasureRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param words the contact's id and addresses, as they may stand in refused input that was kept */
    void remove(int tenant, long contactId, List<String> words) {
        jdbi.useHandle(h -> {
            OF_CONTACT.forEach(table -> h.createUpdate(
                            "delete from " + table + " where tenant_id = :tenant and contact_id = :contact")
                    .bind("tenant", tenant)
                    .bind("contact", contactId)
                    .execute());
            words.forEach(word -> forget(h, tenant, word));
        });
    }

    private static void forget(Handle h, int tenant, String word) {
        h.createUpdate("update import_row_error set raw = null where tenant_id = :tenant and "
                        + STANDS_IN.formatted("raw"))
                .bind("tenant", tenant)
                .bind("word", word)
                .execute();
        h.createUpdate("update dead_letter set payload = '(erased)' where tenant_id = :tenant and "
                        + STANDS_IN.formatted("payload"))
                .bind("tenant", tenant)
                .bind("word", word)
                .execute();
    }
}
