package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Shards;

/** Messages of campaigns that stand still: out of the index of what is due, and back. They count as before. */
@Dependent
public class HeldMessageRepository {

    private final Jdbi jdbi;

    @Inject
    public HeldMessageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of which campaigns messages are held. Goes from campaign to campaign, not over all that they hold. */
    public List<Long> campaigns() {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        with recursive holding as (
                            (select campaign_id from message where state = 'HELD' order by campaign_id limit 1)
                            union all
                            select (select m.campaign_id from message m
                                    where m.state = 'HELD' and m.campaign_id > h.campaign_id
                                    order by m.campaign_id limit 1)
                            from holding h where h.campaign_id is not null)
                        select campaign_id from holding where campaign_id is not null
                        """)
                .mapTo(Long.class)
                .list());
    }

    /**
     * Takes the campaign's waiting messages aside; what a claim has in hand is its own affair.
     *
     * @return how many; as many as the limit, there may be more
     */
    public int hold(long campaignId, String reason, int limit) {
        return jdbi.withHandle(h -> h.createUpdate(
                        """
                        with waiting as (
                            select m.id
                            from generate_series(0, :last) as s(shard),
                                 lateral (select id from message
                                          where shard = s.shard and state = 'READY' and campaign_id = :campaign
                                          limit :limit for update skip locked) m
                            limit :limit)
                        update message m set state = 'HELD', reason = :reason from waiting w where m.id = w.id
                        """)
                .bind("last", Shards.COUNT - 1)
                .bind("campaign", campaignId)
                .bind("reason", reason)
                .bind("limit", limit)
                .execute());
    }

    /**
     * Makes the campaign's held messages wait for their time again. What was due before is due now, behind what is due already, so
     * that it holds up nobody else.
     */
    public int release(long campaignId, Instant now, int limit) {
        return jdbi.withHandle(h -> h.createUpdate(
                        """
                        with held as (
                            select id from message where state = 'HELD' and campaign_id = :campaign
                            limit :limit for update)
                        update message m set state = 'READY', reason = null, ready_at = greatest(m.ready_at, :now)
                        from held where m.id = held.id
                        """)
                .bind("campaign", campaignId)
                .bind("now", now)
                .bind("limit", limit)
                .execute());
    }
}
