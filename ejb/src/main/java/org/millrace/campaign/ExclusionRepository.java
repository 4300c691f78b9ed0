package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.millrace.audience.AudienceSql;

/** Whom campaigns leave out: by their own exclusions and by those of their audiences. */
@Dependent
class ExclusionRepository {

    private final Jdbi jdbi;

    @Inject
    ExclusionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By campaign, the names in their order; a campaign that leaves nobody out is missing. */
    Map<Long, List<Excluded>> of(int tenant, Collection<Long> campaigns) {
        return jdbi.withHandle(h -> h
                .createQuery(
                        """
                        select x.campaign_id, s.id, s.name from (
                            select campaign_id, segment_id from campaign_exclusion
                            where tenant_id = :tenant and campaign_id = any(:campaigns)
                            union
                            select c.id, e.excluded_id from campaign c
                            join segment_exclusion e on e.segment_id = c.segment_id and e.tenant_id = c.tenant_id
                            where c.tenant_id = :tenant and c.id = any(:campaigns)) x
                        join segment s on s.id = x.segment_id and s.tenant_id = :tenant
                        order by s.name, s.id
                        """)
                .bind("tenant", tenant)
                .bindArray("campaigns", Long.class, campaigns)
                .map((row, context) ->
                        Map.entry(row.getLong("campaign_id"), new Excluded(row.getLong("id"), row.getString("name"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    /** Which of the contacts it holds. */
    Set<Long> held(int tenant, AudienceSql excluded, Collection<Long> contacts) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select c.id from contact c where c.tenant_id = :tenant and c.id = any(:contacts) and ("
                                + excluded.where() + ")")
                .bind("tenant", tenant)
                .bindArray("contacts", Long.class, contacts)
                .bindMap(excluded.bindings())
                .mapTo(Long.class)
                .collect(Collectors.toSet()));
    }

    /** A list or segment that is left out. */
    record Excluded(long segmentId, String name) {}
}
