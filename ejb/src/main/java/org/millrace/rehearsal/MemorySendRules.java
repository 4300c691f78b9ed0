package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.calendar.WeekHours;
import org.millrace.calendar.Zones;
import org.millrace.campaign.SendingHours;
import org.millrace.contact.ConsentStore;
import org.millrace.delivery.NewMessage;
import org.millrace.predicate.FactsNeeded;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;

/** Whether a message goes out of the memory engine now: consent, and the hours of its campaign and its step. */
final class MemorySendRules {

    static final String WEBHOOK = "webhook";

    private final CompiledWorkflow workflow;
    private final CampaignSetting campaign;
    private final MemoryContacts contacts;

    MemorySendRules(CompiledWorkflow workflow, CampaignSetting campaign, MemoryContacts contacts) {
        this.workflow = workflow;
        this.campaign = campaign;
        this.contacts = contacts;
    }

    /** A call to another system is no message to the contact. */
    MemoryOutbox.Rule of(NewMessage message, Instant now) {
        if (message.channel().equals(WEBHOOK)) {
            return MemoryOutbox.Rule.GO;
        }
        Map<Long, String> refused = contacts.refused(List.of(new ConsentStore.Question(
                1, MemoryEngine.TENANT, message.contactId(), message.channel(), campaign.topic())));
        return refused.isEmpty() ? hours(message, now) : MemoryOutbox.Rule.skipped(refused.get(1L));
    }

    private MemoryOutbox.Rule hours(NewMessage message, Instant now) {
        WeekHours ofStep = ofStep(workflow.node(message.nodeNo()));
        if (ofStep == null && !campaign.calendar().restricts()) {
            return MemoryOutbox.Rule.GO;
        }
        return new SendingHours(campaign.calendar(), ofStep, campaign.zone(), zone(message.contactId(), now))
                .hold(now)
                .map(MemoryOutbox.Rule::held)
                .orElse(MemoryOutbox.Rule.GO);
    }

    private static <C extends Record> WeekHours ofStep(CompiledNode<C> node) {
        return node.type().sendingHours(node.configuration()).orElse(null);
    }

    /** Null when it is not known. */
    String zone(long contactId, Instant now) {
        FactsNeeded fields = new FactsNeeded(true, false, Set.of());
        return contacts.load(MemoryEngine.TENANT, List.of(contactId), fields, now)
                .get(contactId)
                .attribute("timeZone")
                .map(JsonNode::asText)
                .flatMap(Zones::named)
                .map(ZoneId::getId)
                .orElse(null);
    }
}
