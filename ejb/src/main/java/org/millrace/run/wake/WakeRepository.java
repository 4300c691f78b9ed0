package org.millrace.run.wake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceSql;
import org.millrace.platform.Database;

/** Locks the runs that news concerns, and wakes them. */
@Dependent
class WakeRepository {

    private static final String LIVE =
            """
            select r.id, r.campaign_id, r.contact_id, r.version_id, r.node_no, r.waiting_for, r.entered_at
            from run r
            where r.tenant_id = :tenant and r.contact_id = any(:contacts)
              and r.status in ('WAITING', 'FROZEN', 'INCIDENT')
            """;

    private final Jdbi jdbi;

    @Inject
    WakeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Live runs of the contacts whose version listens to one of the events, or to a goal that one of them may reach. */
    List<LiveRun> lockListening(int tenant, Collection<Long> contacts, Collection<String> eventNames) {
        return jdbi.withHandle(h -> h.createQuery(
                        LIVE
                                + """
                          and exists (select 1 from listener l
                                      where l.version_id = r.version_id
                                        and (l.what = any(:what)
                                             or l.what = 'goal'
                                                and exists (select 1 from goal g
                                                            where g.campaign_id = r.campaign_id
                                                              and g.event_name = any(:names))))
                        order by r.id for update of r
                        """)
                .bind("tenant", tenant)
                .bindArray("contacts", Long.class, contacts)
                .bindArray(
                        "what",
                        String.class,
                        eventNames.stream().map(name -> "event:" + name).toList())
                .bindArray("names", String.class, eventNames)
                .map((row, ctx) -> live(row))
                .list());
    }

    /** The slugs of the segments that workflows of the tenant wait for. */
    Set<String> awaitedSegments(int tenant) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select distinct substr(what, 9) from listener where tenant_id = :tenant and what like 'segment:%'
                        """)
                .bind("tenant", tenant)
                .mapTo(String.class)
                .set());
    }

    /** Live runs of the contact whose version listens to opt-outs, in campaigns of that topic; {@code *} = every topic. */
    List<LiveRun> lockOptedOut(int tenant, long contact, String topic) {
        return jdbi.withHandle(h -> h.createQuery(
                        LIVE
                                + """
                          and exists (select 1 from listener l
                                      where l.version_id = r.version_id and l.what = 'opt-out')
                          and exists (select 1 from campaign c
                                      where c.id = r.campaign_id and (:topic = '*' or c.topic = :topic))
                        order by r.id for update of r
                        """)
                .bind("tenant", tenant)
                .bindArray("contacts", Long.class, List.of(contact))
                .bind("topic", topic)
                .map((row, ctx) -> live(row))
                .list());
    }

    /** A run that is to end stays so, whatever else comes; one that stands still keeps the word until it moves again. */
    void wake(List<Wakeup> wakeups, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update run r
                        set signal = w.signal,
                            due_at = case when r.status = 'INCIDENT' then r.due_at else cast(:now as timestamptz) end,
                            version = r.version + 1
                        from unnest(:ids, :signals) as w (id, signal)
                        where r.id = w.id
                          and (r.signal is null or r.signal not like 'interrupt:%' and r.signal <> 'unsubscribed')
                        """)
                .bindArray(
                        "ids", Long.class, wakeups.stream().map(Wakeup::runId).toList())
                .bindArray(
                        "signals",
                        String.class,
                        wakeups.stream().map(Wakeup::signal).toList())
                .bind("now", now)
                .execute());
    }

    /** Campaigns whose runs end when the contact leaves the audience, with each version that says so. */
    List<AudienceWatch> watches() {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.tenant_id, c.id as campaign_id, c.segment_id, v.id as version_id
                        from listener l
                        join workflow_version v on v.id = l.version_id
                        join campaign c on c.workflow_id = v.workflow_id
                        where l.what = 'audience' and c.segment_id is not null
                          and c.status in ('ACTIVE', 'PAUSED', 'FROZEN', 'COMPLETED')
                        """)
                .map((row, ctx) -> new AudienceWatch(
                        row.getInt("tenant_id"),
                        row.getLong("campaign_id"),
                        row.getLong("segment_id"),
                        row.getLong("version_id")))
                .list());
    }

    /** Wakes runs whose contact is no longer in the audience; those that a batch holds are found the next time. */
    int wakeLeft(AudienceWatch watch, AudienceSql audience, String signal, int limit, Instant now) {
        return jdbi.withHandle((Handle h) -> h.createUpdate(
                        """
                        update run set signal = :signal, version = version + 1,
                            due_at = case when status = 'INCIDENT' then due_at else cast(:now as timestamptz) end
                        where id in (select r.id from run r join contact c on c.id = r.contact_id
                                     where r.tenant_id = :tenant and r.campaign_id = :campaign
                                       and r.version_id = :version
                                       and r.status in ('WAITING', 'FROZEN', 'INCIDENT')
                                       and (r.signal is null
                                            or r.signal not like 'interrupt:%%' and r.signal <> 'unsubscribed')
                                       and not (%s)
                                     order by r.id limit :limit for update of r skip locked)
                        """
                                .formatted(audience.where()))
                .bindMap(audience.bindings())
                .bind("signal", signal)
                .bind("now", now)
                .bind("tenant", watch.tenant())
                .bind("campaign", watch.campaignId())
                .bind("version", watch.versionId())
                .bind("limit", limit)
                .execute());
    }

    private static LiveRun live(ResultSet row) throws SQLException {
        return new LiveRun(
                row.getLong("id"),
                row.getLong("campaign_id"),
                row.getLong("contact_id"),
                row.getLong("version_id"),
                row.getInt("node_no"),
                "EVENT".equals(row.getString("waiting_for")),
                Database.instant(row, "entered_at"));
    }

    /** A version of a campaign's workflow whose runs end when the contact leaves the audience. */
    record AudienceWatch(int tenant, long campaignId, long segmentId, long versionId) {}
}
