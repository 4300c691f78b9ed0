package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.counter.CounterStore;
import org.millrace.counter.Delta;
import org.millrace.platform.Database;
import org.millrace.platform.SqlArrays;

/**
 * The way into the ledger: one statement per batch. The unique key (run, node, visit) decides whether a message is new; a lost race
 * is no error. Messages of the channel {@code null} go nowhere: they are SENT the moment they are handed over.
 */
@Dependent
public class OutboxRepository implements MessageOutbox {

    private static final String INSERT =
            """
            with added as (
                insert into message (tenant_id, campaign_id, run_id, node_no, visit, version_id, contact_id, shard,
                                     channel, template_version_id, variant, ready_at, created_at, state, sent_at, reason)
                select i.tenant, i.campaign, i.run, i.node_no, i.visit, i.version, i.contact, i.shard, i.channel,
                       i.template, i.variant, to_timestamp(i.ready_at), :now,
                       case when i.skip is not null then 'SKIPPED' when i.channel = 'null' then 'SENT' else 'READY' end,
                       case when i.channel = 'null' and i.skip is null then cast(:now as timestamptz) end,
                       i.skip
                from unnest(:tenants, :campaigns, :runs, :nodeNos, :visits, :versions, :contacts, :shards, :channels,
                            :templates, :variants, :readyAts, :skips)
                    as i (tenant, campaign, run, node_no, visit, version, contact, shard, channel, template, variant,
                          ready_at, skip)
                %s
                returning tenant_id, campaign_id, version_id, node_no, variant, state)
            select tenant_id, campaign_id, version_id, node_no, variant, state, count(*) as n
            from added group by tenant_id, campaign_id, version_id, node_no, variant, state
            """;

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
        List<Added> added = insert(messages, now);
        counters.add(added.stream().flatMap(Added::deltas).toList(), now);
        return (int) added.stream().mapToLong(Added::n).sum();
    }

    /** A message that was handed over before is a race that was lost: hardly ever. */
    private List<Added> insert(List<NewMessage> messages, Instant now) {
        Map<Named, Long> versions = versions(messages);
        return jdbi.withHandle(h -> Database.insert(
                h,
                () -> insert(h, INSERT.formatted(""), messages, versions, now),
                () -> insert(
                        h,
                        INSERT.formatted("on conflict (run_id, node_no, visit) do nothing"),
                        messages,
                        versions,
                        now)));
    }

    private static List<Added> insert(
            Handle h, String sql, List<NewMessage> messages, Map<Named, Long> versions, Instant now) {
        Query insert = h.createQuery(sql);
        SqlArrays.of(insert, messages)
                .ints("tenants", NewMessage::tenant)
                .longs("campaigns", NewMessage::campaignId)
                .longs("runs", NewMessage::runId)
                .ints("nodeNos", NewMessage::nodeNo)
                .ints("visits", NewMessage::visit)
                .longs("versions", NewMessage::versionId)
                .longs("contacts", NewMessage::contactId)
                .ints("shards", NewMessage::shard)
                .texts("channels", NewMessage::channel)
                .longs("templates", message -> versions.get(Named.of(message)))
                .texts("variants", NewMessage::variant)
                .instants("readyAts", NewMessage::readyAt)
                .texts("skips", NewMessage::skip);
        return insert.bind("now", now).map((row, ctx) -> Added.of(row)).list();
    }

    /** The current version of each template that is named; few, whatever the size of the batch. */
    private Map<Named, Long> versions(List<NewMessage> messages) {
        Set<Named> named = messages.stream()
                .filter(message -> message.template() != null)
                .map(Named::of)
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(h -> {
            var query = h.createQuery(
                    """
                    select t.tenant_id, t.slug, tv.id
                    from unnest(:tenants, :slugs) as i (tenant, slug)
                    join template t on t.tenant_id = i.tenant and t.slug = i.slug
                    join template_version tv on tv.template_id = t.id and tv.no = t.current_no
                    """);
            SqlArrays.of(query, named).ints("tenants", Named::tenant).texts("slugs", Named::slug);
            return query
                    .map((row, ctx) -> Map.entry(new Named(row.getInt(1), row.getString(2)), row.getLong(3)))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        });
    }

    /** A template as a message names it. */
    private record Named(int tenant, String slug) {

        static Named of(NewMessage message) {
            return new Named(message.tenant(), message.template());
        }
    }

    /** So many messages were new, of this node in this state. */
    private record Added(
            int tenant, long campaignId, long versionId, int nodeNo, String variant, MessageState state, long n) {

        static Added of(ResultSet row) throws SQLException {
            return new Added(
                    row.getInt("tenant_id"),
                    row.getLong("campaign_id"),
                    row.getLong("version_id"),
                    row.getInt("node_no"),
                    row.getString("variant"),
                    MessageState.valueOf(row.getString("state")),
                    row.getLong("n"));
        }

        Stream<Delta> deltas() {
            return state.counts().stream()
                    .map(metric -> new Delta(tenant, campaignId, versionId, nodeNo, variant, metric, n));
        }
    }
}
