package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.millrace.platform.ShardDepth;
import org.millrace.platform.Shards;

/** The ledger on PostgreSQL: one statement per kind of thing for a whole window. */
@Dependent
public class MessageRepository implements MessageStore {

    static final String MOVED =
            """
            m.id as message_id, m.tenant_id as tenant, m.campaign_id, m.version_id, m.run_id, m.node_no, m.visit,
            m.channel, m.variant, m.state as "is"
            """;

    private final Jdbi jdbi;
    private final AttemptRepository attempts;

    @Inject
    public MessageRepository(Jdbi jdbi, AttemptRepository attempts) {
        this.jdbi = jdbi;
        this.attempts = attempts;
    }

    @Override
    public List<ShardDepth> due(Collection<String> channels, Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select s.shard, d.due
                        from generate_series(0, :last) as s(shard),
                             lateral (select count(*) as due
                                      from (select 1 from message
                                            where shard = s.shard and channel = any(:channels) and state = 'READY'
                                              and ready_at <= :now
                                            limit :limit) counted) d
                        where d.due > 0
                        """)
                .bind("last", Shards.COUNT - 1)
                .bindArray("channels", String.class, channels)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, ctx) -> new ShardDepth(row.getInt("shard"), row.getInt("due")))
                .list());
    }

    @Override
    public List<DueMessage> claim(int shard, String channel, int limit, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, m.tenant_id as tenant, m.campaign_id, m.run_id, m.node_no, m.visit, m.contact_id,
                               m.channel, m.template_version_id, m.attempts, m.deferrals, m.deferred_since,
                               coalesce(t.topic, 'marketing') as topic
                        from message m
                        left join template_version tv on tv.id = m.template_version_id
                        left join template t on t.id = tv.template_id
                        where m.shard = :shard and m.channel = :channel and m.state = 'READY' and m.ready_at <= :now
                        order by m.ready_at limit :limit for update of m skip locked
                        """)
                .bind("shard", shard)
                .bind("channel", channel)
                .bind("now", now)
                .bind("limit", limit)
                .map(MessageRows::due)
                .list());
    }

    @Override
    public void intend(Collection<Intent> intents, UUID owner, Instant now) {
        if (intents.isEmpty()) {
            return;
        }
        jdbi.useHandle(h -> {
            var update = h.createUpdate(
                    """
                    update message m
                    set state = 'CLAIMED', owner = :owner, intent_at = :now, attempts = i.attempt, address = i.address,
                        provider = i.provider, reason = null
                    from unnest(:ids, :attempts, :addresses, :providers) as i(id, attempt, address, provider)
                    where m.id = i.id
                    """);
            array(update, "ids", Long.class, intents, intent -> intent.message().id());
            array(update, "attempts", Integer.class, intents, intent -> intent.message()
                    .nextAttempt());
            array(update, "addresses", String.class, intents, Intent::address);
            array(update, "providers", String.class, intents, Intent::provider);
            update.bind("owner", owner).bind("now", now).execute();
        });
    }

    @Override
    public List<Moved> hold(Collection<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(h -> {
            var update = h.createQuery(
                    """
                    update message m set state = v.state, ready_at = coalesce(v.ready_at, m.ready_at), reason = v.reason
                    from unnest(:ids, :states, :readyAts, :reasons) as v(id, state, ready_at, reason)
                    where m.id = v.id and m.state = 'READY'
                    returning 'READY' as was,
                    """
                            + MOVED);
            array(update, "ids", Long.class, verdicts, Verdict::messageId);
            array(update, "states", String.class, verdicts, verdict -> verdict.state()
                    .name());
            array(update, "readyAts", Instant.class, verdicts, Verdict::readyAt);
            array(update, "reasons", String.class, verdicts, Verdict::reason);
            return update.map(MessageRows::moved).list();
        });
    }

    @Override
    public List<Moved> receive(Collection<Receipt> receipts, UUID owner, Instant now) {
        List<Moved> moved = jdbi.withHandle(h -> {
            var update = h.createQuery(
                    """
                    with r as (
                        select * from unnest(:ids, :attempts, :states, :readyAts, :deferreds, :subjects, :providerIds, :reasons)
                            as r(id, attempt, state, ready_at, deferred, subject, provider_id, reason)),
                    mine as (
                        select m.id, m.state from message m join r on r.id = m.id and r.attempt = m.attempts
                        where m.owner = :owner and m.state in ('CLAIMED', 'UNCERTAIN')
                        order by m.id for update of m)
                    update message m
                    set state = r.state,
                        ready_at = coalesce(r.ready_at, m.ready_at),
                        deferrals = m.deferrals + case when r.deferred then 1 else 0 end,
                        deferred_since = case when r.deferred then coalesce(m.deferred_since, :now) else m.deferred_since end,
                        subject = coalesce(r.subject, m.subject),
                        provider_id = coalesce(r.provider_id, m.provider_id),
                        reason = r.reason,
                        sent_at = case when r.state = 'SENT' then :now else m.sent_at end,
                        owner = case when r.state = 'READY' then null else m.owner end
                    from r join mine on mine.id = r.id
                    where m.id = r.id
                    returning mine.state as was,
                    """
                            + MOVED);
            bind(update, receipts);
            return update.bind("owner", owner)
                    .bind("now", now)
                    .map(MessageRows::moved)
                    .list();
        });
        attempts.keep(putOff(moved, receipts), now);
        return moved;
    }

    private static void bind(SqlStatement<?> update, Collection<Receipt> receipts) {
        array(update, "ids", Long.class, receipts, Receipt::messageId);
        array(update, "attempts", Integer.class, receipts, Receipt::attempt);
        array(update, "states", String.class, receipts, receipt -> receipt.settlement()
                .state()
                .name());
        array(update, "readyAts", Instant.class, receipts, receipt -> receipt.settlement()
                .readyAt());
        array(update, "deferreds", Boolean.class, receipts, receipt -> receipt.settlement()
                .deferred());
        array(update, "subjects", String.class, receipts, Receipt::subject);
        array(update, "providerIds", String.class, receipts, receipt -> receipt.settlement()
                .providerId());
        array(update, "reasons", String.class, receipts, receipt -> receipt.settlement()
                .reason());
    }

    /** What never came to the wire was no attempt. */
    private static List<Moved> putOff(List<Moved> moved, Collection<Receipt> receipts) {
        Set<Long> deferred = receipts.stream()
                .filter(receipt -> receipt.settlement().deferred())
                .map(Receipt::messageId)
                .collect(Collectors.toSet());
        return moved.stream()
                .filter(move -> deferred.contains(move.messageId()))
                .toList();
    }

    @Override
    public List<Moved> settleOrphans(Instant silentSince, Instant intentsBefore, int limit) {
        List<Moved> settled = jdbi.withHandle(h -> h.createQuery(
                        """
                        with alive as (
                            select n.boot_id from engine_node n
                            where n.heartbeat_at > :silentSince
                              and not exists (select 1 from engine_node later
                                              where later.node = n.node and later.started_at > n.started_at)),
                        orphans as (
                            select id from message
                            where state = 'CLAIMED'
                              and (owner not in (select boot_id from alive) or intent_at < :intentsBefore)
                            order by id limit :limit for update skip locked)
                        update message m
                        set state = case m.channel when 'webhook' then 'READY' else 'UNCERTAIN' end,
                            reason = 'the process ended between the intent and the receipt; it may have been sent'
                        from orphans where m.id = orphans.id
                        returning 'CLAIMED' as was,
                        """
                                + MOVED)
                .bind("silentSince", silentSince)
                .bind("intentsBefore", intentsBefore)
                .bind("limit", limit)
                .map(MessageRows::moved)
                .list());
        attempts.keep(Moved.ready(settled), null);
        return settled;
    }

    static <T, V> void array(
            SqlStatement<?> statement, String name, Class<V> type, Collection<T> rows, Function<T, V> value) {
        statement.bindArray(name, type, rows.stream().map(value).toArray());
    }
}
