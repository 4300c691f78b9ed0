package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Opt-outs of many contacts in one statement, told to those above as an opt-out of one contact is. */
@Dependent
class SuppressionRepository implements SuppressionStore {

    private final Jdbi jdbi;
    private final ContactLockRepository locks;
    private final Event<ConsentChanged> news;

    @Inject
    SuppressionRepository(Jdbi jdbi, ContactLockRepository locks, Event<ConsentChanged> news) {
        this.jdbi = jdbi;
        this.locks = locks;
        this.news = news;
    }

    @Override
    public void apply(List<Suppression> suppressions, Instant now) {
        Collection<Suppression> once = new LinkedHashSet<>(suppressions);
        locks.alone(each(once, Suppression::contactId));
        List<Suppression> written = jdbi.withHandle(h -> h.createQuery(
                        """
                        with written as (
                            insert into consent (tenant_id, contact_id, channel, topic, state, changed_at)
                            select u.tenant, u.id, u.channel, u.topic, 'OPTED_OUT', :now
                              from unnest(:tenants, :ids, :channels, :topics) as u (tenant, id, channel, topic)
                              join contact c on c.id = u.id and c.tenant_id = u.tenant
                             order by u.id, u.channel, u.topic
                            on conflict (contact_id, channel, topic)
                            do update set state = excluded.state, changed_at = excluded.changed_at
                            where consent.state <> excluded.state
                            returning tenant_id, contact_id, channel, topic, state)
                        insert into consent_log (tenant_id, contact_id, channel, topic, state, at, source)
                        select tenant_id, contact_id, channel, topic, state, :now, :source from written
                        returning tenant_id, contact_id, channel, topic
                        """)
                .bind("now", now)
                .bind("source", Suppression.SOURCE)
                .bindArray("tenants", Integer.class, each(once, Suppression::tenant))
                .bindArray("ids", Long.class, each(once, Suppression::contactId))
                .bindArray("channels", String.class, each(once, Suppression::channel))
                .bindArray("topics", String.class, each(once, Suppression::topic))
                .map((row, ctx) -> new Suppression(
                        row.getInt("tenant_id"),
                        row.getLong("contact_id"),
                        row.getString("channel"),
                        row.getString("topic")))
                .list());
        written.forEach(suppression -> news.fire(new ConsentChanged(suppression.change(now))));
    }

    private static <T> List<T> each(Collection<Suppression> suppressions, Function<Suppression, T> value) {
        return suppressions.stream().map(value).toList();
    }
}
