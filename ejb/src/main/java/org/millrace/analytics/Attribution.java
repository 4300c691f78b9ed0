package org.millrace.analytics;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.run.RunsEntered;

/** Counts events towards goals, in the transaction that stored the event or entered the run. */
@Dependent
class Attribution {

    private final ConversionRepository conversions;

    @Inject
    Attribution(ConversionRepository conversions) {
        this.conversions = conversions;
    }

    void recorded(@Observes EventsRecorded news) {
        Set<String> names = news.events().stream().map(Recorded::name).collect(Collectors.toSet());
        if (!conversions.isAnyGoal(news.tenant(), names)) {
            return;
        }
        conversions.lockForEvents(news.tenant());
        conversions.lockContacts(
                news.tenant(), news.events().stream().map(Recorded::contactId).collect(Collectors.toSet()));
        conversions.attribute(news.events().stream().map(Recorded::id).toList());
    }

    void entered(@Observes RunsEntered news) {
        conversions.lockForEntries(news.tenant());
        if (conversions.hasGoal(news.tenant(), news.campaignId())) {
            conversions.attributeToEntries(news.tenant(), news.campaignId(), news.at());
        }
    }
}
