package org.millrace.run.step;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.calendar.CalendarRules;
import org.millrace.calendar.CalendarZone;
import org.millrace.calendar.OpenTimes;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactField;
import org.millrace.predicate.FactsNeeded;
import org.millrace.run.Stay;
import org.millrace.run.Visit;
import org.millrace.workflow.StepConfigurations;

/**
 * Computes beforehand when a wait ends, with the very code by which runs wait.
 *
 * @param rules when messages of the campaign may go out
 * @param zone the campaign's
 * @param from when the contact comes to the node
 */
record WaitForesight(WaitStep.Configuration config, CalendarRules rules, ZoneId zone, Instant from) {

    static final FactsNeeded NEEDED = FactsNeeded.of(FactsNeeded.Kind.CONTACT);

    /** @throws org.millrace.platform.InvalidInput with paths that begin with {@code config} */
    static WaitStep.Configuration read(ObjectNode config) {
        ObjectNode given = config == null ? JsonNodeFactory.instance.objectNode() : config;
        return StepConfigurations.read(new WaitStep(), given, "config", slug -> Optional.empty());
    }

    /** For anybody who lives there. */
    ForeseenWait in(ZoneId contactZone) {
        ObjectNode attributes =
                JsonNodeFactory.instance.objectNode().put(ContactField.TIME_ZONE.json(), contactZone.getId());
        return of(null, contactZone, new ContactFacts(0, from, attributes, Set.of(), Map.of()));
    }

    /** @param home the contact's zone, else the campaign's */
    ForeseenWait of(String contact, ZoneId home, ContactFacts facts) {
        Visit visit = new Visit(
                0,
                facts.contactId(),
                0,
                new CampaignTerms(CampaignStatus.ACTIVE, zone),
                1,
                facts,
                from,
                Stay.ARRIVED,
                0);
        ZoneId clock = WaitZone.of(config.zone(), visit);
        Optional<Instant> until = new VisitedWait(config.unspread(), visit, "preview").end();
        return new ForeseenWait(
                contact,
                clock.getId(),
                until.orElse(null),
                until.map(end -> LocalDateTime.ofInstant(end, clock)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString())
                        .orElse(null),
                until.flatMap(end -> sends(end, home)).orElse(null));
    }

    private Optional<Instant> sends(Instant end, ZoneId home) {
        OpenTimes open = rules.openTimes();
        ZoneId clock = rules.zone() == CalendarZone.CONTACT ? home : zone;
        return open.neverOpen() ? Optional.empty() : Optional.of(open.nextOpen(end, clock));
    }
}
