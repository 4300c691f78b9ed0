package org.millrace.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.campaign.TestCampaigns;

/** Rows to stand on: contacts, campaigns with goals, runs. */
final class Ground {

    private final Jdbi jdbi;
    final int tenant;

    Ground(Jdbi jdbi, int tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    long contact(String externalId) {
        return id(
                "insert into contact (tenant_id, external_id, shard, created_at, updated_at) values (?, ?, 0, now(), now()) returning id",
                tenant,
                externalId);
    }

    long campaign(String name) {
        long campaign = TestCampaigns.row(jdbi, tenant, name, "ACTIVE");
        jdbi.useHandle(h -> h.execute("update campaign set type = 'AB_TEST' where id = ?", campaign));
        return campaign;
    }

    long goal(long campaign, String name, String event, Duration window, String valueProperty) {
        return id(
                """
                insert into goal (tenant_id, campaign_id, ordinal, name, event_name, window_seconds, value_property)
                values (?, ?, 0, ?, ?, ?, ?) returning id
                """,
                tenant,
                campaign,
                name,
                event,
                window.toSeconds(),
                valueProperty);
    }

    long run(long campaign, long contact, String variant, String status, Instant enteredAt) {
        return id(
                """
                insert into run (tenant_id, campaign_id, contact_id, version_id, node_no, status, shard, variant, entered_at, moved_at)
                values (?, ?, ?, 1, 1, ?, 0, ?, ?, ?) returning id
                """,
                tenant,
                campaign,
                contact,
                status,
                variant,
                java.sql.Timestamp.from(enteredAt),
                java.sql.Timestamp.from(enteredAt));
    }

    /** 0 when the event was stored before. */
    long event(long contact, String name, String externalId, Instant at, String properties, boolean machine) {
        List<Long> ids = jdbi.withHandle(h -> h.createQuery(
                        """
                        insert into event (tenant_id, contact_id, name, properties, occurred_at, received_at, source, external_id,
                                           machine)
                        values (:tenant, :contact, :name, cast(:properties as jsonb), :at, :at, 'shop', :key, :machine)
                        on conflict (tenant_id, source, external_id) do nothing returning id
                        """)
                .bind("tenant", tenant)
                .bind("contact", contact)
                .bind("name", name)
                .bind("properties", properties)
                .bind("at", at)
                .bind("key", externalId)
                .bind("machine", machine)
                .mapTo(Long.class)
                .list());
        return ids.isEmpty() ? 0 : ids.get(0);
    }

    long id(String sql, Object... values) {
        return jdbi.withHandle(h -> {
            var query = h.createQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
            }
            return query.mapTo(Long.class).one();
        });
    }
}
