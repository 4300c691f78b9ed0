package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millrace.campaign.CampaignStatus;
import org.millrace.campaign.CampaignTerms;
import org.millrace.campaign.SendTiming;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.EventsRecorded.Recorded;
import org.millrace.contact.FiredEventStore;
import org.millrace.contact.Suppression;
import org.millrace.delivery.NewMessage;
import org.millrace.delivery.OpenHistory;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Shards;
import org.millrace.run.ClaimedRun;
import org.millrace.run.ContactWrites;
import org.millrace.run.Loops;
import org.millrace.run.MemoryPaces;
import org.millrace.run.NewApproval;
import org.millrace.run.Onlooker;
import org.millrace.run.RunBatch;
import org.millrace.run.RunRecorder;
import org.millrace.run.Signal;
import org.millrace.run.Stay;
import org.millrace.run.StepRunner;
import org.millrace.run.WaitReason;
import org.millrace.run.wake.LiveRun;
import org.millrace.run.wake.RunNews;
import org.millrace.workflow.CompiledWorkflow;

/**
 * One campaign with one workflow, moved by the engine's own classes over memory and a virtual clock. Time jumps to whatever is due
 * next; at one instant runs move first, then messages go, then fired events are told, until nothing is left to do at that instant.
 */
public final class MemoryEngine {

    static final int TENANT = 1;
    static final long CAMPAIGN = 1;

    private static final int BATCH = 1_000;

    private static final Duration MOMENT = Duration.of(1, ChronoUnit.MICROS);

    /** More than any story needs; a workflow that looks every minute for years is stopped. */
    private static final int MAX_LOOKS = 200_000;

    private final CompiledWorkflow workflow;
    private final CampaignSetting campaign;
    private final VirtualClock clock;
    private final MemoryRuns runs = new MemoryRuns();
    private final MemoryContacts contacts = new MemoryContacts();
    private final MemoryCounters counters = new MemoryCounters();
    private final MemoryOutbox outbox;
    private final List<NewApproval> approvals = new ArrayList<>();
    private final MemoryFiredEvents fired = new MemoryFiredEvents();
    private final RunBatch batch;
    private int told;
    private int looks;

    public MemoryEngine(CompiledWorkflow workflow, CampaignSetting campaign, Instant start) {
        this(workflow, campaign, start, EngineNow.NOTHING, Onlooker.NOBODY);
    }

    MemoryEngine(
            CompiledWorkflow workflow, CampaignSetting campaign, Instant start, EngineNow running, Onlooker onlooker) {
        this.workflow = workflow;
        this.campaign = campaign;
        this.clock = new VirtualClock(start);
        MemorySendRules rules = new MemorySendRules(workflow, campaign, contacts);
        this.outbox = new MemoryOutbox(rules::of);
        ContactWrites writes =
                new ContactWrites(contacts, contacts.attributes(), contacts.scores(), contacts.suppressions(), fired);
        RunRecorder recorder = new RunRecorder(runs, outbox, writes, (asked, now) -> approvals.addAll(asked), counters);
        CampaignTerms terms = new CampaignTerms(
                CampaignStatus.ACTIVE,
                campaign.zone(),
                campaign.product(),
                campaign.fitCriterion(),
                null,
                new SendTiming(running.strategy(), campaign.calendar()));
        batch = new RunBatch(
                ids -> ids.stream().collect(Collectors.toMap(id -> id, id -> terms)),
                new StepRunner(id -> workflow, contacts, paces(running), onlooker),
                recorder,
                runs,
                (tenant, asked) -> asked.stream()
                        .collect(Collectors.toMap(
                                id -> id, id -> new OpenHistory(rules.zone(id, clock.instant()), running.opens()))));
    }

    /** The nodes of a draft need not have the numbers that they have in the database. */
    private MemoryPaces paces(EngineNow running) {
        MemoryPaces paces = new MemoryPaces();
        workflow.nodes().stream()
                .filter(node -> running.paces().containsKey(node.id()))
                .forEach(node ->
                        paces.write(TENANT, CAMPAIGN, node.no(), running.paces().get(node.id())));
        return paces;
    }

