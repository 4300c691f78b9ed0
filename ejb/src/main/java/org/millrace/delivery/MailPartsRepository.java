package org.millrace.delivery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Json;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

@Dependent
class MailPartsRepository implements MailPartsStore {

    private final Jdbi jdbi;

    @Inject
    MailPartsRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<Long, MailParts> load(Collection<DueMessage> messages) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, ct.external_id, ct.email, ct.phone, ct.first_name, ct.last_name, ct.time_zone, ct.locale,
                               ct.attributes,
                               p.slug as product_slug, p.name as product_name, p.attributes as product_attributes,
                               c.name, c.from_name, c.from_email, c.track_opens, c.track_clicks
                        from message m
                        join contact ct on ct.id = m.contact_id and ct.tenant_id = m.tenant_id
                        join campaign c on c.id = m.campaign_id and c.tenant_id = m.tenant_id
                        left join campaign_product cp on cp.campaign_id = c.id and cp.primary_product
                        left join product p on p.id = cp.product_id
                        where m.id = any(:ids)
                        """)
                .bindArray(
                        "ids", Long.class, messages.stream().map(DueMessage::id).toList())
                .map((row, ctx) -> Map.entry(row.getLong("id"), parts(row)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static MailParts parts(ResultSet row) throws SQLException {
        return new MailParts(
                new ContactValues(
                        row.getString("external_id"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("time_zone"),
                        row.getString("locale"),
                        Json.tree(row.getString("attributes"))),
                product(row),
                new CampaignValues(row.getString("name"), row.getString("from_name"), row.getString("from_email")),
                row.getBoolean("track_opens"),
                row.getBoolean("track_clicks"));
    }

    private static ProductValues product(ResultSet row) throws SQLException {
        String slug = row.getString("product_slug");
        return slug == null
                ? null
                : new ProductValues(
                        slug, row.getString("product_name"), Json.tree(row.getString("product_attributes")));
    }
}
