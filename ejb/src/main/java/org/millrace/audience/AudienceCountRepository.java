package org.millrace.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceRebuilds.DueAudience;
import org.millrace.audience.MemberRepository.Slice;

/** How far the counts of audiences have come that their schedules began. */
@Dependent
class AudienceCountRepository {

    private final Jdbi jdbi;

    @Inject
    AudienceCountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One that is under way answers for this time too, so that each ends however often they are asked for. */
    void begin(int tenant, Segment segment, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audience_schedule
                        set counting_since = :now, counted_version = :version, counted_to = 0, counted = 0
                        where tenant_id = :tenant and segment_id = :segment and counting_since is null
                        """)
                .bind("tenant", tenant)
                .bind("segment", segment.id())
                .bind("version", segment.version())
                .bind("now", now)
                .execute());
    }

    /** The segment is another one by now. */
    void beginAgain(int tenant, Segment segment) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audience_schedule set counted_version = :version, counted_to = 0, counted = 0
                        where tenant_id = :tenant and segment_id = :segment
                        """)
                .bind("tenant", tenant)
                .bind("segment", segment.id())
                .bind("version", segment.version())
                .execute());
    }

    /** Those that are under way. */
    List<DueAudience> open() {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select tenant_id, segment_id from audience_schedule
                        where counting_since is not null order by counting_since, segment_id limit 100
                        """)
                .map((row, context) -> new DueAudience(row.getInt("tenant_id"), row.getLong("segment_id")))
                .list());
    }

    /** One that has contacts left; empty while another node is at it. */
    Optional<Count> lock(DueAudience audience) {
        return one("counting_since is not null and counted_to is not null for update skip locked", audience);
    }

    /** One that has been through all contacts. */
    Optional<Count> lockWhole(DueAudience audience) {
        return one("counting_since is not null and counted_to is null for update", audience);
    }

    private Optional<Count> one(String condition, DueAudience audience) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select counted_version, counted_to, counted from audience_schedule
                        where tenant_id = :tenant and segment_id = :segment and\s"""
                                + condition)
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .map((row, context) -> read(row))
                .findOne());
    }

    void advance(DueAudience audience, Slice slice) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update audience_schedule set counted = counted + :members, counted_to = :to
                        where tenant_id = :tenant and segment_id = :segment
                        """)
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .bind("members", slice.members())
                .bind("to", slice.last() ? null : slice.to())
                .execute());
    }

    /** All times that came since the count was asked for held so many. */
    void finish(DueAudience audience, long members) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        with asked as (
                            select segment_id, counting_since from audience_schedule
                            where tenant_id = :tenant and segment_id = :segment),
                        answered as (
                            update audience_schedule set counting_since = null
                            where tenant_id = :tenant and segment_id = :segment)
                        update audience_occurrence o set members = :members from asked a
                        where o.tenant_id = :tenant and o.segment_id = a.segment_id
                          and o.outcome = 'FIRED' and o.decided_at >= a.counting_since
                        """)
                .bind("tenant", audience.tenant())
                .bind("segment", audience.segmentId())
                .bind("members", members)
                .execute());
    }

    private static Count read(ResultSet row) throws SQLException {
        return new Count(row.getInt("counted_version"), row.getLong("counted_to"), row.getLong("counted"));
    }

    /**
     * A count under way.
     *
     * @param version the segment's that is counted
     * @param to the last contact that was looked at
     * @param members how many of them up to that one
     */
    record Count(int version, long to, long members) {

        boolean of(Segment segment) {
            return version == segment.version();
        }
    }
}
