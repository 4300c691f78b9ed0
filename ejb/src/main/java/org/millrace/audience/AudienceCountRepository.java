package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.audience.MemberRepository.Slice;
import org.millrace.platform.Backoff;

/** How far the counts of audiences have come that a new rule or a schedule asked for; a schedule that goes leaves them. */
@Dependent
class AudienceCountRepository {

    private final Jdbi jdbi;

    @Inject
    AudienceCountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One that is under way answers for this time too, so that each ends however often they are asked for. */
    void begin(int tenant, Collection<Long> segments, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        insert into audience_count (tenant_id, segment_id, asked_at, seen_to, members)
                        select :tenant, id, :now, 0, 0 from unnest(:segments) id
                        on conflict (segment_id) do nothing
                        """)
                .bind("tenant", tenant)
                .bindArray("segments", Long.class, segments)
                .bind("now", now)
                .execute());
    }

    /** Those that are under way, without those that failed and are put off. */
    List<DueAudience> open(Instant now) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select tenant_id, segment_id from audience_count
                        where not_before is null or not_before <= :now order by asked_at, segment_id limit 100
                        """)
                .bind("now", now)
                .map((row, context) -> new DueAudience(row.getInt("tenant_id"), row.getLong("segment_id")))
                .list());
    }

    /** One that has contacts left; empty while another node is at it. */
    Optional<Count> lock(DueAudience audience) {
        return one("seen_to is not null for update skip locked", audience);
    }

    /** Whether one is there that has been through all contacts. */
    boolean whole(DueAudience audience) {
        return one("seen_to is null", audience).isPresent();
    }

    Optional<Count> lockWhole(DueAudience audience) {
        return one("seen_to is null for update", audience);
    }

    private Optional<Count> one(String condition, DueAudience audience) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select edition, seen_to, members from audience_count
                        where tenant_id = :tenant and segment_id = :segment and\s"""
                                + condition)
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .map((row, context) -> read(row))
                .findOne());
    }

    /**
     * One statement, since a row that the transaction itself has written before asks for the segment's row once more, which somebody may
     * hold.
     */
    void keep(DueAudience audience, Count count) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audience_count
                        set edition = :edition, seen_to = :to, members = :members, failures = 0, error = null, not_before = null
                        where tenant_id = :tenant and segment_id = :segment
                        """)
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .bind("edition", count.edition())
                .bind("to", count.to())
                .bind("members", count.members())
                .execute());
    }

    /** It goes on after a pause that grows with its failures up to five minutes. */
    void failed(DueAudience audience, String error, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audience_count
                        set %s
                        where tenant_id = :tenant and segment_id = :segment
                        """
                                .formatted(Backoff.FAILED))
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .bind("error", error)
                .bind("now", now)
                .execute());
    }

    /** All times that came since the count was asked for held so many, but for those whose number an earlier count has told. */
    void finish(DueAudience audience) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        with done as (
                            delete from audience_count where tenant_id = :tenant and segment_id = :segment
                            returning segment_id, asked_at, members)
                        update audience_occurrence o set members = d.members from done d
                        where o.tenant_id = :tenant and o.segment_id = d.segment_id
                          and o.outcome = 'FIRED' and o.decided_at >= d.asked_at and o.members is null
                        """)
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .execute());
    }

    private static Count read(ResultSet row) throws SQLException {
        return new Count(row.getString("edition"), row.getObject("seen_to", Long.class), row.getLong("members"));
    }

    /**
     * A count under way.
     *
     * @param edition of what is counted; null = it has not begun
     * @param to the last contact that was looked at; null = all were
     * @param members how many of them up to that one
     */
    record Count(String edition, Long to, long members) {

        static Count begun(String edition) {
            return new Count(edition, 0L, 0);
        }

        boolean of(String other) {
            return other.equals(edition);
        }

        Count and(Slice slice) {
            return new Count(edition, slice.last() ? null : slice.to(), members + slice.members());
        }
    }
}
