package org.millrace.run.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.Reentry;

/** Enters contacts one by one, all of a transaction with one statement. */
@Dependent
class EntryRepository {

    /** The first half of the lock's key: "entries of a contact". The second is a stripe, since locks are few and contacts many. */
    private static final int LOCK_CLASS = 0x454e5452;

    private static final int STRIPES = 256;

    private final Jdbi jdbi;

    @Inject
    EntryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who enters the same contacts for another entry waits; in one order, so that none waits for each other. */
    void lock(List<Entrant> entrants) {
        jdbi.useHandle(h -> h.createQuery(
                        """
                        select count(pg_advisory_xact_lock(:class, stripe)) from (
                            select distinct cast(id % :stripes as int) as stripe from unnest(:ids) id order by 1) ordered
                        """)
                .bind("class", LOCK_CLASS)
                .bind("stripes", STRIPES)
                .bindArray(
                        "ids",
                        Long.class,
                        entrants.stream().map(Entrant::contactId).toList())
                .mapTo(long.class)
                .one());
    }

    /** @return those who may enter, and whether they did; who did not was overtaken */
    List<Attempt> enter(Entrance entrance, List<Entrant> entrants, AudienceSql audience, Instant now) {
        Reentry rule = entrance.rule();
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with asked as materialized (
                            select a.contact_id, a.business_key, a.ordinal
                            from unnest(:contacts, :keys) with ordinality as a (contact_id, business_key, ordinal)),
                        candidate as (
                            select c.id, c.shard, a.business_key, a.ordinal, coalesce(p.last_entry, 0) as last_entry,
                                   p.recent, row_number() over (partition by c.id order by a.ordinal) as n
                            from asked a join contact c on c.id = a.contact_id
                            cross join lateral (
                                select max(r.entry) as last_entry, max(r.reenter_after) as reenter_after,
                                       coalesce(bool_or(r.status in ('WAITING', 'FROZEN', 'INCIDENT')), false) as inside,
                                       count(*) filter (where r.entered_at > :since) as recent,
                                       coalesce(bool_or(r.business_key = a.business_key), false) as known
                                from run r where r.campaign_id = :campaign and r.contact_id = c.id) p
                            where c.tenant_id = :tenant and (%s)
                              and (p.reenter_after is null or p.reenter_after <= :now)
                              and not p.known
                              and (case when :once then p.last_entry is null
                                        when a.business_key is not null then true
                                        when :policy = 'NEVER' then p.last_entry is null
                                        when :policy = 'ALWAYS' then true
                                        else not p.inside end)),
                        admitted as (
                            select id, shard, business_key, ordinal, cast(last_entry + n as int) as entry
                            from candidate
                            where :policy <> 'LIMITED' or recent + n <= :limit),
                        entered as (
                            insert into run (tenant_id, campaign_id, contact_id, entry, version_id, node_no, status, due_at,
                                             shard, business_key, entered_at, moved_at)
                            select :tenant, :campaign, a.id, a.entry, :version, :node, 'WAITING', :now, a.shard,
                                   a.business_key, :now, :now
                            from admitted a order by a.id, a.entry
                            on conflict do nothing
                            returning contact_id, entry)
                        select a.ordinal, e.contact_id is not null as entered
                        from admitted a left join entered e on e.contact_id = a.id and e.entry = a.entry
                        """
                                .formatted(audience.where()))
                .bindArray(
                        "contacts",
                        Long.class,
                        entrants.stream().map(Entrant::contactId).toList())
                .bindArray(
                        "keys",
                        String.class,
                        entrants.stream().map(Entrant::businessKey).toList())
                .bind("tenant", entrance.campaign().tenant())
                .bind("campaign", entrance.campaign().campaignId())
                .bind("version", entrance.versionId())
                .bind("node", entrance.nodeNo())
                .bind("once", entrance.once())
                .bind("policy", rule.policy().name())
                .bind("limit", rule.limit() == null ? 0 : rule.limit())
                .bind("since", rule.since(now))
                .bind("now", now)
                .bindMap(audience.bindings())
                .map((row, ctx) -> new Attempt(row.getInt("ordinal"), row.getBoolean("entered")))
                .list());
    }

    /** @param ordinal the entrant's place, from 1 */
    record Attempt(int ordinal, boolean entered) {}
}
