package org.millrace.rehearsal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.rehearsal.MemoryOutbox.Handed;
import org.millrace.rehearsal.TestRun.Message;
import org.millrace.workflow.CompiledWorkflow;

/** Takes one contact through a workflow on the engine in memory and notes what a person wants to see of it. */
final class TestRunPlay {

    /** More than anybody reads; a circle of short waits is stopped here. */
    static final int MOST_STEPS = 1_000;

    private final FlowTest test;
    private final TestContact contact;
    private final ZoneId zone;
    private final TestRunWatch watch = new TestRunWatch();
    private final MemoryEngine engine;
    private final TestRunHolds holds;
    private final Story story;
    private final long id;
    private final TestRunMessages words;
    private final Map<Integer, List<Message>> messages = new HashMap<>();
    private int told;

    TestRunPlay(FlowTest test, CompiledWorkflow workflow, EngineNow now, TestRunMessages words) {
        this.test = test;
        this.contact = test.contacts().get(0);
        this.zone = contact.timeZone() == null ? test.campaign().zone() : ZoneId.of(contact.timeZone());
        this.engine = new MemoryEngine(workflow, test.campaign(), Story.firstMoment(test), now, watch);
        this.holds = new TestRunHolds(engine, zone, test.campaign().zone());
        this.story = new Story(test, engine);
        this.id = story.ids().get(contact.id());
        this.words = words;
    }

    /** The contact before the story begins, to be told what else is known of it. */
    MemoryContacts contacts() {
        return engine.contacts();
    }

    long contact() {
        return id;
    }

    TestRun play() {
        story.play(this::goesOn);
        TestRunTrail trail = new TestRunTrail(engine, id, zone, watch, holds);
        return new TestRun(
                contact.id(),
                zone.getId(),
                test.starts().atZone(zone).toOffsetDateTime(),
                trail.path(messages),
                trail.ending(),
                !enough());
    }

    /** What has just gone is put into words with what is known of the contact now, as the engine does. */
    private boolean goesOn() {
        List<Handed> handed = engine.messages();
        for (; told < handed.size(); told++) {
            Handed one = handed.get(told);
            messages.computeIfAbsent(one.message().visit(), visit -> new ArrayList<>())
                    .add(words.of(
                            one,
                            holds.of(one),
                            engine.workflow(),
                            engine.contacts().known(id),
                            zone));
        }
        return enough();
    }

    private boolean enough() {
        return engine.runs().trail(id).size() < MOST_STEPS;
    }
}
