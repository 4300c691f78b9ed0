package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.millrace.contact.AttributeChange;
import org.millrace.contact.ScoreChange;
import org.millrace.contact.TagChange;
import org.millrace.rehearsal.RandomFlow.Happens;
import org.millrace.rehearsal.ReferenceRun.Numbers;
import org.millrace.run.Signal;
import org.millrace.run.StepLogEntry;
import org.millrace.run.StepLogOutcome;
import org.millrace.workflow.WorkflowDocument;

/**
 * The engine against the reference interpreter on random flows with random stories: the same ports, messages and ends. {@code
 * -Dreference.flows} says how many flows are accepted and compared.
 */
class ReferencePropertyTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration LASTS = Duration.ofDays(40);
    private static final int TRIES = 20;
    private static final int FEWEST = 5_000;
    private static final int FLOWS = Math.max(FEWEST, Integer.getInteger("reference.flows", 100_000)) / TRIES;
    private static final long CAMPAIGN = 1;
    private static final long ANNA = 1;
    private static final Set<String> WALKED = ConcurrentHashMap.newKeySet();

    private final AcceptedFlows accepted = new AcceptedFlows();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-11")
    @Tag("P-14")
    void what_validation_passes_does_on_the_engine_what_the_documentation_says(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SplittableRandom> each =
                IntStream.range(0, FLOWS).mapToObj(i -> random.split()).toList();
        each.parallelStream().forEach(one -> {
            RandomFlow flow = accepted.next(one);
            List<String> played = onTheEngine(flow, accepted.document(flow));
            assertThat(played)
                    .as(flow::toString)
                    .isEqualTo(new ReferenceInterpreter(flow, START, new Numbers(CAMPAIGN, ANNA, ANNA)).play(LASTS));
            WALKED.addAll(flow.walked(played));
        });
    }

    /** A comparison of what never happens would prove nothing. */
    @AfterContainer
    static void every_type_of_node_was_left_by_each_of_its_ports() {
        assertThat(WALKED)
                .contains("send sends", "webhook calls", "webhook next", "webhook finished", "exit finished")
                .contains("wait next", "wait happened", "wait timeout", "wait missing", "wait interrupted")
                .contains("condition yes", "condition no", "branch a", "branch b", "branch otherwise")
                .contains("split arm", "split one", "split two", "split otherwise", "jump again", "jump next")
                .contains("tag next", "set-attribute next", "adjust-score next", "fire-event next")
                .contains("approval approved", "approval rejected", "approval timeout", "approval interrupted");
    }

    private List<String> onTheEngine(RandomFlow flow, WorkflowDocument document) {
        MemoryEngine engine = new MemoryEngine(accepted.compiled(document), flow.setting(), START);
        long id = engine.contacts()
                .add(MemoryEngine.TENANT, "anna", flow.contact().toString());
        engine.enter(id);
        for (Happens happens : flow.story()) {
            engine.advanceTo(START.plus(happens.at()));
            happen(engine, id, happens.what().split(" "));
        }
        engine.advanceTo(START.plus(LASTS));
        List<String> all = new ArrayList<>();
        engine.runs().trail(id).stream()
                .filter(entry -> entry.outcome() != StepLogOutcome.WAITING)
                .forEach(entry -> all.add(node(engine, entry.nodeNo()) + " " + told(entry)));
        engine.messages().stream()
                .filter(MemoryOutbox.Handed::sent)
                .forEach(handed -> all.add(node(engine, handed.message().nodeNo())
                        + (handed.message().channel().equals("webhook") ? " calls at " : " sends at ")
                        + handed.at()));
        all.add(
                engine.runs().live(id).isEmpty()
                        ? "ended " + engine.runs().status(id).name().toLowerCase(Locale.ROOT) + " "
                                + engine.runs().end(id).kind()
                        : "stands at " + node(engine, engine.runs().run(id).nodeNo()));
        return all;
    }

    private static void happen(MemoryEngine engine, long id, String[] words) {
        switch (words[0]) {
            case "event", "machine" -> engine.tell(id, words[1], amount(words[2]), words[0].equals("machine"));
            case "tag", "untag", "set", "score" -> {
                change(engine, id, words);
                engine.wake(id, null);
            }
            case "approve" -> engine.wake(id, Signal.APPROVED);
            case "reject" -> engine.wake(id, Signal.REJECTED);
            case "skip" -> engine.wake(id, Signal.SKIP);
            case "leave" -> engine.leaveAudience(id);
            default -> engine.optOut(id, words[1]);
        }
    }

    private static void change(MemoryEngine engine, long id, String[] words) {
        int tenant = MemoryEngine.TENANT;
        switch (words[0]) {
            case "set" ->
                engine.contacts()
                        .attributes()
                        .apply(
                                List.of(new AttributeChange(
                                        tenant,
                                        id,
                                        words[1],
                                        words[1].equals("stage")
                                                ? IntNode.valueOf(Integer.parseInt(words[2]))
                                                : new TextNode(words[2]))),
                                engine.now());
            case "score" ->
                engine.contacts()
                        .scores()
                        .apply(
                                List.of(new ScoreChange(
                                        tenant, id, words[1], ScoreChange.Kind.ADD, new BigDecimal(words[2]), "story")),
                                engine.now());
            default ->
                engine.contacts()
                        .apply(List.of(new TagChange(tenant, id, words[1], words[0].equals("tag"))), engine.now());
        }
    }

    private static ObjectNode amount(String amount) {
        return JsonNodeFactory.instance.objectNode().put("amount", Integer.parseInt(amount));
    }

    private static String told(StepLogEntry entry) {
        return switch (entry.outcome()) {
            case CONTINUED -> entry.port();
            default -> entry.outcome().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String node(MemoryEngine engine, int no) {
        return engine.workflow().node(no).id();
    }
}
