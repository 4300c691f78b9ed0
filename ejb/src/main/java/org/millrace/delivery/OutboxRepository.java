package org.millrace.delivery;

import static org.millrace.delivery.MessageRepository.array;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.counter.CounterStore;

/**
 * The way into the ledger: one statement per batch. The unique key (run, node, visit) decides whether a message is new; a lost race
 * is no error. Messages of the channel {@code null} go nowhere: they are SENT the moment they are handed over.
 */
@Dependent
public class OutboxRepository implements MessageOutbox {

    private final Jdbi jdbi;
    private final CounterStore counters;
    private final Clock clock;

    @Inject
    public OutboxRepository(Jdbi jdbi, CounterStore counters, Clock clock) {
        this.jdbi = jdbi;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public int enqueue(List<NewMessage> messages) {
        if (messages.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<Moved> added = insert(messages, now);
        counters.add(Moved.deltas(added), now);
        return added.size();
    }

    private List<Moved> insert(List<NewMessage> messages, Instant now) {
        return jdbi.withHandle(h -> {
            var insert = h.createQuery(
                    """
                    insert into message as m (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, shard, channel,
                                         template_version_id, variant, ready_at, created_at, state, sent_at, reason)
                    select i.tenant, i.campaign, i.run, i.node_no, i.visit, i.version, i.contact, i.shard, i.channel,
                           tv.id, i.variant, i.ready_at, :now,
                           case when i.skip is not null then 'SKIPPED' when i.channel = 'null' then 'SENT' else 'READY' end,
                           case when i.channel = 'null' and i.skip is null then cast(:now as timestamptz) end, i.skip
                    from unnest(:tenants, :campaigns, :runs, :nodeNos, :visits, :versions, :contacts, :shards, :channels,
                                :templates, :variants, :readyAts, :skips)
                        as i(tenant, campaign, run, node_no, visit, version, contact, shard, channel, template, variant, ready_at, skip)
                    left join template t on t.tenant_id = i.tenant and t.slug = i.template
                    left join template_version tv on tv.template_id = t.id and tv.no = t.current_no
                    order by i.run, i.node_no, i.visit
                    on conflict (run_id, node_no, visit) do nothing
                    returning cast(null as text) as was,
                    """
                            + MessageRepository.MOVED);
            array(insert, "tenants", Integer.class, messages, NewMessage::tenant);
            array(insert, "campaigns", Long.class, messages, NewMessage::campaignId);
            array(insert, "runs", Long.class, messages, NewMessage::runId);
            array(insert, "nodeNos", Integer.class, messages, NewMessage::nodeNo);
            array(insert, "visits", Integer.class, messages, NewMessage::visit);
            array(insert, "versions", Long.class, messages, NewMessage::versionId);
            array(insert, "contacts", Long.class, messages, NewMessage::contactId);
            array(insert, "shards", Integer.class, messages, NewMessage::shard);
            array(insert, "channels", String.class, messages, NewMessage::channel);
            array(insert, "templates", String.class, messages, NewMessage::template);
            array(insert, "variants", String.class, messages, NewMessage::variant);
            array(insert, "readyAts", Instant.class, messages, NewMessage::readyAt);
            array(insert, "skips", String.class, messages, NewMessage::skip);
            return insert.bind("now", now).map(MessageRows::moved).list();
        });
    }
}
