package org.millrace.trigger;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.millrace.campaign.CampaignBinding;
import org.millrace.campaign.CampaignStates;
import org.millrace.campaign.CampaignStatus;
import org.millrace.contact.ContactField;
import org.millrace.contact.ContactIntake;
import org.millrace.platform.Conflict;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;
import org.millrace.run.entry.Entrance;
import org.millrace.run.entry.Entrances;
import org.millrace.run.entry.Entrant;
import org.millrace.run.step.WebhookTriggerStep.Configuration;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.PublishedVersion;
import org.millrace.workflow.TriggerKind;
import org.millrace.workflow.WorkflowVersions;

/** Takes a call whose sender is known: the contact that it names enters. */
@Dependent
class HookEntry {

    private final HookRepository hooks;
    private final ContactIntake contacts;
    private final CampaignStates campaigns;
    private final WorkflowVersions versions;
    private final Entrances entrances;
    private final Clock clock;

    @Inject
    HookEntry(
            HookRepository hooks,
            ContactIntake contacts,
            CampaignStates campaigns,
            WorkflowVersions versions,
            Entrances entrances,
            Clock clock) {
        this.hooks = hooks;
        this.contacts = contacts;
        this.campaigns = campaigns;
        this.versions = versions;
        this.entrances = entrances;
        this.clock = clock;
    }

    /** The same id again changes nothing. */
    HookReceipt take(StoredHook hook, String id, byte[] body) {
        if (!hooks.receive(hook, id, clock.instant())) {
            return new HookReceipt(hooks.hasEntered(hook, id), true);
        }
        boolean entered = enter(hook, read(body));
        if (entered) {
            hooks.entered(hook, id);
        }
        return new HookReceipt(entered, false);
    }

    private boolean enter(StoredHook hook, JsonNode body) {
        CampaignBinding before = campaigns.binding(hook.campaignId()).orElseThrow();
        PublishedVersion version = versions.current(hook.tenant(), before.workflowId())
                .orElseThrow(() -> new Conflict(Sentence.of("The campaign's workflow is not published.")));
        CompiledNode<?> node = versions.compiled(version.id()).starts(TriggerKind.WEBHOOK).stream()
                .findFirst()
                .orElseThrow(() -> new Conflict(Sentence.of("The campaign's workflow has no webhook trigger.")));
        Configuration rule = (Configuration) node.configuration();
        long contact = contact(hook.tenant(), rule, body);
        String key = rule.businessKey() == null ? null : text(body, rule.businessKey(), "businessKey");
        CampaignStatus status =
                campaigns.lockedForWork(List.of(hook.campaignId())).get(hook.campaignId());
        if (status == null || !status.enrols()) {
            throw new Conflict(Sentence.of("The campaign takes no entries now. Send the call again later."));
        }
        Entrance entrance = new Entrance(before, version.id(), node.no(), false);
        return entrances.enter(entrance, List.of(new Entrant(contact, key))) > 0;
    }

    private long contact(int tenant, Configuration rule, JsonNode body) {
        String externalId = text(body, rule.contact(), "contact");
        if (rule.saves()) {
            return contacts.save(tenant, externalId, fields(rule, body));
        }
        return contacts.known(tenant, externalId)
                .orElseThrow(() -> new InvalidInput(
                        rule.contact(),
                        Sentence.of("is not the external id of a contact"),
                        Sentence.of("Make the contact first.")));
    }

    private static ObjectNode fields(Configuration rule, JsonNode body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        rule.fields().forEach(field -> {
            JsonNode value = body.at(JsonPointer.compile(field.from()));
            if (!value.isMissingNode()) {
                boolean own = ContactField.named(field.name()).isPresent();
                (own ? fields : fields.withObjectProperty("attributes")).set(field.name(), value);
            }
        });
        return fields;
    }

    private static String text(JsonNode body, String pointer, String what) {
        JsonNode value = body.at(JsonPointer.compile(pointer));
        if (!value.isValueNode()
                || value.isNull()
                || value.asText().isBlank()
                || value.asText().length() > 200) {
            throw new InvalidInput(
                    pointer,
                    Sentence.of("names no {0}", Sentence.of(what)),
                    Sentence.of("Send a text of 1 to 200 characters, or a number, at this place."));
        }
        return value.asText();
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new InvalidInput("", Sentence.of("is not JSON"), Sentence.of("Send a JSON object."));
        }
        throw new InvalidInput("", Sentence.of("is not a JSON object"), Sentence.of("Send {\"contact\": …}."));
    }
}
