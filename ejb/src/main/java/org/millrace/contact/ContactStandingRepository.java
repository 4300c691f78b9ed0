package org.millrace.contact;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.millrace.predicate.Facts.Participation;
import org.millrace.predicate.FactsNeeded;
import org.millrace.predicate.FactsNeeded.Kind;
import org.millrace.predicate.KnownSegments;

/** Scores, consents, lists and campaigns of a vector of contacts: one query for each that is needed. */
@Dependent
class ContactStandingRepository {

    private final Jdbi jdbi;
    private final ScoreReadRepository scoreReading;

    @Inject
    ContactStandingRepository(Jdbi jdbi, ScoreReadRepository scoreReading) {
        this.jdbi = jdbi;
        this.scoreReading = scoreReading;
    }

    /** @return by contact; who is not in the answer has {@code segments} and nothing else */
    Map<Long, ContactStanding> of(int tenant, Collection<Long> contactIds, FactsNeeded needed, KnownSegments segments) {
        Map<Long, Map<String, BigDecimal>> scores =
                needed.has(Kind.SCORES) ? scoreReading.of(tenant, contactIds) : Map.of();
        Map<Long, List<ContactStanding.Word>> words = needed.has(Kind.CONSENTS) ? words(tenant, contactIds) : Map.of();
        Map<Long, Set<Long>> lists =
                segments.lists().isEmpty() ? Map.of() : lists(tenant, contactIds, segments.lists());
        Map<Long, Map<Long, Participation>> campaigns =
                needed.campaigns().isEmpty() ? Map.of() : campaigns(tenant, contactIds, needed.campaigns());
        Map<Long, ContactStanding> standing = new HashMap<>();
        for (Long id : contactIds) {
            standing.put(
                    id,
                    new ContactStanding(
                            scores.getOrDefault(id, Map.of()),
                            words.getOrDefault(id, List.of()),
                            lists.getOrDefault(id, Set.of()),
                            campaigns.getOrDefault(id, Map.of()),
                            segments));
        }
        return standing;
    }

    private Map<Long, List<ContactStanding.Word>> words(int tenant, Collection<Long> ids) {
        Map<Long, List<ContactStanding.Word>> words = new HashMap<>();
        jdbi.useHandle(h -> about(
                        h.createQuery("select contact_id, channel, topic, state from consent"
                                + " where tenant_id = :tenant and contact_id = any(:ids)"),
                        tenant,
                        ids)
                .map(each(row -> words.computeIfAbsent(row.getLong("contact_id"), id -> new ArrayList<>())
                        .add(new ContactStanding.Word(
                                row.getString("channel"),
                                row.getString("topic"),
                                ConsentState.valueOf(row.getString("state"))))))
                .list());
        return words;
    }

    private Map<Long, Set<Long>> lists(int tenant, Collection<Long> ids, Set<Long> listIds) {
        Map<Long, Set<Long>> lists = new HashMap<>();
        jdbi.useHandle(h -> about(
                        h.createQuery("select contact_id, segment_id from segment_member"
                                + " where tenant_id = :tenant and contact_id = any(:ids) and segment_id = any(:lists)"),
                        tenant,
                        ids)
                .bindArray("lists", Long.class, listIds)
                .map(each(row -> lists.computeIfAbsent(row.getLong("contact_id"), id -> new HashSet<>())
                        .add(row.getLong("segment_id"))))
                .list());
        return lists;
    }

    private Map<Long, Map<Long, Participation>> campaigns(int tenant, Collection<Long> ids, Set<Long> campaignIds) {
        Map<Long, Map<Long, Participation>> campaigns = new HashMap<>();
        jdbi.useHandle(h -> about(
                        h.createQuery(
                                """
                                select contact_id, campaign_id, bool_or(status in ('WAITING', 'FROZEN', 'INCIDENT')) as live from run
                                 where tenant_id = :tenant and contact_id = any(:ids) and campaign_id = any(:campaigns)
                                 group by contact_id, campaign_id
                                """),
                        tenant,
                        ids)
                .bindArray("campaigns", Long.class, campaignIds)
                .map(each(row -> campaigns
                        .computeIfAbsent(row.getLong("contact_id"), id -> new HashMap<>())
                        .put(
                                row.getLong("campaign_id"),
                                row.getBoolean("live") ? Participation.LIVE : Participation.ENDED)))
                .list());
        return campaigns;
    }

    private static Query about(Query query, int tenant, Collection<Long> ids) {
        return query.bind("tenant", tenant).bindArray("ids", Long.class, ids);
    }

    private static RowMapper<Object> each(Row row) {
        return (result, context) -> {
            row.read(result);
            return Boolean.TRUE;
        };
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }
}
