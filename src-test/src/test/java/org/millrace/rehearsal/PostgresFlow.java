package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.millrace.campaign.TestCampaigns;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.ConsentChange;
import org.millrace.contact.ConsentStore;
import org.millrace.contact.ContactEvent;
import org.millrace.contact.EventsRecorded;
import org.millrace.contact.FiredEventStore.Pending;
import org.millrace.contact.PostgresContacts;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.TagChange;
import org.millrace.delivery.CallsSettled;
import org.millrace.platform.FiredEvents;
import org.millrace.platform.PostgresDatabase;
import org.millrace.platform.SettableClock;
import org.millrace.rehearsal.RandomFlow.Happens;
import org.millrace.run.ContactWrites;
import org.millrace.run.PostgresEngine;
import org.millrace.run.Signal;
import org.millrace.run.wake.TestWakeups;
import org.millrace.workflow.CompiledWorkflow;
import org.millrace.workflow.TestWorkflows;
import org.millrace.workflow.WorkflowVersions;

/** One random flow with its story in a real database: the engine's own classes, each act in a transaction of its own. */
final class PostgresFlow {

    private final PostgresDatabase database;
    private final RandomFlow flow;
    private final PostgresCampaign campaign;
    private final SettableClock clock;
    private final PostgresContacts people;
    private final CompiledWorkflow workflow;
    private final TestWakeups wakeups;
    private final PostgresEngine engine;
    private final List<String> messages = new ArrayList<>();
    private int told;

    PostgresFlow(PostgresDatabase database, RandomFlow flow, PostgresCampaign campaign, SettableClock clock) {
        this.database = database;
        this.flow = flow;
        this.campaign = campaign;
        this.clock = clock;
        this.people = new PostgresContacts(database, clock.instant());
        WorkflowVersions versions = TestWorkflows.versions(database.jdbi());
        this.workflow = versions.compiled(campaign.version());
        this.wakeups = new TestWakeups(database, versions, clock);
        ContactWrites writes = new ContactWrites(
                people.tags(),
                people.attributes(),
                people.scores(),
                people.suppressions(new FiredEvents<>(wakeups::changed)),
                people.fired());
        this.engine = new PostgresEngine(
                database, clock, workflow, TestCampaigns.states(database.jdbi()), people.facts(), writes);
    }

    List<String> play(Duration lasts) {
        Instant start = clock.instant();
        settle();
        for (Happens happens : flow.story()) {
            advanceTo(start.plus(happens.at()));
            database.newTx(() -> happen(happens.what().split(" ")));
            engine.lookAtChangedContacts();
            settle();
        }
        advanceTo(start.plus(lasts));
        List<String> all = new ArrayList<>(trail());
        all.addAll(messages);
        all.add(end());
        return all;
    }

