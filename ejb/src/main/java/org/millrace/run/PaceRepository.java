package org.millrace.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** A row for each paced node of a campaign; its lock orders the batches that ask for slots. */
@Dependent
public class PaceRepository implements PaceStore {

    private final Jdbi jdbi;

    @Inject
    public PaceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The row is there before it is locked, so that two first comers do not both see none. */
    @Override
    public Optional<Given> lock(int tenant, long campaignId, int nodeNo) {
        return jdbi.withHandle(h -> {
            h.createUpdate(
                            """
                            insert into node_pace (tenant_id, campaign_id, node_no) values (:tenant, :campaign, :node)
                            on conflict (campaign_id, node_no) do nothing
                            """)
                    .bind("tenant", tenant)
                    .bind("campaign", campaignId)
                    .bind("node", nodeNo)
                    .execute();
            return h.createQuery(
                            """
                            select period, taken from node_pace
                            where tenant_id = :tenant and campaign_id = :campaign and node_no = :node for update
                            """)
                    .bind("tenant", tenant)
                    .bind("campaign", campaignId)
                    .bind("node", nodeNo)
                    .map((row, ctx) -> given(row))
                    .one();
        });
    }

    /** How far the slots of the campaign's paced nodes are given away, by the nodes' ids; not locked. */
    public Map<String, Given> given(int tenant, long campaignId) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select k.node_id, p.period, p.taken
                        from node_pace p join campaign c on c.id = p.campaign_id and c.tenant_id = p.tenant_id
                        join node_number k on k.workflow_id = c.workflow_id and k.node_no = p.node_no
                        where p.tenant_id = :tenant and p.campaign_id = :campaign and p.period is not null
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .map((row, ctx) ->
                        Map.entry(row.getString("node_id"), given(row).orElseThrow()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Optional<Given> given(ResultSet row) throws SQLException {
        OffsetDateTime period = row.getObject("period", OffsetDateTime.class);
        return period == null ? Optional.empty() : Optional.of(new Given(period.toInstant(), row.getInt("taken")));
    }

    @Override
    public void write(int tenant, long campaignId, int nodeNo, Given given) {
        jdbi.useHandle(h -> h.createUpdate(
                        """
                        update node_pace set period = :period, taken = :taken
                        where tenant_id = :tenant and campaign_id = :campaign and node_no = :node
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaignId)
                .bind("node", nodeNo)
                .bind("period", given.period())
                .bind("taken", given.taken())
                .execute());
    }
}
