package org.millrace.run.why;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millrace.campaign.CampaignSnapshot;
import org.millrace.campaign.Campaigns;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactNumberRepository;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Roles;
import org.millrace.platform.Sentence;
import org.millrace.predicate.Facts.RunFacts;
import org.millrace.run.why.EntryRules.Person;
import org.millrace.run.why.Why.NodeReason;
import org.millrace.run.why.Why.Rule;
import org.millrace.run.why.Why.RunReason;
import org.millrace.workflow.CompiledNode;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.WorkflowVersions;

/** Answers why, and why not, for any contact and campaign. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class Reasons {

    private final CallerContext context;
    private final Campaigns campaigns;
    private final ContactNumberRepository contacts;
    private final WhyRepository repository;
    private final EntryRules rules;
    private final WorkflowVersions versions;
    private final ContactFactsStore facts;
    private final Clock clock;

    protected Reasons() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    Reasons(
            CallerContext context,
            Campaigns campaigns,
            ContactNumberRepository contacts,
            WhyRepository repository,
            EntryRules rules,
            WorkflowVersions versions,
            ContactFactsStore facts,
            Clock clock) {
        this.context = context;
        this.campaigns = campaigns;
        this.contacts = contacts;
        this.repository = repository;
        this.rules = rules;
        this.versions = versions;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * @param contact the contact's external id
     * @param node the id of a node that is asked about in particular; null for none
     * @throws NotFound no such campaign or contact
     */
    public Why why(long campaignId, String contact, String node) {
        CampaignSnapshot campaign = campaigns.get(campaignId);
        int tenant = context.tenant();
        Instant now = clock.instant();
        long id = contacts.of(tenant, contact).orElseThrow(() -> new NotFound("contact", contact));
        Person person = new Person(tenant, id, contact);
        List<RunRow> runs = repository.runs(tenant, campaignId, id);
        List<Rule> entry = rules.of(campaign, person, runs, now);
        List<RunReason> reasons = runs.stream().map(run -> reason(tenant, run)).toList();
        NodeReason there = node == null ? null : there(campaign, person, runs, node);
        return new Why(
                contact,
                campaignId,
                campaign.name(),
                now,
                answer(tenant, campaignId, entry, reasons, there),
                entry,
                reasons,
                there);
    }

    private RunReason reason(int tenant, RunRow run) {
        return new RunSentences(versions.compiled(run.versionId()))
                .reason(run, repository.trail(tenant, run.id()), repository.unsent(tenant, run.id()));
    }

    private List<Sentence> answer(
            int tenant, long campaignId, List<Rule> entry, List<RunReason> runs, NodeReason there) {
        List<Sentence> sentences = new ArrayList<>();
        if (there != null) {
            sentences.add(there.sentence());
        }
        if (runs.isEmpty()) {
            sentences.add(Sentence.of("It was never in this campaign."));
            notEntered(tenant, campaignId, entry, sentences);
        } else {
            sentences.add(runs.get(0).sentence());
            runs.get(0).unsent().forEach(message -> sentences.add(message.sentence()));
        }
        return sentences;
    }

    private void notEntered(int tenant, long campaignId, List<Rule> entry, List<Sentence> sentences) {
        List<Sentence> failing = entry.stream()
                .filter(rule -> !rule.holds() && !rule.name().equals("consent"))
                .map(Rule::sentence)
                .toList();
        sentences.addAll(failing);
        if (failing.isEmpty()) {
            sentences.add(repository
                    .lastEnrolment(tenant, campaignId)
                    .map(at -> Sentence.of(
                            "Nothing keeps it out now. When the audience was let in last, at {0}, it was not in it; it enters"
                                    + " when the audience is let in again.",
                            at))
                    .orElse(Sentence.of("Nothing keeps it out now. It enters when the audience is let in.")));
        }
    }

    /** Of the latest run that came there, or else of the latest. */
    private NodeReason there(CampaignSnapshot campaign, Person person, List<RunRow> runs, String node) {
        if (runs.isEmpty()) {
            return new NodeReason(node, false, null, Sentence.of("It never came to “{0}”.", node), null, List.of());
        }
        List<NodeReason> answers =
                runs.stream().map(run -> there(campaign, person, run, node)).toList();
        return answers.stream().filter(NodeReason::reached).findFirst().orElse(answers.get(0));
    }

    private NodeReason there(CampaignSnapshot campaign, Person person, RunRow run, String node) {
        CompiledWorkflow version = versions.compiled(run.versionId());
        Optional<CompiledNode<?>> target = version.nodes().stream()
                .<CompiledNode<?>>map(found -> found)
                .filter(found -> found.id().equals(node))
                .findFirst();
        if (target.isEmpty()) {
            Sentence sentence =
                    Sentence.of("Version {0}, which it walks, has no node “{1}”.", version.versionNo(), node);
            return new NodeReason(node, false, null, sentence, null, List.of());
        }
        RunFacts onBehalf = new RunFacts(campaign.id(), run.enteredAt());
        return new WayThere(version, target.get(), facts(person, version).onBehalfOf(onBehalf))
                .of(run, repository.trail(person.tenant(), run.id()));
    }

    private ContactFacts facts(Person person, CompiledWorkflow version) {
        ContactFacts found = facts.load(person.tenant(), List.of(person.id()), version.reads(), clock.instant())
                .get(person.id());
        return found == null
                ? new ContactFacts(
                        person.id(), clock.instant(), JsonNodeFactory.instance.objectNode(), Set.of(), Map.of())
                : found;
    }
}