    /** A contact enters the campaign now, where an audience does; its run has its id. */
    public void enter(long contactId) {
        Instant now = clock.instant();
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
                now,
                now,
                Stay.ARRIVED,
                Loops.NONE));
    }

    /** Something happens to the contact now; its runs hear of it. */
    public void tell(long contactId, String event, JsonNode properties, boolean machine) {
        record(List.of(new ContactEvent(
                contactId,
                event,
                clock.instant(),
                "rehearsal",
                Integer.toString(++told),
                properties,
                new ContactEvent.Origin(CAMPAIGN, null, machine, machine ? "told" : null))));
    }

    /** What wakes a run comes before the run is looked at; without that moment a run could meet one event again and again. */
    private void record(List<ContactEvent> events) {
        clock.advanceTo(clock.instant().plus(MOMENT));
        contacts.add(TENANT, events, clock.instant()).fresh().forEach(this::wake);
    }

    private void wake(Recorded event) {
        for (ClaimedRun run : runs.live(event.contactId())) {
            LiveRun live = new LiveRun(
                    run.id(),
                    CAMPAIGN,
                    run.contactId(),
                    run.versionId(),
                    run.nodeNo(),
                    run.stay().waitingFor() == WaitReason.EVENT,
                    run.enteredAt());
            new RunNews(live, workflow, campaign.targets(CAMPAIGN))
                    .signal(event)
                    .ifPresent(signal -> runs.wake(run.id(), signal, clock.instant()));
        }
    }

    /** The contact wants no more by that channel; its runs end as the workflow says. */
    public void optOut(long contactId, String channel) {
        contacts.suppressions().apply(List.of(new Suppression(TENANT, contactId, channel, ConsentChange.ALL)), now());
        wake(contactId, RunNews.optedOut(workflow, channel).orElse(null));
    }

    /** The contact is no longer in the campaign's audience. */
    public void leaveAudience(long contactId) {
        workflow.interrupts().stream()
                .filter(interrupt -> interrupt.when().leftAudience())
                .findFirst()
                .ifPresent(interrupt -> wake(contactId, Signal.interrupt(interrupt.no())));
    }

    /** Whatever the contact's runs wait for, they look again. @param signal what woke them; null = a change of the contact */
    public void wake(long contactId, String signal) {
        runs.live(contactId).forEach(run -> runs.wake(run.id(), signal, clock.instant()));
    }

    /** Works off all that becomes due until then. */
    public void advanceTo(Instant later) {
        settle();
        for (Optional<Instant> next = nextDue();
                next.filter(due -> !due.isAfter(later)).isPresent();
                next = nextDue()) {
            clock.advanceTo(next.get());
            settle();
        }
        clock.advanceTo(later);
    }

    /** When something is to be done next; empty when nothing ever is, unless something happens. */
    public Optional<Instant> nextDue() {
        return Stream.concat(runs.nextDue().stream(), outbox.nextDue().stream()).min(Comparator.naturalOrder());
    }

    private void settle() {
        while (work()) {
            if (++looks > MAX_LOOKS) {
                throw new InvalidInput(
                        "lasts",
                        Sentence.of("The workflow has more to do than {0} things, the last at {1}.", MAX_LOOKS, now()),
                        Sentence.of("Look at a shorter time."));
            }
        }
    }

    private boolean work() {
        Instant now = clock.instant();
        List<Long> due = runs.due(BATCH, now);
        if (!due.isEmpty()) {
            batch.work(runs.claim(due, now), now);
            return true;
        }
        List<MemoryOutbox.Handed> handed = outbox.deliver(now);
        if (!handed.isEmpty()) {
            handed.forEach(this::answered);
            return true;
        }
        List<FiredEventStore.Pending> events = fired.take(BATCH, now);
        fired.remove(events.stream().map(FiredEventStore.Pending::id).toList());
        if (!events.isEmpty()) {
            record(events.stream().map(FiredEventStore.Pending::asEvent).toList());
        }
        return !events.isEmpty();
    }

    /** A run that waits for what becomes of its message hears of it. */
    private void answered(MemoryOutbox.Handed handed) {
        boolean delivered = handed.sent() && !(isCall(handed.message()) && campaign.webhooksFail());
        runs.live(handed.message().contactId()).stream()
                .filter(run -> run.stay().waitingFor() == WaitReason.DELIVERY)
                .filter(run -> run.visit() == handed.message().visit())
                .forEach(run -> runs.wake(run.id(), delivered ? Signal.DELIVERED : Signal.FAILED, clock.instant()));
    }

    private static boolean isCall(NewMessage message) {
        return message.channel().equals(MemorySendRules.WEBHOOK);
    }

    public Instant now() {
        return clock.instant();
    }

    public CompiledWorkflow workflow() {
        return workflow;
    }

    public MemoryRuns runs() {
        return runs;
    }

    public MemoryContacts contacts() {
        return contacts;
    }

    public MemoryCounters counters() {
        return counters;
    }

    public List<MemoryOutbox.Handed> messages() {
        return outbox.handed();
    }

    /** What people were asked. */
    public List<NewApproval> approvals() {
        return approvals;
    }
}
