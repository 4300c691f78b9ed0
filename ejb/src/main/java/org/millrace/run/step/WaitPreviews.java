package org.millrace.run.step;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.Zones;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.contact.Contact;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.Contacts;
import org.millrace.platform.CallerContext;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;

/** Tells beforehand when a wait ends. Changes nothing. */
@Stateless
public class WaitPreviews {

    private static final int MOST = 10;

    @Inject
    private Campaigns campaigns;

    @Inject
    private Contacts contacts;

    @Inject
    private ContactFactsStore facts;

    @Inject
    private CallerContext callers;

    @Inject
    private Clock clock;

    /** A configuration that is still to be finished is no refusal: the answer says what is wrong with it. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST, Roles.INTEGRATION})
    public ForeseenWaits preview(WaitQuestion asked) {
        if (asked.contacts().size() > MOST || asked.zones().size() > MOST) {
            throw new InvalidInput(
                    "zones", Sentence.of("More than {0} are asked for.", MOST), Sentence.of("Ask for fewer at once."));
        }
        Optional<CampaignSnapshot> campaign =
                Optional.ofNullable(asked.campaign()).map(campaigns::get);
        ZoneId zone = campaign.<ZoneId>map(one -> ZoneId.of(one.timeZone())).orElse(ZoneOffset.UTC);
        CalendarRules rules = campaign.map(CampaignSnapshot::calendar).orElse(CalendarRules.ALWAYS);
        Instant from = asked.from() == null ? clock.instant() : asked.from();
        WaitStep.Configuration config;
        try {
            config = WaitForesight.read(asked.config());
        } catch (InvalidInput e) {
            return new ForeseenWaits(List.of(), e.violations());
        }
        WaitForesight foresight = new WaitForesight(config, rules, zone, from);
        return new ForeseenWaits(all(asked, foresight), List.of());
    }

    private List<ForeseenWait> all(WaitQuestion asked, WaitForesight foresight) {
        return Stream.concat(
                        asked.contacts().stream().map(contact -> ofContact(contact, foresight)),
                        asked.zones().stream().map(name -> foresight.in(zone(name))))
                .toList();
    }

    private ForeseenWait ofContact(String externalId, WaitForesight foresight) {
        Contact contact = contacts.get(externalId);
        ContactFacts known = facts.load(callers.tenant(), List.of(contact.id()), WaitForesight.NEEDED, foresight.from())
                .get(contact.id());
        if (known == null) {
            throw new NotFound("contact", externalId);
        }
        return foresight.of(externalId, Zones.named(contact.timeZone()).orElse(foresight.zone()), known);
    }

    private static ZoneId zone(String name) {
        return Zones.named(name)
                .orElseThrow(() -> new InvalidInput(
                        "zones",
                        Sentence.of("\"{0}\" is no time zone.", name),
                        Sentence.of("Use an IANA name: Europe/Vienna.")));
    }
}
