package org.millrace.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.millrace.audience.AudienceMembers;
import org.millrace.audience.Audiences;
import org.millrace.audience.SegmentDetails;
import org.millrace.audience.SegmentKind;
import org.millrace.contact.Contacts;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Conflict;
import org.millrace.platform.IfMatch;
import org.millrace.platform.Json;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.template.TemplateDraft;
import org.millrace.template.Templates;
import org.millrace.workflow.Workflows;

/** A small campaign to look at: contacts, list, template, workflow, a draft to activate. It is removed as a whole. */
@Stateless
public class SampleCampaign {

    static final String SLUG = "millrace-sample";
    private static final int CONTACTS = 40;

    private static final String WORKFLOW =
            """
            {"name": "Sample: welcome",
             "nodes": [
               {"id": "start", "type": "manual-trigger", "name": "Start"},
               {"id": "arms", "type": "split", "name": "Mail or none", "config": {"experiment": true, "arms": [
                 {"port": "welcome", "weight": 80}, {"port": "no mail", "weight": 20, "control": true}]}},
               {"id": "mail", "type": "send", "name": "Welcome mail", "config": {"channel": "email", "template": "%s"}},
               {"id": "wait", "type": "wait", "name": "Three days", "config": {"amount": 3, "unit": "days"}},
               {"id": "end", "type": "exit", "name": "Done"}],
             "edges": [
               {"from": "start", "to": "arms"}, {"from": "arms", "port": "welcome", "to": "mail"},
               {"from": "arms", "port": "no mail", "to": "wait"}, {"from": "mail", "to": "wait"},
               {"from": "wait", "to": "end"}]}
            """
                    .formatted(SLUG);

    @Inject
    private Campaigns campaigns;

    @Inject
    private Contacts contacts;

    @Inject
    private Audiences audiences;

    @Inject
    private AudienceMembers members;

    @Inject
    private Templates templates;

    @Inject
    private Workflows workflows;

    @Inject
    private SampleRepository repository;

    @Inject
    private CampaignStateRepository locks;

    @Inject
    private AuditTrail audit;

    @Inject
    private CallerContext callers;

    /** Makes the sample as a draft; where it is there already, it is answered as it is. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public CampaignSnapshot add() {
        Caller caller = callers.caller();
        Long present = repository.find(caller.tenant()).orElse(null);
        if (present != null) {
            return campaigns.get(present);
        }
        contacts.putAll(IntStream.rangeClosed(1, CONTACTS)
                .mapToObj(SampleCampaign::contact)
                .toList());
        audiences.put(SLUG, new SegmentDetails(null, "Sample contacts", null, SegmentKind.LIST, null), IfMatch.ABSENT);
        members.add(
                SLUG,
                IntStream.rangeClosed(1, CONTACTS)
                        .mapToObj(SampleCampaign::externalId)
                        .toList());
        templates.save(SLUG, template(), IfMatch.ABSENT);
        workflows.save(SLUG, WORKFLOW, IfMatch.ABSENT);
        workflows.publish(SLUG, IfMatch.ABSENT);
        long id = campaigns.create(details()).id();
        repository.mark(caller.tenant(), id);
        return campaigns.get(id);
    }

    /** Removes the sample with everything that was made for it and that came of it; where there is none, nothing happens. */
    @RolesAllowed({Roles.ADMIN, Roles.MARKETER})
    public void remove() {
        Caller caller = callers.caller();
        repository.find(caller.tenant()).ifPresent(id -> {
            locks.lockExclusive(id);
            if (repository.isMailOnTheWire(caller.tenant(), id)) {
                throw new Conflict(Sentence.of("Mails of the sample are on their way. Try again in a minute."));
            }
            CampaignSnapshot before = campaigns.get(id);
            repository.remove(caller.tenant(), id, SLUG);
            audit.record(caller, "campaign.sample-removed", CampaignLife.subject(id), before, null);
        });
    }

    private static String externalId(int n) {
        return SLUG + "-" + n;
    }

    private static JsonNode contact(int n) {
        return Json.MAPPER
                .createObjectNode()
                .put("externalId", externalId(n))
                .put("email", externalId(n) + "@example.com")
                .put("firstName", "Sample")
                .put("lastName", "Contact " + n);
    }

    private static TemplateDraft template() {
        return new TemplateDraft(
                "Sample: welcome",
                "email",
                "marketing",
                "Welcome, {{contact.firstName}}",
                "<h1>Good to have you here</h1><p>This is the mail of the sample campaign, {{campaign.name}}.</p>"
                        + "<p><a href=\"https://www.example.com/\">Look around</a></p>"
                        + "<p><a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p>",
                null);
    }

    private static CampaignDetails details() {
        return new CampaignDetails(
                "Sample: welcome",
                "A list of 40 made-up contacts, a mail for four of five of them, and a control. Remove it when you have seen enough.",
                CampaignType.AB_TEST,
                SLUG,
                AudienceChoice.segment(SLUG),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new GoalDefinition("order", "order_paid", Duration.ofDays(14), "amount")),
                null);
    }
}