    private void advanceTo(Instant later) {
        for (Optional<Instant> due = due(); due.filter(at -> !at.isAfter(later)).isPresent(); due = due()) {
            clock.advance(Duration.between(clock.instant(), due.get()));
            settle();
        }
        if (later.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), later));
        }
    }

    private void settle() {
        boolean busy = true;
        while (busy) {
            busy = engine.work(campaign.run()) || deliver() || tellFired();
        }
    }

    /** What is ready goes out, unless the store of consents refuses it. */
    private boolean deliver() {
        List<Ready> ready = jdbi().withHandle(h -> h.createQuery(
                        "select id, node_no, visit, channel from message where run_id = :run and state = 'READY' order by visit")
                .bind("run", campaign.run())
                .map((row, ctx) -> new Ready(row.getLong(1), row.getInt(2), row.getInt(3), row.getString(4)))
                .list());
        ready.forEach(this::deliver);
        return !ready.isEmpty();
    }

    private void deliver(Ready message) {
        boolean call = message.channel.equals("webhook");
        Map<Long, String> refused = call
                ? Map.of()
                : database.newTx(() -> people.consents()
                        .refused(List.of(new ConsentStore.Question(
                                message.id, campaign.tenant(), campaign.contact(), message.channel, "marketing"))));
        jdbi().useHandle(h -> h.execute(
                "update message set state = ? where id = ?", refused.isEmpty() ? "SENT" : "SKIPPED", message.id));
        if (refused.isEmpty()) {
            messages.add(node(message.nodeNo) + (call ? " calls at " : " sends at ") + clock.instant());
        }
        if (call) {
            engine.settled(new CallsSettled.Call(
                    campaign.tenant(),
                    campaign.run(),
                    message.nodeNo,
                    message.visit,
                    !flow.setting().webhooksFail()));
        }
    }

    private boolean tellFired() {
        return database.newTx(() -> {
            List<Pending> fired = people.fired().take(100, clock.instant());
            people.fired().remove(fired.stream().map(Pending::id).toList());
            if (!fired.isEmpty()) {
                record(fired.stream().map(Pending::asEvent).toList());
            }
            return !fired.isEmpty();
        });
    }

    private void record(List<ContactEvent> events) {
        clock.advance(Duration.of(1, ChronoUnit.MICROS));
        wakeups.recorded(new EventsRecorded(
                campaign.tenant(),
                people.events().add(campaign.tenant(), events, clock.instant()).fresh()));
    }

    private void happen(String[] words) {
        int tenant = campaign.tenant();
        long contact = campaign.contact();
        Instant now = clock.instant();
        switch (words[0]) {
            case "event", "machine" -> tell(words[1], Integer.parseInt(words[2]), words[0].equals("machine"));
            case "tag", "untag" ->
                people.tags().apply(List.of(new TagChange(tenant, contact, words[1], words[0].equals("tag"))), now);
            case "set" ->
                people.attributes()
                        .apply(
                                List.of(new AttributeChange(
                                        tenant,
                                        contact,
                                        words[1],
                                        words[1].equals("stage")
                                                ? IntNode.valueOf(Integer.parseInt(words[2]))
                                                : new TextNode(words[2]))),
                                now);
            case "score" ->
                people.scores()
                        .apply(
                                List.of(new ScoreChange(
                                        tenant,
                                        contact,
                                        words[1],
                                        ScoreChange.Kind.ADD,
                                        new BigDecimal(words[2]),
                                        "story")),
                                now);
            case "out" ->
                people.suppressions(new FiredEvents<>(wakeups::changed))
                        .apply(List.of(new Suppression(tenant, contact, words[1], ConsentChange.ALL)), now);
            default -> signal(words[0]).ifPresent(signal -> wakeups.wake(campaign.run(), signal));
        }
    }

    private Optional<String> signal(String word) {
        return switch (word) {
            case "approve" -> Optional.of(Signal.APPROVED);
            case "reject" -> Optional.of(Signal.REJECTED);
            case "skip" -> Optional.of(Signal.SKIP);
            default ->
                workflow.interrupts().stream()
                        .filter(interrupt -> interrupt.when().leftAudience())
                        .map(interrupt -> Signal.interrupt(interrupt.no()))
                        .findFirst();
        };
    }

    private void tell(String event, int amount, boolean machine) {
        record(List.of(new ContactEvent(
                campaign.contact(),
                event,
                clock.instant(),
                "story",
                Integer.toString(++told),
                JsonNodeFactory.instance.objectNode().put("amount", amount),
                new ContactEvent.Origin(campaign.id(), null, machine, machine ? "told" : null))));
    }

    private Optional<Instant> due() {
        return jdbi().withHandle(h -> h.createQuery(
                        "select due_at from run where id = :run and status = 'WAITING' and due_at is not null")
                .bind("run", campaign.run())
                .map((row, ctx) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .findOne());
    }

    private List<String> trail() {
        return jdbi().withHandle(h -> h.createQuery(
                        """
                        select node_no, coalesce(case when outcome = 'CONTINUED' then port end, lower(outcome)) from step_log
                        where run_id = :run and outcome <> 'WAITING' order by visit
                        """)
                .bind("run", campaign.run())
                .map((row, ctx) -> node(row.getInt(1)) + " " + row.getString(2))
                .list());
    }

    private String end() {
        return jdbi().withHandle(h -> h.createQuery("select status, node_no, exit_kind from run where id = :run")
                .bind("run", campaign.run())
                .map((row, ctx) -> row.getString("status").equals("WAITING")
                        ? "stands at " + node(row.getInt("node_no"))
                        : "ended " + row.getString("status").toLowerCase(Locale.ROOT) + " "
                                + row.getString("exit_kind"))
                .one());
    }

    private String node(int no) {
        return workflow.node(no).id();
    }

    private Jdbi jdbi() {
        return database.jdbi();
    }

    private record Ready(long id, int nodeNo, int visit, String channel) {}
}
