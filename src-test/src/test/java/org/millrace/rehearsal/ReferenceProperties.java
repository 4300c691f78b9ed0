package org.millrace.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.millrace.contact.TagChange;
import org.millrace.rehearsal.RandomFlow.Happens;
import org.millrace.run.Signal;
import org.millrace.run.StepLogEntry;
import org.millrace.run.StepLogOutcome;
import org.millrace.run.step.StandardSteps;
import org.millrace.template.TemplateLookup.Known;
import org.millrace.workflow.StepCatalogue;
import org.millrace.workflow.WorkflowCompiler;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowJson;
import org.millrace.workflow.WorkflowValidator;

/** The engine against the reference interpreter on random flows with random stories: the same ports, messages and ends. */
class ReferenceProperties {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration LASTS = Duration.ofDays(60);
    private static final StepCatalogue CATALOGUE = new StepCatalogue(StandardSteps.all());
    private static int compared;

    private final WorkflowValidator validator = new WorkflowValidator(CATALOGUE);
    private final WorkflowCompiler compiler = new WorkflowCompiler(CATALOGUE);

    @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @Tag("P-11")
    @Tag("P-14")
    void what_validation_passes_does_on_the_engine_what_the_documentation_says(@ForAll long seed) {
        RandomFlow flow = RandomFlow.of(seed);
        WorkflowDocument document = WorkflowJson.read(flow.workflow().toString());
        if (validator
                .validate(document, slug -> Optional.of(new Known(slug, "email", Set.of())))
                .publishable()) {
            compared++;
            assertThat(onTheEngine(flow, document))
                    .as(flow::toString)
                    .isEqualTo(new ReferenceInterpreter(flow.workflow(), START).play(flow.story(), LASTS));
        }
    }

    /** A comparison that never took place would prove nothing. */
    @AfterContainer
    static void many_flows_were_compared() {
        assertThat(compared).isGreaterThan(15_000);
    }

    private List<String> onTheEngine(RandomFlow flow, WorkflowDocument document) {
        MemoryEngine engine = new MemoryEngine(compiler.compile(document), CampaignSetting.PLAIN, START);
        long id = engine.contacts().add(MemoryEngine.TENANT, "anna", "{\"email\":\"anna@example.com\"}");
        engine.enter(id);
        for (Happens happens : flow.story()) {
            engine.advanceTo(START.plus(happens.at()));
            happen(engine, id, happens.what());
        }
        engine.advanceTo(START.plus(LASTS));
        List<String> all = new ArrayList<>();
        engine.runs().trail(id).stream()
                .filter(entry -> entry.outcome() != StepLogOutcome.WAITING)
                .forEach(entry -> all.add(node(engine, entry.nodeNo()) + " " + told(entry)));
        engine.messages().stream()
                .filter(MemoryOutbox.Handed::sent)
                .forEach(handed -> all.add(node(engine, handed.message().nodeNo()) + " sends at " + handed.at()));
        all.add(
                engine.runs().live(id).isEmpty()
                        ? "ended " + engine.runs().status(id).name().toLowerCase(Locale.ROOT) + " "
                                + engine.runs().end(id).kind()
                        : "stands at " + node(engine, engine.runs().run(id).nodeNo()));
        return all;
    }

    private static void happen(MemoryEngine engine, long id, String what) {
        String[] words = what.split(" ");
        switch (words[0]) {
            case "event" -> engine.tell(id, words[1], JsonNodeFactory.instance.objectNode(), false);
            case "tag", "untag" -> {
                engine.contacts()
                        .apply(
                                List.of(new TagChange(MemoryEngine.TENANT, id, words[1], words[0].equals("tag"))),
                                engine.now());
                engine.wake(id, null);
            }
            case "approve" -> engine.wake(id, Signal.APPROVED);
            case "reject" -> engine.wake(id, Signal.REJECTED);
            case "skip" -> engine.wake(id, Signal.SKIP);
            default -> engine.optOut(id, words[1]);
        }
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
