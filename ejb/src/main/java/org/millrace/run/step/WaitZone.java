package org.millrace.run.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.millrace.calendar.Zones;
import org.millrace.contact.ContactField;
import org.millrace.platform.Sentence;
import org.millrace.run.Visit;
import org.millrace.workflow.StepCheck;

/** Whose local time a wait counts: the contact's, else the campaign's, else UTC, unless one is named. */
final class WaitZone {

    private static final String CONTACT = "contact";
    private static final String CAMPAIGN = "campaign";

    private WaitZone() {}

    static boolean asksTheContact(String named) {
        return named == null || named.equals(CONTACT);
    }

    static void check(String named, StepCheck check) {
        if (!asksTheContact(named)
                && !named.equals(CAMPAIGN)
                && Zones.named(named).isEmpty()) {
            check.error(
                    "zone",
                    Sentence.of("There is no such time zone."),
                    Sentence.of("Write contact, campaign, or a name like Europe/Vienna."));
        }
    }

    static ZoneId of(String named, Visit visit) {
        if (asksTheContact(named)) {
            return visit.facts()
                    .attribute(ContactField.TIME_ZONE.json())
                    .map(JsonNode::textValue)
                    .flatMap(Zones::named)
                    .orElseGet(() -> ofCampaign(visit));
        }
        return named.equals(CAMPAIGN) ? ofCampaign(visit) : Zones.named(named).orElseGet(() -> ofCampaign(visit));
    }

    private static ZoneId ofCampaign(Visit visit) {
        return visit.campaign() == null ? ZoneOffset.UTC : visit.campaign().zone();
    }
}
