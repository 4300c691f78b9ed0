package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Removes what else says who a contact was. The consent log stays: it holds a number that no longer means anybody. */
@Dependent
class ErasureRepository {

    private static final List<String> OF_CONTACT = List.of("event", "fired_event", "contact_score_log");

    /** Separators of values in rows and documents, and in addresses of pages. */
    private static final String IN_TEXT = "[\\s\",;:|{}\\[\\]]";

    private static final String IN_ADDRESS = "[\\s\",;|{}\\[\\]/?&=#]";

    private static final List<String> FORGET = List.of(
            "update import_row_error set raw = null where tenant_id = :tenant and " + standsIn("raw", IN_TEXT),
            "update dead_letter set payload = '(erased)' where tenant_id = :tenant and " + standsIn("payload", IN_TEXT),
            "update idempotency_key set operation = '(erased)' where tenant_id = :tenant and "
                    + standsIn("operation", IN_ADDRESS),
            "update idempotency_key set location = null where tenant_id = :tenant and "
                    + standsIn("location", IN_ADDRESS),
            "update idempotency_key set body = null where tenant_id = :tenant"
                    + " and position(convert_to(:word, 'UTF8') in body) > 0 and "
                    + standsIn("encode(body, 'escape')", IN_TEXT),
            // What stands in a template is the same for everybody.
            "delete from link where tenant_id = :tenant and " + standsIn("url", IN_ADDRESS)
                    + " and not exists (select from template_version v where v.tenant_id = :tenant"
                    + " and position(link.url in concat(v.html, replace(v.html, '&amp;', '&'), v.text)) > 0)");

    /** As a whole value: the id 1 does not stand in 17. */
    private static String standsIn(String text, String separator) {
        return "position(:word in " + text + ") > 0 and (:word ~ '" + separator
                + "' or :word = any(regexp_split_to_array(" + text + ", '" + separator + "+')))";
    }

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
            h.createUpdate(
                            """
                            update incident set error = '(erased)', detail = null
                             where tenant_id = :tenant
                               and run_id in (select id from run where tenant_id = :tenant and contact_id = :contact)
                            """)
                    .bind("tenant", tenant)
                    .bind("contact", contactId)
                    .execute();
            h.createUpdate(
                            """
                            update approval set comment = null
                             where tenant_id = :tenant and contact_id = :contact and comment is not null
                            """)
                    .bind("tenant", tenant)
                    .bind("contact", contactId)
                    .execute();
            spellings(words).forEach(word -> forget(h, tenant, word));
        });
    }

    /** As they are, and as they stand in the address of a page. */
    private static Set<String> spellings(List<String> words) {
        return words.stream()
                .flatMap(word -> Stream.of(word, URLEncoder.encode(word, StandardCharsets.UTF_8)))
                .collect(Collectors.toSet());
    }

    private static void forget(Handle h, int tenant, String word) {
        FORGET.forEach(statement -> h.createUpdate(statement)
                .bind("tenant", tenant)
                .bind("word", word)
                .execute());
    }
}
