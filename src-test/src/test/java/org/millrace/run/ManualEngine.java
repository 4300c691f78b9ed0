package org.millrace.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.ContactFacts;
import org.millrace.contact.ContactFactsStore;
import org.millrace.contact.ContactTagStore;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.TagChange;
import org.millrace.delivery.NewMessage;
import org.millrace.platform.SettableClock;
import org.millrace.platform.Shards;
import org.millrace.predicate.FactsNeeded;
import org.millrace.rehearsal.MemoryCounters;
import org.millrace.rehearsal.MemoryFiredEvents;
import org.millrace.rehearsal.MemoryRuns;
import org.millrace.run.step.StandardSteps;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;

/** The engine's own classes over memory and a clock that a test sets: a month passes in a millisecond. */
public final class ManualEngine {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final int TENANT = 1;
    static final long CAMPAIGN = 7;

    final SettableClock clock = new SettableClock(START);
    final MemoryRuns runs = new MemoryRuns();
    final MemoryCounters counters = new MemoryCounters();
    final List<NewMessage> messages = new ArrayList<>();
    final List<NewApproval> approvals = new ArrayList<>();
    final Contacts contacts = new Contacts();
    CampaignStatus status = CampaignStatus.ACTIVE;

    private final CompiledWorkflow workflow;
    private final RunBatch batch;

    public ManualEngine(WorkflowDocument document) {
        this(document, StandardSteps.all());
    }

    ManualEngine(WorkflowDocument document, Collection<StepHandler<?>> steps) {
        workflow = new WorkflowCompiler(new StepCatalogue(steps)).compile(document);
        RunRecorder recorder = new RunRecorder(runs, this::enqueue, contacts.writes(), this::ask, counters);
        batch = new RunBatch(this::terms, new StepRunner(id -> workflow, contacts), recorder, runs);
    }

    /** A contact enters; its run has the contact's id. */
    public void enter(long contactId, ObjectNode attributes) {
        contacts.attributes.put(contactId, attributes);
        runs.enter(new ClaimedRun(
                contactId,
                TENANT,
                CAMPAIGN,
                contactId,
                workflow.versionId(),
                workflow.start().no(),
                1,
                Shards.of(TENANT, Long.toString(contactId)),
                null,
                clock.instant(),
                clock.instant(),
                Stay.ARRIVED,
                Loops.NONE));
    }

    public void enter(long contactId) {
        enter(contactId, JsonNodeFactory.instance.objectNode());
    }

    /** Lets time pass and works off all that has become due meanwhile. */
    public void tick(Duration duration) {
        clock.advance(duration);
        tick();
    }

    void tick() {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            List<ClaimedRun> claimed = runs.claim(shard, 100, clock.instant());
            while (!claimed.isEmpty()) {
                batch.work(claimed, clock.instant());
                claimed = runs.claim(shard, 100, clock.instant());
            }
        }
    }

    /** The nodes that the run has left or stands at, in order. */
    List<String> path(long runId) {
        List<String> path = new ArrayList<>(runs.trail(runId).stream()
                .filter(entry -> entry.outcome() != StepLogOutcome.WAITING)
                .map(entry -> workflow.node(entry.nodeNo()).id())
                .toList());
        if (runs.status(runId).live()) {
            path.add(workflow.node(runs.run(runId).nodeNo()).id());
        }
        return path;
    }

    private int enqueue(List<NewMessage> added) {
        messages.addAll(added);
        return added.size();
    }

    private void ask(List<NewApproval> asked, Instant now) {
        approvals.addAll(asked);
    }

    private Map<Long, CampaignTerms> terms(Collection<Long> campaigns) {
        return campaigns.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> new CampaignTerms(status, ZoneOffset.UTC, "gold-card", "fit", null)));
    }

    /** Contacts in memory with attributes and tags. */
    static final class Contacts implements ContactFactsStore, ContactTagStore {

        final Map<Long, ObjectNode> attributes = new HashMap<>();
        final Map<Long, Set<String>> tags = new HashMap<>();
        final Map<String, BigDecimal> scores = new HashMap<>();
        final List<Suppression> suppressions = new ArrayList<>();
        final MemoryFiredEvents fired = new MemoryFiredEvents();
        int loads;

        ContactWrites writes() {
            return new ContactWrites(this, this::set, this::score, (added, now) -> suppressions.addAll(added), fired);
        }

        private void set(List<AttributeChange> changes, Instant now) {
            changes.forEach(change -> attributes.get(change.contactId()).set(change.name(), change.value()));
        }

        private void score(List<ScoreChange> changes, Instant now) {
            changes.forEach(change -> scores.merge(
                    change.contactId() + " " + change.criterion(), change.after(BigDecimal.ZERO), BigDecimal::add));
        }

        @Override
        public Map<Long, ContactFacts> load(int tenant, Collection<Long> ids, FactsNeeded needed, Instant now) {
            loads++;
            return ids.stream()
                    .filter(attributes::containsKey)
                    .collect(Collectors.toMap(
                            id -> id,
                            id -> new ContactFacts(
                                    id, now, attributes.get(id), tags.getOrDefault(id, Set.of()), Map.of())));
        }

        @Override
        public void apply(List<TagChange> changes, Instant now) {
            for (TagChange change : changes) {
                Set<String> ofContact = tags.computeIfAbsent(change.contactId(), id -> new HashSet<>());
                if (change.add()) {
                    ofContact.add(change.tag());
                } else {
                    ofContact.remove(change.tag());
                }
            }
        }
    }
}
