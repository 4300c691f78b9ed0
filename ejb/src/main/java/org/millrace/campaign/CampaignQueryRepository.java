package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.millrace.calendar.CalendarRules;
import org.millrace.campaign.CampaignSnapshot.BoundAudience;
import org.millrace.campaign.CampaignSnapshot.BoundGoal;
import org.millrace.campaign.CampaignSnapshot.BoundProduct;
import org.millrace.campaign.CampaignSnapshot.BoundWorkflow;
import org.millrace.platform.Database;
import org.millrace.platform.Json;

/** Campaigns with the names of what they bind. */
@Dependent
class CampaignQueryRepository {

    private static final String MATCHES =
            """
            c.tenant_id = :tenant
              and (cast(:name as text) is null or c.name = :name)
              and (cast(:search as text) is null or strpos(lower(c.name), lower(:search)) > 0)
              and (cast(:owner as text) is null or c.owner = :owner)
              and (cast(:type as text) is null or c.type = :type)
            """;

    private static final String ROW =
            """
            select c.id, c.name, c.type, c.status, w.slug as workflow_slug, w.name as workflow,
                   w.published_no is not null as published,
                   exists (select 1 from workflow_version v join node n on n.version_id = v.id
                           where v.workflow_id = w.id and v.no = w.published_no and n.type = 'manual-trigger') as manual,
                   c.audience_kind, s.name as audience, c.owner, c.sample, c.starts_at, c.created_at, c.activated_at
            from campaign c
            join workflow w on w.id = c.workflow_id
            left join segment s on s.id = c.segment_id
            """;

    private final Jdbi jdbi;

