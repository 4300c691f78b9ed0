package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;

/** Counters and conversions in buckets of time. */
@Dependent
class SeriesRepository {

    private final Jdbi jdbi;

    @Inject
    SeriesRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The hour in which anything was counted for the first time. */
    Optional<Instant> first(int tenant, Collection<Long> campaigns) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select min(hour) from (
                            select tenant_id, hour from counter where campaign_id = any(:campaigns)
                            union all select tenant_id, hour from counter_delta where campaign_id = any(:campaigns)) x
                        where tenant_id = :tenant
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
    }

    /** @param from null = since anything was counted; an hour where nothing was */
    Period period(int tenant, Collection<Long> campaigns, Instant from, Instant to) {
        return Period.of(
                from == null
                        ? first(tenant, campaigns)
                                .filter(first -> first.isBefore(to))
                                .orElse(to.minusSeconds(3_600))
                        : from,
                to);
    }

    /**
     * Buckets are aligned to Mondays, UTC; those in which nothing happened are there with zeros. Conversions are read once: else
     * PostgreSQL would read all of them anew for each bucket.
     */
    List<CampaignSeries.Bucket> buckets(
            int tenant, Collection<Long> campaigns, Instant from, Instant to, Duration width) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with span as (
                            select cast(:width as bigint) * interval '1 second' as width, timestamptz '2001-01-01Z' as monday),
                        counted as (
                            select date_bin(s.width, x.hour, s.monday) as at, x.metric, x.n
                            from (select hour, metric, n, tenant_id from counter
                                  where campaign_id = any(:campaigns)
                                  union all
                                  select hour, metric, n, tenant_id from counter_delta
                                  where campaign_id = any(:campaigns)) x, span s
                            where x.tenant_id = :tenant and x.hour >= date_bin(s.width, :from, s.monday) and x.hour < :to),
                        reached as materialized (
                            select date_bin(s.width, c.occurred_at, s.monday) as at, count(*) as n
                            from conversion c, span s
                            where c.tenant_id = :tenant and c.campaign_id = any(:campaigns) and c.first_for_run
                              and c.occurred_at >= date_bin(s.width, :from, s.monday) and c.occurred_at < :to
                            group by 1)
                        select b.at,
                               coalesce(sum(n) filter (where metric = 'RUN_ENTERED'), 0) as entered,
                               coalesce(sum(n) filter (where metric in
                                   ('RUN_SUCCESS', 'RUN_PARTIAL', 'RUN_FAILED', 'RUN_CANCELED')), 0) as ended,
                               coalesce(sum(n) filter (where metric = 'QUEUED'), 0) as queued,
                               coalesce(sum(n) filter (where metric = 'SENT'), 0) as sent,
                               coalesce(sum(n) filter (where metric = 'FAILED'), 0) as failed,
                               coalesce(sum(n) filter (where metric = 'OPENED_HUMAN'), 0) as opened,
                               coalesce(sum(n) filter (where metric = 'CLICKED_HUMAN'), 0) as clicked,
                               coalesce((select r.n from reached r where r.at = b.at), 0) as conversions
                        from span s
                        cross join lateral generate_series(
                            date_bin(s.width, :from, s.monday), cast(:to as timestamptz) - interval '1 microsecond', s.width) b (at)
                        left join counted on counted.at = b.at
                        group by b.at order by b.at
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .bind("from", from)
                .bind("to", to)
                .bind("width", width.toSeconds())
                .map((row, context) -> new CampaignSeries.Bucket(
                        Database.instant(row, "at"),
                        row.getLong("entered"),
                        row.getLong("ended"),
                        row.getLong("queued"),
                        row.getLong("sent"),
                        row.getLong("failed"),
                        row.getLong("opened"),
                        row.getLong("clicked"),
                        row.getLong("conversions")))
                .list());
    }
}
