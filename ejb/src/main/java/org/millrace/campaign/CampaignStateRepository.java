package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.Retimings.Retiming;
import org.millrace.platform.Json;

/** Statuses under the campaign's advisory lock; why it is one, the package tells. */
@Dependent
class CampaignStateRepository {

    /** The first half of the lock's key: "a campaign's status". The second is the id, folded to 31 bits. */
    private static final int LOCK_CLASS = 0x43414d50;

    private static final String KEY = LOCK_CLASS + ", cast(id % 2147483647 as int)";

    private static final String TERMS =
            """
            select c.id, c.time_zone, c.send_strategy, c.calendar, c.retimed_at, c.retimed_millis,
                   case when c.holds > 0 and c.status in ('ACTIVE', 'PAUSED', 'COMPLETED') then 'FROZEN'
                        else c.status end as status,
                   p.slug as product, p.attributes ->> 'fitCriterion' as fit_criterion,
                   (select m.id from version_move m where m.campaign_id = c.id and m.closed_at is null) as version_move,
                   array(select t.slug from template t where t.tenant_id = c.tenant_id and t.archived) as archived_templates
            from campaign c
            left join campaign_product cp on cp.campaign_id = c.id and cp.primary_product
            left join product p on p.id = cp.product_id
            where c.id = any(:ids)
            """;

    private final Jdbi jdbi;

    @Inject
    CampaignStateRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Map<Long, CampaignTerms> lockShared(Collection<Long> ids) {
        return jdbi.withHandle(h -> {
            lock(h, "pg_advisory_xact_lock_shared", ids);
            return terms(h, ids);
        });
    }

    Map<Long, CampaignTerms> terms(Collection<Long> ids) {
        return jdbi.withHandle(h -> terms(h, ids));
    }

    private static Map<Long, CampaignTerms> terms(Handle h, Collection<Long> ids) {
        return h
                .createQuery(TERMS)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> Map.entry(
                        row.getLong("id"),
                        new CampaignTerms(
                                CampaignStatus.valueOf(row.getString("status")),
                                ZoneId.of(row.getString("time_zone")),
                                row.getString("product"),
                                row.getString("fit_criterion"),
                                row.getObject("version_move", Long.class),
                                timing(row),
                                retimings(row),
                                Set.of((String[])
                                        row.getArray("archived_templates").getArray()))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Retimings retimings(ResultSet row) throws SQLException {
        Array at = row.getArray("retimed_at");
        if (at == null) {
            return Retimings.NONE;
        }
        Timestamp[] instants = (Timestamp[]) at.getArray();
        Long[] millis = (Long[]) row.getArray("retimed_millis").getArray();
        return new Retimings(IntStream.range(0, instants.length)
                .mapToObj(i -> new Retiming(instants[i].toInstant(), Duration.ofMillis(millis[i])))
                .toList());
    }

    private static SendTiming timing(ResultSet row) throws SQLException {
        SendStrategy strategy = SendStrategy.valueOf(row.getString("send_strategy"));
        String calendar = strategy == SendStrategy.OPTIMISED ? row.getString("calendar") : null;
        return strategy == SendStrategy.IMMEDIATE
                ? SendTiming.AT_ONCE
                : new SendTiming(strategy, calendar == null ? null : Json.read(calendar, CalendarRules.class));
    }

    /** Waits until no transaction works on the campaign any more, and keeps new ones waiting until this one ends. */
    void lockExclusive(long id) {
        jdbi.useHandle(h -> lock(h, "pg_advisory_xact_lock", List.of(id)));
    }

    /** One statement that only locks: what is read after it has a snapshot of its own and sees what the lock waited for. */
    private static void lock(Handle h, String function, Collection<Long> ids) {
        h.createQuery("select count(" + function + "(" + KEY
                        + ")) from (select id from unnest(:ids) id order by id offset 0) ordered")
                .bindArray("ids", Long.class, ids)
                .mapTo(long.class)
                .one();
    }

    void hold(long id, int change) {
        jdbi.useHandle(h -> h.createUpdate("update campaign set holds = holds + :change where id = :id")
                .bind("change", change)
                .bind("id", id)
                .execute());
    }

    Optional<Instant> frozenAt(int tenant, long id) {
        return jdbi.withHandle(
                h -> h.createQuery("select frozen_at from campaign where tenant_id = :tenant and id = :id")
                        .bind("tenant", tenant)
                        .bind("id", id)
                        .mapTo(Instant.class)
                        .findOne());
    }

    List<TimedCampaign> toStart(Instant now) {
        return timed("status = 'SCHEDULED' and (starts_at is null or starts_at <= :now)", now);
    }

    List<TimedCampaign> toEnd(Instant now) {
        return timed("status in ('ACTIVE', 'PAUSED') and ends_at <= :now", now);
    }

    private List<TimedCampaign> timed(String condition, Instant now) {
        return jdbi.withHandle(
                h -> h.createQuery("select tenant_id, id from campaign where " + condition + " order by id limit 100")
                        .bind("now", now)
                        .map((row, context) -> new TimedCampaign(row.getInt("tenant_id"), row.getLong("id")))
                        .list());
    }

    Optional<CampaignBinding> binding(long id) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id, tenant_id, type, status, workflow_id, audience_kind, segment_id, time_zone, reentry,
                               reentry_limit, reentry_window_seconds,
                               array(select x.segment_id from campaign_exclusion x where x.campaign_id = campaign.id
                                     union
                                     select x.excluded_id from segment_exclusion x
                                     where x.segment_id = campaign.segment_id
                                     order by 1) as exclusions
                        from campaign where id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> CampaignRows.binding(row))
                .findOne());
    }
}
