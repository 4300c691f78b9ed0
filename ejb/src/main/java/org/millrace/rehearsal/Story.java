package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.Suppression;
import org.millrace.contact.TagChange;
import org.millrace.run.Signal;

/** Lets the story of a flow test happen on an engine in memory: everything at its time, in the order of the times. */
final class Story {

    private final FlowTest test;
    private final MemoryEngine engine;
    private final Map<String, Long> ids = new HashMap<>();

    /** @param engine that stands at the story's first moment */
    Story(FlowTest test, MemoryEngine engine) {
        this.test = test;
        this.engine = engine;
        test.contacts().forEach(contact -> ids.put(contact.id(), known(contact)));
    }

    /** The contacts' numbers by the ids that the test gives them. */
    Map<String, Long> ids() {
        return ids;
    }

    /** @param goesOn is asked after all that was to be done at an instant; false ends the story there */
    void play(BooleanSupplier goesOn) {
        List<Act> acts = new ArrayList<>();
        for (TestContact contact : test.contacts()) {
            long id = ids.get(contact.id());
            acts.add(new Act(when(contact, contact.enters()), () -> engine.enter(id)));
            contact.events().forEach(event -> acts.add(new Act(when(contact, event.at()), () -> happen(id, event))));
        }
        acts.sort(Comparator.comparing(Act::at));
        for (Act act : acts) {
            if (!advanced(act.at(), goesOn)) {
                return;
            }
            act.what().run();
        }
        advanced(test.ends(), goesOn);
    }

    private boolean advanced(Instant to, BooleanSupplier goesOn) {
        engine.advanceTo(engine.now());
        for (Optional<Instant> next = engine.nextDue();
                next.filter(due -> !due.isAfter(to)).isPresent();
                next = engine.nextDue()) {
            engine.advanceTo(next.get());
            if (!goesOn.getAsBoolean()) {
                return false;
            }
        }
        engine.advanceTo(to);
        return goesOn.getAsBoolean();
    }

    private long known(TestContact contact) {
        ObjectNode attributes = contact.attributes().deepCopy();
        if (contact.timeZone() != null) {
            attributes.put("timeZone", contact.timeZone());
        }
        if (!attributes.has("email")) {
            attributes.put("email", contact.id().replaceAll("[^A-Za-z0-9]", "-") + "@example.com");
        }
        long id = engine.contacts().add(MemoryEngine.TENANT, contact.id(), attributes.toString());
        contact.tags().forEach(tag -> tag(id, tag, true));
        contact.scores().forEach((criterion, points) -> score(id, criterion, points));
        contact.segments().forEach(segment -> engine.contacts().join(id, segment));
        contact.optedOut().forEach(channel -> engine.contacts()
                .suppressions()
                .apply(List.of(new Suppression(MemoryEngine.TENANT, id, channel, "*")), engine.now()));
        return id;
    }

    private void happen(long id, Happening event) {
        if (event.event() != null) {
            engine.tell(id, event.event(), properties(event), event.machine());
        } else if (event.optOut() != null) {
            engine.optOut(id, event.optOut());
        } else if (event.leavesAudience()) {
            engine.leaveAudience(id);
        } else if (event.approve() != null) {
            engine.wake(id, event.approve() ? Signal.APPROVED : Signal.REJECTED);
        } else if (event.skip()) {
            engine.wake(id, Signal.SKIP);
        } else {
            change(id, event);
            engine.wake(id, null);
        }
    }

    private void change(long id, Happening event) {
        if (event.addTag() != null) {
            tag(id, event.addTag(), true);
        } else if (event.removeTag() != null) {
            tag(id, event.removeTag(), false);
        } else {
            List<AttributeChange> changes = event.set().properties().stream()
                    .map(field -> new AttributeChange(MemoryEngine.TENANT, id, field.getKey(), field.getValue()))
                    .toList();
            engine.contacts().attributes().apply(changes, engine.now());
        }
    }

    private void tag(long id, String tag, boolean add) {
        engine.contacts().apply(List.of(new TagChange(MemoryEngine.TENANT, id, tag, add)), engine.now());
    }

    private void score(long id, String criterion, BigDecimal points) {
        engine.contacts()
                .scores()
                .apply(
                        List.of(new ScoreChange(
                                MemoryEngine.TENANT, id, criterion, ScoreChange.Kind.SET, points, "rehearsal")),
                        engine.now());
    }

    private static ObjectNode properties(Happening event) {
        return event.properties() == null ? JsonNodeFactory.instance.objectNode() : event.properties();
    }

    private Instant when(TestContact contact, Moment moment) {
        return when(test, contact, moment);
    }

    static Instant when(FlowTest test, TestContact contact, Moment moment) {
        ZoneId zone = contact.timeZone() == null ? test.campaign().zone() : ZoneId.of(contact.timeZone());
        return moment.from(test.starts(), zone);
    }

    /** What happened before the start is history that conditions may ask about. */
    static Instant firstMoment(FlowTest test) {
        return test.contacts().stream()
                .flatMap(contact -> contact.events().stream().map(event -> when(test, contact, event.at())))
                .filter(at -> at.isBefore(test.starts()))
                .min(Comparator.naturalOrder())
                .orElse(test.starts());
    }

    /** Something that is done at a time; of two at one time the first of the file comes first. */
    private record Act(Instant at, Runnable what) {}
}
