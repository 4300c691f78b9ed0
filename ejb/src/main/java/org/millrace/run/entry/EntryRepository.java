package org.millrace.run.entry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.Reentry;
import org.millrace.platform.SqlArrays;

/** Enters contacts one by one, all of a transaction with one statement. */
@Dependent
class EntryRepository {

    /** The first half of the lock's key: "entries of a contact". The second is a stripe, since locks are few and contacts many. */
    private static final int LOCK_CLASS = 0x454e5452;

    private static final int STRIPES = 256;

    private static final String ENTER =
            """
            with asked as materialized (
                select * from unnest(:contacts, :keys, :versions, :nodes, :once) with ordinality
                    as a (contact_id, business_key, version_id, node_no, once, ordinal)),
            candidate as (
                select c.id, c.shard, a.business_key, a.version_id, a.node_no, a.ordinal, coalesce(p.last_entry, 0) as last_entry,
                       p.recent, not a.once and (a.business_key is not null or :policy = 'ALWAYS') as again,
                       row_number() over (partition by c.id order by a.ordinal) as n
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
                  and (case when a.once then p.last_entry is null
                            when a.business_key is not null then true
                            when :policy = 'NEVER' then p.last_entry is null
                            when :policy = 'ALWAYS' then true
                            else not p.inside end)),
            entering as (
                select *, row_number() over (partition by id, business_key order by ordinal) as of_case
                from candidate where again or n = 1),
            numbered as (
                select *, row_number() over (partition by id order by ordinal) as nth
                from entering where business_key is null or of_case = 1),
            admitted as (
                select *, cast(last_entry + nth as int) as entry from numbered
                where :policy <> 'LIMITED' or recent + nth <= :limit),
            entered as (
                insert into run (tenant_id, campaign_id, contact_id, entry, version_id, node_no, status, due_at,
                                 shard, business_key, entered_at, moved_at)
                select :tenant, :campaign, a.id, a.entry, a.version_id, a.node_no, 'WAITING', :now, a.shard,
                       a.business_key, :now, :now
                from admitted a order by a.id, a.entry
                on conflict do nothing
                returning contact_id, entry)
            select a.ordinal, e.contact_id is not null as entered
            from admitted a left join entered e on e.contact_id = a.id and e.entry = a.entry
            order by a.ordinal
            """;

    private final Jdbi jdbi;

    @Inject
    EntryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who enters the same contacts for another entry waits; in one order, so that none waits for each other. */
    void lock(List<Arrival> arrivals) {
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
                        arrivals.stream().map(Arrival::contactId).toList())
                .mapTo(long.class)
                .one());
    }

    /**
     * One whose contact may enter once only does not enter behind another of the same contact.
     *
     * @param arrivals at triggers of the campaign
     * @return those who may enter, and whether they did; who did not was overtaken
     */
    List<Attempt> enter(CampaignBinding campaign, List<Arrival> arrivals, AudienceSql audience, Instant now) {
        Reentry rule = campaign.reentry();
        return jdbi.withHandle(h -> {
            Query query = h.createQuery(ENTER.formatted(audience.where()))
                    .bind("tenant", campaign.tenant())
                    .bind("campaign", campaign.campaignId())
                    .bind("policy", rule.policy().name())
                    .bind("limit", rule.limit() == null ? 0 : rule.limit())
                    .bind("since", rule.since(now))
                    .bind("now", now)
                    .bindMap(audience.bindings());
            SqlArrays.of(query, arrivals)
                    .longs("contacts", Arrival::contactId)
                    .texts("keys", Arrival::businessKey)
                    .longs("versions", arrival -> arrival.entrance().versionId())
                    .ints("nodes", arrival -> arrival.entrance().nodeNo())
                    .booleans("once", arrival -> arrival.entrance().once());
            return query.map((row, ctx) -> new Attempt(row.getInt("ordinal"), row.getBoolean("entered")))
                    .list();
        });
    }

    /** @param ordinal the entrant's place, from 1 */
    record Attempt(int ordinal, boolean entered) {}
}
