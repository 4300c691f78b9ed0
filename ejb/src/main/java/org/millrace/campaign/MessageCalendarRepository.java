package org.millrace.campaign;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
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
    Map<Long, SendingHours> of(Collection<Long> messages) {
        return jdbi.withHandle(h -> h
                .createQuery(
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
                .map((row, ctx) -> Map.entry(row.getLong("id"), hours(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static SendingHours hours(ResultSet row) throws SQLException {
        String calendar = row.getString("calendar");
        String ofStep = row.getString("hours");
        return new SendingHours(
                calendar == null ? CalendarRules.ALWAYS : Json.read(calendar, CalendarRules.class),
                ofStep == null ? null : Json.read(ofStep, WeekHours.class),
                ZoneId.of(row.getString("campaign_zone")),
                row.getString("contact_zone"));
    }
}
