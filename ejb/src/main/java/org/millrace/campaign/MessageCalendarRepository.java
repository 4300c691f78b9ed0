package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.WeekHours;
import org.millrace.platform.Json;

/** The calendars that messages are bound to: the campaign's, and the hours of the node that they come from. */
@Dependent
class MessageCalendarRepository {

    private final Jdbi jdbi;

    @Inject
    MessageCalendarRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of those messages to contacts that are bound at all; a call to another system is not. */
    List<Bound> of(Collection<Long> messages) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select m.id, c.calendar, n.config -> 'window' as hours, c.time_zone as campaign_zone,
                               ct.time_zone as contact_zone
                        from message m
                        join campaign c on c.id = m.campaign_id and c.tenant_id = m.tenant_id
                        left join node n on n.version_id = m.version_id and n.node_no = m.node_no
                        left join contact ct on ct.id = m.contact_id and ct.tenant_id = m.tenant_id
                        where m.id = any(:messages) and m.channel <> 'webhook'
                          and (c.calendar is not null or n.config -> 'window' is not null)
                        """)
                .bindArray("messages", Long.class, messages)
                .map((row, ctx) -> bound(row))
                .list());
    }

    private static Bound bound(ResultSet row) throws SQLException {
        String calendar = row.getString("calendar");
        String hours = row.getString("hours");
        CalendarRules rules = calendar == null ? CalendarRules.ALWAYS : Json.read(calendar, CalendarRules.class);
        return new Bound(
                row.getLong("id"),
                rules.during(hours == null ? null : Json.read(hours, WeekHours.class)),
                ZoneId.of(row.getString("campaign_zone")),
                row.getString("contact_zone"));
    }

    /** @param contactZone null when it is not known */
    record Bound(long messageId, CalendarRules rules, ZoneId campaignZone, String contactZone) {}
}
