package org.millrace.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.CalendarZone;
import org.millrace.calendar.OpenTimes;
import org.millrace.calendar.Zones;
import org.millrace.campaign.CampaignTerms;
import org.millrace.delivery.NewMessage;
import org.millrace.delivery.OpenHistory;
import org.millrace.delivery.OpenHistoryStore;

/** Has the messages of campaigns that ask for it go out at their contacts' best hours. */
final class SendTimes {

    private static final Set<String> NOT_READ_BY_A_CONTACT = Set.of("webhook", "null");

    private final OpenHistoryStore histories;
    private final Map<Long, CampaignTerms> terms;
    private final Instant now;

    SendTimes(OpenHistoryStore histories, Map<Long, CampaignTerms> terms, Instant now) {
        this.histories = histories;
        this.terms = terms;
        this.now = now;
    }

    void apply(BatchResult result) {
        List<NewMessage> optimised =
                result.messages().stream().filter(this::optimised).toList();
        if (optimised.isEmpty()) {
            return;
        }
        Map<Long, OpenHistory> known = new HashMap<>();
        optimised.stream()
                .collect(Collectors.groupingBy(
                        NewMessage::tenant, Collectors.mapping(NewMessage::contactId, Collectors.toSet())))
                .forEach((tenant, contacts) -> known.putAll(histories.of(tenant, contacts)));
        OpenHistory nothing = new OpenHistory(null, List.of());
        result.sendAt(message -> optimised(message)
                ? time(terms.get(message.campaignId()), known.getOrDefault(message.contactId(), nothing))
                : message.readyAt());
    }

    private boolean optimised(NewMessage message) {
        CampaignTerms ofCampaign = terms.get(message.campaignId());
        return ofCampaign != null
                && ofCampaign.timing().optimised()
                && !NOT_READ_BY_A_CONTACT.contains(message.channel());
    }

    private Instant time(CampaignTerms campaign, OpenHistory history) {
        ZoneId zone = Zones.named(history.zone()).orElse(campaign.zone());
        CalendarRules rules = campaign.timing().calendar();
        OpenTimes open = rules == null ? OpenTimes.ALWAYS : rules.openTimes();
        ZoneId calendarZone = rules == null || rules.zone() == CalendarZone.CONTACT ? zone : campaign.zone();
        return BestHour.of(history.opens(), zone).next(now, open, calendarZone);
    }
}
