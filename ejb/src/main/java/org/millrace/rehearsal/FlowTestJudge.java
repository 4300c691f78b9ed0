package org.millrace.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.millrace.platform.Sentence;
import org.millrace.predicate.FactsNeeded;
import org.millrace.rehearsal.FlowTestResult.Failure;
import org.millrace.rehearsal.FlowTestResult.Line;
import org.millrace.rehearsal.MemoryOutbox.Handed;
import org.millrace.run.StepLogEntry;
import org.millrace.run.StepLogOutcome;

/** Holds what happened against what was expected. */
final class FlowTestJudge {

    private static final Duration EXACTLY = Duration.ofMinutes(1);

    private final FlowTest test;
    private final MemoryEngine engine;
    private final Map<String, Long> ids;
    private final List<Failure> failures = new ArrayList<>();

    FlowTestJudge(FlowTest test, MemoryEngine engine, Map<String, Long> ids) {
        this.test = test;
        this.engine = engine;
        this.ids = ids;
    }

    FlowTestResult judge() {
        List<Line> story = new ArrayList<>();
        for (TestContact contact : test.contacts()) {
            Expected expected = contact.expect();
            if (expected.messages() != null) {
                messages(contact, expected.messages());
            }
            expected.notSent().forEach(node -> notSent(contact, node));
            if (expected.path() != null) {
                equal(contact, Sentence.of("path"), expected.path(), path(contact));
            }
            end(contact, expected);
            expected.tags().forEach(tag -> tag(contact, tag));
            story.addAll(story(contact));
        }
        story.sort(Comparator.comparing(Line::at));
        engine.runs()
                .incidents()
                .forEach(incident -> failures.add(new Failure(
                        null, Sentence.of("incidents"), Sentence.of("none"), Sentence.of(incident.error()))));
        return new FlowTestResult(test.name(), List.copyOf(failures), story);
    }

    private void messages(TestContact contact, List<Expected.Message> expected) {
        List<Handed> sent = sent(contact);
        List<String> nodes = sent.stream().map(this::node).toList();
        List<String> wanted = expected.stream().map(Expected.Message::node).toList();
        equal(contact, Sentence.of("messages"), wanted, nodes);
        if (!wanted.equals(nodes)) {
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            Expected.Message message = expected.get(i);
            Sentence what = Sentence.of("the message of {0}", message.node());
            at(contact, what, message.at(), message.within(), sent.get(i).at());
            if (message.template() != null) {
                equal(
                        contact,
                        Sentence.of("the template of {0}", message.node()),
                        message.template(),
                        sent.get(i).message().template());
            }
        }
    }

    private void notSent(TestContact contact, String node) {
        sent(contact).stream()
                .filter(handed -> node(handed).equals(node))
                .forEach(handed -> failures.add(new Failure(
                        contact.id(),
                        Sentence.of("the message of {0}", node),
                        Sentence.of("not sent"),
                        Sentence.of("sent at {0}", handed.at()))));
    }

    private void end(TestContact contact, Expected expected) {
        boolean live = !engine.runs().live(ids.get(contact.id())).isEmpty();
        if (expected.standsAt() != null) {
            List<String> path = path(contact);
            String stands = live ? path.get(path.size() - 1) : "ended";
            equal(contact, Sentence.of("the node where the run stands"), expected.standsAt(), stands);
        }
        if (expected.ends() == null) {
            return;
        }
        if (live) {
            List<String> path = path(contact);
            failures.add(new Failure(
                    contact.id(),
                    Sentence.of("the run"),
                    Sentence.of("ended"),
                    Sentence.of("at {0} when the test was over", path.get(path.size() - 1))));
            return;
        }
        Expected.End end = expected.ends();
        long run = ids.get(contact.id());
        if (end.kind() != null) {
            equal(
                    contact,
                    Sentence.of("the end's kind"),
                    end.kind(),
                    engine.runs().end(run).kind());
        }
        if (end.status() != null) {
            equal(
                    contact,
                    Sentence.of("the end's status"),
                    end.status(),
                    word(engine.runs().status(run)));
        }
        if (end.reason() != null) {
            equal(
                    contact,
                    Sentence.of("the end's reason"),
                    end.reason(),
                    engine.runs().end(run).reason());
        }
        List<StepLogEntry> trail = engine.runs().trail(run);
        at(
                contact,
                Sentence.of("the end"),
                end.at(),
                end.within(),
                trail.get(trail.size() - 1).at());
    }

    private void tag(TestContact contact, String tag) {
        boolean wanted = !tag.startsWith("-");
        String name = wanted ? tag : tag.substring(1);
        long id = ids.get(contact.id());
        boolean there = engine.contacts()
                .load(MemoryEngine.TENANT, List.of(id), new FactsNeeded(false, true, Set.of()), engine.now())
                .get(id)
                .hasTag(name);
        equal(contact, Sentence.of("the tag {0}", name), wanted ? "there" : "not there", there ? "there" : "not there");
    }

    private void at(TestContact contact, Sentence what, Moment expected, Duration within, Instant actual) {
        if (expected == null) {
            return;
        }
        Instant from = Story.when(test, contact, expected);
        Instant to = from.plus(within == null ? EXACTLY : within);
        if (actual.isBefore(from) || actual.isAfter(to)) {
            Sentence wanted = within == null ? Sentence.of("at {0}", from) : Sentence.of("from {0} to {1}", from, to);
            failures.add(new Failure(contact.id(), what, wanted, Sentence.of("at {0}", actual)));
        }
    }

    private void equal(TestContact contact, Sentence what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            failures.add(new Failure(
                    contact.id(), what, Sentence.of(String.valueOf(expected)), Sentence.of(String.valueOf(actual))));
        }
    }

    private List<Handed> sent(TestContact contact) {
        return engine.messages().stream()
                .filter(handed -> handed.message().contactId() == ids.get(contact.id()))
                .filter(Handed::sent)
                .toList();
    }

    private List<String> path(TestContact contact) {
        long run = ids.get(contact.id());
        List<String> path = new ArrayList<>();
        Set<Integer> visits = new TreeSet<>();
        for (StepLogEntry entry : engine.runs().trail(run)) {
            if (visits.add(entry.visit())) {
                path.add(engine.workflow().node(entry.nodeNo()).id());
            }
        }
        return path;
    }

    private List<Line> story(TestContact contact) {
        List<Line> lines = new ArrayList<>();
        for (StepLogEntry entry : engine.runs().trail(ids.get(contact.id()))) {
            lines.add(new Line(
                    entry.at(),
                    contact.id(),
                    engine.workflow().node(entry.nodeNo()).id(),
                    told(entry)));
        }
        engine.messages().stream()
                .filter(handed -> handed.message().contactId() == ids.get(contact.id()))
                .forEach(handed -> lines.add(new Line(
                        handed.at(),
                        contact.id(),
                        node(handed),
                        handed.sent() ? "message sent" : "message skipped: " + handed.skipped())));
        return lines;
    }

    private static String told(StepLogEntry entry) {
        String words = word(entry.outcome());
        if (entry.outcome() == StepLogOutcome.WAITING) {
            return words + " until " + entry.until();
        }
        return words
                + (entry.port() == null ? "" : " " + entry.port())
                + (entry.reason() == null ? "" : ": " + entry.reason());
    }

    private String node(Handed handed) {
        return engine.workflow().node(handed.message().nodeNo()).id();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