    @Inject
    CampaignQueryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<CampaignSnapshot> find(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.*, w.slug as workflow_slug, w.name as workflow_name, w.published_no,
                               s.slug as segment_slug, s.name as segment_name,
                               coalesce(s.enabled, true) as segment_enabled,
                               array(select x.slug from campaign_exclusion e join segment x on x.id = e.segment_id
                                     where e.campaign_id = c.id order by x.slug) as exclude
                        from campaign c
                        join workflow w on w.id = c.workflow_id
                        left join segment s on s.id = c.segment_id
                        where c.tenant_id = :tenant and c.id = :id
                        """)
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> snapshot(row, goals(h, tenant, id), products(h, tenant, id)))
                .findOne());
    }

    /** Those that use the workflow and have not come to their end, the newest first. */
    List<Long> using(int tenant, String workflow, int most) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select c.id from campaign c join workflow w on w.id = c.workflow_id
                        where c.tenant_id = :tenant and w.slug = :workflow and c.status not in ('COMPLETED', 'ARCHIVED')
                        order by c.id desc limit :most
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflow)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** Those that are past their draft and not at their end, and whose messages go out at certain times only. */
    List<Long> liveWithCalendar(int tenant, long workflowId) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select id from campaign
                        where tenant_id = :tenant and workflow_id = :workflow and calendar is not null
                          and status in ('SCHEDULED', 'ACTIVE', 'PAUSED', 'FROZEN')
                        order by id
                        """)
                .bind("tenant", tenant)
                .bind("workflow", workflowId)
                .mapTo(Long.class)
                .list());
    }

    private static CampaignSnapshot snapshot(ResultSet row, List<BoundGoal> goals, List<BoundProduct> products)
            throws SQLException {
        CampaignStatus status = CampaignStatus.valueOf(row.getString("status"));
        return new CampaignSnapshot(
                row.getLong("id"),
                row.getString("name"),
                row.getString("description"),
                CampaignType.valueOf(row.getString("type")),
                status,
                workflow(row),
                audience(row),
                row.getString("owner"),
                row.getString("from_email"),
                row.getString("from_name"),
                row.getString("topic"),
                row.getString("time_zone"),
                calendar(row),
                SendStrategy.valueOf(row.getString("send_strategy")),
                Database.instant(row, "starts_at"),
                Database.instant(row, "ends_at"),
                CampaignRows.reentry(row),
                row.getBoolean("track_opens"),
                row.getBoolean("track_clicks"),
                goals,
                products,
                CampaignAction.allowed(status),
                row.getBoolean("sample"),
                Database.instant(row, "created_at"),
                Database.instant(row, "activated_at"),
                Database.instant(row, "completed_at"),
                row.getInt("version"));
    }

    private static BoundWorkflow workflow(ResultSet row) throws SQLException {
        return new BoundWorkflow(
                row.getLong("workflow_id"),
                row.getString("workflow_slug"),
                row.getString("workflow_name"),
                row.getObject("published_no", Integer.class));
    }

    private static BoundAudience audience(ResultSet row) throws SQLException {
        return new BoundAudience(
                AudienceKind.valueOf(row.getString("audience_kind")),
                row.getObject("segment_id", Long.class),
                row.getString("segment_slug"),
                row.getString("segment_name"),
                row.getBoolean("segment_enabled"),
                List.of((String[]) row.getArray("exclude").getArray()));
    }

    private static CalendarRules calendar(ResultSet row) throws SQLException {
        String json = row.getString("calendar");
        return json == null ? null : Json.read(json, CalendarRules.class);
    }

    private static List<BoundGoal> goals(Handle h, int tenant, long campaign) {
        return h.createQuery(
                        """
                        select id, name, event_name, window_seconds, value_property from goal
                        where tenant_id = :tenant and campaign_id = :campaign order by ordinal
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaign)
                .map((row, context) -> new BoundGoal(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("event_name"),
                        Duration.ofSeconds(row.getLong("window_seconds")),
                        row.getString("value_property")))
                .list();
    }

    private static List<BoundProduct> products(Handle h, int tenant, long campaign) {
        return h.createQuery(
                        """
                        select p.id, p.slug, p.name, c.primary_product as "primary"
                        from campaign_product c join product p on p.id = c.product_id
                        where c.tenant_id = :tenant and c.campaign_id = :campaign order by c.primary_product desc, p.slug
                        """)
                .bind("tenant", tenant)
                .bind("campaign", campaign)
                .map(ConstructorMapper.of(BoundProduct.class))
                .list();
    }

    /** Newest first; one row more than the limit where there is a next page. */
    List<CampaignRow> page(int tenant, CampaignQuery query, Collection<CampaignStatus> statuses, long before) {
        return jdbi.withHandle(h -> matching(
                        h.createQuery(ROW
                                + """
                                where %s and c.status = any(:statuses) and c.id < :before
                                order by c.id desc limit :limit
                                """
                                        .formatted(MATCHES)),
                        tenant,
                        query)
                .bindArray(
                        "statuses",
                        String.class,
                        statuses.stream().map(Enum::name).toList())
                .bind("before", before)
                .bind("limit", query.limit() + 1)
                .map(ConstructorMapper.of(CampaignRow.class))
                .list());
    }

    Optional<CampaignRow> row(int tenant, long id) {
        return jdbi.withHandle(h -> h.createQuery(ROW + "where c.tenant_id = :tenant and c.id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConstructorMapper.of(CampaignRow.class))
                .findOne());
    }

    List<String> owners(int tenant) {
        return jdbi.withHandle(
                h -> h.createQuery("select distinct owner from campaign where tenant_id = :tenant order by owner")
                        .bind("tenant", tenant)
                        .mapTo(String.class)
                        .list());
    }

    Map<CampaignStatus, Long> byStatus(int tenant, CampaignQuery query) {
        return jdbi.withHandle(h -> matching(
                        h.createQuery("select c.status, count(*) as n from campaign c where " + MATCHES
                                + " group by c.status"),
                        tenant,
                        query)
                .map((row, context) -> Map.entry(CampaignStatus.valueOf(row.getString("status")), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, Long::sum, () -> new EnumMap<>(CampaignStatus.class))));
    }

    private static Query matching(Query query, int tenant, CampaignQuery asked) {
        return query.bind("tenant", tenant)
                .bind("name", asked.name())
                .bind("search", asked.search())
                .bind("owner", asked.owner())
                .bind("type", asked.type() == null ? null : asked.type().name());
    }

    /** Which of these names are in use. */
    List<String> taken(int tenant, String... names) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select name from campaign
                        where tenant_id = :tenant and name = any(:names) and status <> 'ARCHIVED'
                        """)
                .bind("tenant", tenant)
                .bindArray("names", String.class, Arrays.asList(names))
                .mapTo(String.class)
                .list());
    }
}
