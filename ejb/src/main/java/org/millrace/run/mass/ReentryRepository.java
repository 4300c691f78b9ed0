package org.millrace.run.mass;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceSql;
import org.millrace.campaign.Reentry;
import org.millrace.run.mass.EnrolmentRepository.Entry;
import org.millrace.run.mass.EnrolmentRepository.Slice;

/** Enters a chunk of the audience of a campaign that lets contacts in again. */
@Dependent
class ReentryRepository {

    private final Jdbi jdbi;

    @Inject
    ReentryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Enters at most so many of those beyond the last, in the order of their ids, whom the rule lets in; each of them once. */
    Chunk enrol(Entry entry, Reentry rule, AudienceSql audience, Slice slice) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with fresh as (
                            select c.id, c.shard, coalesce(p.last_entry, 0) + 1 as entry from contact c
                            cross join lateral (
                                select max(r.entry) as last_entry, max(r.reenter_after) as reenter_after,
                                       coalesce(bool_or(r.status in ('WAITING', 'FROZEN', 'INCIDENT')), false) as inside,
                                       count(*) filter (where r.entered_at > :since) as recent
                                from run r where r.campaign_id = :campaign and r.contact_id = c.id) p
                            where c.tenant_id = :tenant and c.id > :after
                              and (%s)
                              and (p.reenter_after is null or p.reenter_after <= :now)
                              and (:policy = 'ALWAYS' or not p.inside)
                              and (:policy <> 'LIMITED' or p.recent < :most)
                            order by c.id limit :limit),
                        entered as (
                            insert into run (tenant_id, campaign_id, contact_id, entry, version_id, node_no, status, due_at,
                                             shard, entered_at, moved_at)
                            select :tenant, :campaign, f.id, f.entry, :version, :node, 'WAITING', :now, f.shard, :now, :now
                            from fresh f order by f.id
                            on conflict (campaign_id, contact_id, entry) do nothing
                            returning 1)
                        select (select max(id) from fresh) as last_id, (select count(*) from entered) as moved
                        """
                                .formatted(audience.where()))
                .bind("tenant", entry.tenant())
                .bind("campaign", entry.campaignId())
                .bind("version", entry.versionId())
                .bind("node", entry.startNodeNo())
                .bind("policy", rule.policy().name())
                .bind("since", rule.since(slice.now()))
                .bind("most", rule.limit() == null ? 0 : rule.limit())
                .bind("after", slice.after())
                .bind("limit", slice.limit())
                .bind("now", slice.now())
                .bindMap(audience.bindings())
                .map((row, ctx) -> Chunk.of(row))
                .one());
    }
}
