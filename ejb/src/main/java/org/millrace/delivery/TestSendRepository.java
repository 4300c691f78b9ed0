package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Caller;

/** Rows of test_send, and by which account a template's mails leave. */
@Dependent
class TestSendRepository {

    private final Jdbi jdbi;

    @Inject
    TestSendRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Until the transaction ends nobody else counts for this caller. */
    int lockedCount(Caller caller, Instant since) {
        return jdbi.withHandle(h -> {
            h.createQuery("select pg_advisory_xact_lock(hashtext('test_send'), hashtext(:who))")
                    .bind("who", caller.tenant() + " " + caller.name())
                    .mapTo(String.class)
                    .list();
            return h.createQuery(
                            "select count(*) from test_send where tenant_id = :tenant and caller = :caller and at > :since")
                    .bind("tenant", caller.tenant())
                    .bind("caller", caller.name())
                    .bind("since", since)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    /** What is older than the hour before is of no use any more. */
    void add(Caller caller, Instant now, Instant since) {
        jdbi.useHandle(h -> h.createUpdate(
                        "delete from test_send where tenant_id = :tenant and caller = :caller and at <= :since")
                .bind("tenant", caller.tenant())
                .bind("caller", caller.name())
                .bind("since", since)
                .execute());
        jdbi.useHandle(
                h -> h.createUpdate("insert into test_send (tenant_id, caller, at) values (:tenant, :caller, :now)")
                        .bind("tenant", caller.tenant())
                        .bind("caller", caller.name())
                        .bind("now", now)
                        .execute());
    }

    /** The account as a message of this template would find it. */
    Optional<Way> way(int tenant, String template, String topic) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select name, session, disabled_reason from provider
                         where tenant_id = :tenant and channel = 'email'
                           and (cast(:template as text) = any(templates) or :topic = any(topics) or fallback)
                         order by cast(:template as text) = any(templates) desc nulls last, :topic = any(topics) desc nulls last
                         limit 1
                        """)
                .bind("tenant", tenant)
                .bind("template", template)
                .bind("topic", topic)
                .map((row, context) ->
                        new Way(row.getString("name"), row.getString("session"), row.getString("disabled_reason")))
                .findOne());
    }

    /** @param session null = the server's own @param disabled why nothing leaves by it; null while something does */
    record Way(String provider, String session, String disabled) {}
}
