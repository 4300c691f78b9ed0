package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.calendar.Missed;
import org.millrace.calendar.Occurrence;
import org.millrace.calendar.OccurrenceRepository;
import org.millrace.platform.Database;

/** Schedules of audiences, and what became of their times. */
@Dependent
class AudienceScheduleRepository {

    private final Jdbi jdbi;

    @Inject
    AudienceScheduleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those whose time has come. */
    List<AudienceSchedule> due(Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select a.* from audience_schedule a join segment s on s.id = a.segment_id
                        where a.enabled and a.next_at <= :now and not s.archived order by a.segment_id limit 100
                        """)
                .bind("now", now)
                .map((row, context) -> read(row))
                .list());
    }

    Optional<AudienceSchedule> find(int tenant, long segmentId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select * from audience_schedule where tenant_id = :tenant and segment_id = :segment")
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** By segment; one without a schedule is missing. */
    Map<Long, AudienceSchedule> of(int tenant, Collection<Long> segments) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        "select * from audience_schedule where tenant_id = :tenant and segment_id = any(:segments)")
                .bind("tenant", tenant)
                .bindArray("segments", Long.class, segments)
                .map((row, context) -> read(row))
                .stream()
                .collect(Collectors.toMap(AudienceSchedule::segmentId, schedule -> schedule)));
    }

    void put(AudienceSchedule schedule) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into audience_schedule
                            (segment_id, tenant_id, cron, zone, missed, grace_minutes, enabled, next_at)
                        values (:segment, :tenant, :cron, :zone, :missed, :grace, :enabled, :next)
                        on conflict (segment_id) do update set cron = excluded.cron, zone = excluded.zone,
                            missed = excluded.missed, grace_minutes = excluded.grace_minutes,
                            enabled = excluded.enabled, next_at = excluded.next_at
                        """)
                .bind("segment", schedule.segmentId())
                .bind("tenant", schedule.tenant())
                .bind("cron", schedule.details().cron())
                .bind("zone", schedule.details().zone())
                .bind("missed", schedule.details().missed().name())
                .bind("grace", schedule.details().graceMinutes())
                .bind("enabled", schedule.enabled())
                .bind("next", schedule.nextAt())
                .execute());
    }

    void next(AudienceSchedule schedule, Instant nextAt) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audience_schedule set next_at = :next
                        where tenant_id = :tenant and segment_id = :segment
                        """)
                .bind("tenant", schedule.tenant())
                .bind("segment", schedule.segmentId())
                .bind("next", nextAt)
                .execute());
    }

    boolean remove(int tenant, long segmentId) {
        return jdbi.withHandle(
                h -> h.createUpdate("delete from audience_schedule where tenant_id = :tenant and segment_id = :segment")
                                .bind("tenant", tenant)
                                .bind("segment", segmentId)
                                .execute()
                        == 1);
    }

    /** @return the times that nobody had decided before */
    Set<Instant> record(AudienceSchedule schedule, Collection<Occurrence> occurrences, Instant now) {
        return jdbi.withHandle(h -> OccurrenceRepository.record(
                h.createQuery(
                                """
                                insert into audience_occurrence
                                    (tenant_id, segment_id, scheduled_at, outcome, reason, decided_at)
                                select :tenant, :segment, o.at, o.outcome, o.reason, :now from %s order by o.at
                                on conflict (segment_id, scheduled_at) do nothing
                                returning scheduled_at
                                """
                                        .formatted(OccurrenceRepository.DECIDED))
                        .bind("tenant", schedule.tenant())
                        .bind("segment", schedule.segmentId()),
                occurrences,
                now));
    }

    /** The latest of each; a segment for which no time has come is missing. */
    Map<Long, RebuildRow> last(int tenant, Collection<Long> segments) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select o.* from unnest(:segments) s (id) cross join lateral (
                            select * from audience_occurrence where tenant_id = :tenant and segment_id = s.id
                            order by id desc limit 1) o
                        """)
                .bind("tenant", tenant)
                .bindArray("segments", Long.class, segments)
                .map((row, context) -> Map.entry(row.getLong("segment_id"), RebuildRow.of(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The newest first; one row more than the limit where there is a next page. */
    List<RebuildRow> page(int tenant, long segmentId, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select * from audience_occurrence
                        where tenant_id = :tenant and segment_id = :segment and id < :before
                        order by id desc limit :limit
                        """)
                .bind("tenant", tenant)
                .bind("segment", segmentId)
                .bind("before", before)
                .bind("limit", limit + 1)
                .map((row, context) -> RebuildRow.of(row))
                .list());
    }

    private static AudienceSchedule read(ResultSet row) throws SQLException {
        return new AudienceSchedule(
                row.getInt("tenant_id"),
                row.getLong("segment_id"),
                new ScheduleDetails(
                        row.getString("cron"),
                        row.getString("zone"),
                        Missed.valueOf(row.getString("missed")),
                        row.getInt("grace_minutes")),
                row.getBoolean("enabled"),
                Database.instant(row, "next_at"));
    }
}
