package org.millrace.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.millrace.platform.Database;
import org.millrace.platform.Json;
import org.millrace.template.RenderContext.CampaignValues;
import org.millrace.template.RenderContext.ContactValues;
import org.millrace.template.RenderContext.ProductValues;

@Dependent
class MessagePartsRepository implements MessagePartsStore {

    /** The step's own word first, then the template, the topic, and what is left over. */
    private static final String PROVIDER =
            """
            left join lateral (
                select p.* from provider p
                where p.tenant_id = m.tenant_id and p.channel = m.channel
                  and case when n.config->>'provider' is not null then p.name = n.config->>'provider'
                           when n.config->>'url' is not null then p.url = n.config->>'url'
                           else t.slug = any(p.templates) or t.topic = any(p.topics) or p.fallback end
                order by t.slug = any(p.templates) desc nulls last, t.topic = any(p.topics) desc nulls last
                limit 1) pr on true
            """;

    private final Jdbi jdbi;
    private final EndpointRepository endpoints;

    @Inject
    MessagePartsRepository(Jdbi jdbi, EndpointRepository endpoints) {
        this.jdbi = jdbi;
        this.endpoints = endpoints;
    }

    @Override
    public Map<Long, MessageParts> load(Collection<DueMessage> messages, Instant now) {
        Map<Long, MessageParts> parts = read(messages);
        List<DueMessage> unknown = messages.stream()
                .filter(message -> parts.containsKey(message.id()))
                .filter(message -> parts.get(message.id()).newAddress(message) != null)
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(message ->
                    endpoints.remember(message.tenant(), parts.get(message.id()).newAddress(message), now));
            parts.putAll(read(unknown));
        }
        return parts;
    }

    private Map<Long, MessageParts> read(Collection<DueMessage> messages) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, ct.external_id, ct.email, ct.phone, ct.first_name, ct.last_name, ct.time_zone, ct.locale,
                               ct.attributes,
                               p.slug as product_slug, p.name as product_name, p.attributes as product_attributes,
                               c.name, c.from_name, c.from_email, c.track_opens, c.track_clicks,
                               n.config as step, m.tenant_id as tenant, pr.id as provider_id, pr.name as provider_name,
                               pr.session, pr.url, pr.secret, pr.former_secret, pr.former_until, pr.disabled_reason
                        from message m
                        join contact ct on ct.id = m.contact_id and ct.tenant_id = m.tenant_id
                        join campaign c on c.id = m.campaign_id and c.tenant_id = m.tenant_id
                        left join campaign_product cp on cp.campaign_id = c.id and cp.primary_product
                        left join product p on p.id = cp.product_id
                        left join node n on n.version_id = m.version_id and n.node_no = m.node_no
                                        and n.tenant_id = m.tenant_id
                        left join template_version tv on tv.id = m.template_version_id
                        left join template t on t.id = tv.template_id
                        """
                                + PROVIDER
                                + "where m.id = any(:ids)")
                .bindArray(
                        "ids", Long.class, messages.stream().map(DueMessage::id).toList())
                .map((row, ctx) -> Map.entry(row.getLong("id"), parts(row)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static MessageParts parts(ResultSet row) throws SQLException {
        return new MessageParts(
                contact(row),
                product(row),
                new CampaignValues(row.getString("name"), row.getString("from_name"), row.getString("from_email")),
                new MessageParts.Tracked(row.getBoolean("track_opens"), row.getBoolean("track_clicks")),
                step(row),
                provider(row));
    }

    private static ContactValues contact(ResultSet row) throws SQLException {
        return new ContactValues(
                row.getString("external_id"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("time_zone"),
                row.getString("locale"),
                Json.tree(row.getString("attributes")));
    }

    private static ProductValues product(ResultSet row) throws SQLException {
        String slug = row.getString("product_slug");
        return slug == null
                ? null
                : new ProductValues(
                        slug, row.getString("product_name"), Json.tree(row.getString("product_attributes")));
    }

    private static JsonNode step(ResultSet row) throws SQLException {
        String step = row.getString("step");
        return step == null ? JsonNodeFactory.instance.objectNode() : Json.tree(step);
    }

    private static Provider provider(ResultSet row) throws SQLException {
        long id = row.getLong("provider_id");
        return row.wasNull()
                ? null
                : new Provider(
                        id,
                        row.getInt("tenant"),
                        row.getString("provider_name"),
                        row.getString("session"),
                        row.getString("url"),
                        new Provider.Secrets(
                                row.getBytes("secret"),
                                row.getBytes("former_secret"),
                                Database.instant(row, "former_until")),
                        row.getString("disabled_reason"));
    }
}
