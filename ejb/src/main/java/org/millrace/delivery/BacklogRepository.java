package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.counter.CounterStore;
import org.millrace.platform.GoldenRatio;

/** The messages of one campaign that wait to be sent: counted, and put off or skipped in chunks in the order of their ids. */
@Dependent
public class BacklogRepository {

    /** Later than any message. */
    public static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String PICKED =
            """
            with picked as (
                select id, state from message
                where state in ('READY', 'HELD') and campaign_id = :campaign and id > :after and ready_at <= :until
                order by id limit :limit for update)
            """;

    private static final String CHUNK =
            " select (select max(id) from picked) as last_id, (select count(*) from changed) as changed";

    private final Jdbi jdbi;
    private final CounterStore counters;

    @Inject
    public BacklogRepository(Jdbi jdbi, CounterStore counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /** @param overdueSince messages that were ready by then are old */
    public Backlog count(int tenant, long campaignId, Instant overdueSince, Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select count(*) as ready, count(*) filter (where ready_at <= :now) as overdue,
                               count(*) filter (where ready_at <= :since) as old
                        from message where state in ('READY', 'HELD') and tenant_id = :tenant and campaign_id = :campaign
                        """)
                .bind("now", now)
                .bind("since", overdueSince)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .map((row, ctx) -> new Backlog(row.getLong("ready"), row.getLong("overdue"), row.getLong("old")))
                .one());
    }

    /** Spreads what is overdue at {@code from} evenly over the span after it. */
    public Piece spread(Part part, Instant from, Duration span, long before) {
        return jdbi.withHandle(h -> piece(bound(
                        h,
                        part,
                        from,
                        """
                        , numbered as (select id, :before + row_number() over (order by id) as n from picked),
                        changed as (
                            update message m set ready_at = cast(:from as timestamptz)
                                                            + %s * cast(:seconds as float8) * interval '1 second'
                            from numbered p where m.id = p.id returning 1)
                        """
                                        .formatted(GoldenRatio.share("p.n"))
                                + CHUNK)
                .bind("before", before)
                .bind("from", from)
                .bind("seconds", span.toSeconds())));
    }

    /** Puts off every message by the same length. */
    public Piece later(Part part, Duration by) {
        return jdbi.withHandle(h -> piece(bound(
                        h,
                        part,
                        EVER,
                        """
                        , changed as (
                            update message m set ready_at = m.ready_at + cast(:millis as float8) * interval '1 millisecond'
                            from picked p where m.id = p.id returning 1)
                        """
                                + CHUNK)
                .bind("millis", by.toMillis())));
    }

    /** Skips, on record and counted, what was ready by {@code olderThan}. */
    public Piece skip(Part part, Instant olderThan, String reason, Instant now) {
        List<Moved> skipped = jdbi.withHandle(h -> bound(
                        h,
                        part,
                        olderThan,
                        """
                        update message m set state = 'SKIPPED', reason = :reason from picked p where m.id = p.id
                        returning p.state as was,
                        """
                                + MessageRepository.MOVED)
                .bind("reason", reason)
                .map(MessageRows::moved)
                .list());
        counters.add(Moved.deltas(skipped), now);
        Optional<Long> last = skipped.stream().map(Moved::messageId).max(Long::compare);
        return new Piece(last.orElse(null), skipped.size());
    }

    private static Query bound(Handle h, Part part, Instant until, String change) {
        return h.createQuery(PICKED + change)
                .bind("campaign", part.campaignId())
                .bind("after", part.after())
                .bind("until", until)
                .bind("limit", part.limit());
    }

    private static Piece piece(Query query) {
        return query.map((row, ctx) -> new Piece(row.getObject("last_id", Long.class), row.getLong("changed")))
                .one();
    }

    /** At most {@code limit} messages of the campaign beyond the id {@code after}. */
    public record Part(long campaignId, long after, int limit) {}

    /** What was done; {@code lastId} is null when nothing was left. */
    public record Piece(Long lastId, long changed) {}

    /** Messages that wait: all of them, those whose time has come, and those whose time came long ago. */
    public record Backlog(long ready, long overdue, long old) {}
}
