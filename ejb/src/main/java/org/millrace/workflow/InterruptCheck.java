package org.millrace.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.millrace.platform.Sentence;
import org.millrace.template.TemplateLookup;

/** What is wrong with the interrupts of a workflow. */
final class InterruptCheck {

    private final StepCatalogue catalogue;
    private final TemplateLookup templates;
    private final Findings findings;

    InterruptCheck(StepCatalogue catalogue, TemplateLookup templates, Findings findings) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.findings = findings;
    }

    void check(List<WorkflowDocument.InterruptRule> interrupts) {
        Set<ObjectNode> waitedFor = new HashSet<>();
        for (int i = 0; i < interrupts.size(); i++) {
            String at = "interrupts[" + i + "]";
            if (!waitedFor.add(interrupts.get(i).when())) {
                findings.errorAt(
                        Code.CASE_SHADOWED,
                        at + ".when",
                        Sentence.of("An earlier interrupt waits for the same, so this one never ends a run."),
                        Sentence.of("Remove one of them."));
            }
            when(at + ".when", interrupts.get(i).when());
            catalogue
                    .find(WorkflowCompiler.EXIT)
                    .ifPresent(then(at + ".then", interrupts.get(i).then()));
        }
    }

    private void when(String at, ObjectNode when) {
        ConfigurationReader.Read<Interrupt> read = ConfigurationReader.read(Interrupt.class, when);
        findings.faultsAt(at, read.faults());
        read.configuration().ifPresent(interrupt -> event(at, interrupt));
        read.configuration()
                .filter(interrupt -> !interrupt.one())
                .ifPresent(interrupt -> findings.faultsAt(
                        at,
                        List.of(new Fault(
                                "",
                                Sentence.of("This does not say one thing to wait for."),
                                Sentence.of("Give exactly one of event, goal, unsubscribed, leftAudience.")))));
    }

    private void event(String at, Interrupt interrupt) {
        if (interrupt.event() != null && interrupt.event().impossible()) {
            findings.errorAt(
                    Code.CONDITION_NEVER,
                    at + ".event.where",
                    Sentence.of("No event can have a property that is two things at once."),
                    Sentence.of("Mend the comparisons."));
        }
    }

    private java.util.function.Consumer<StepType<?>> then(String at, ObjectNode then) {
        return exit -> then(at, exit, then);
    }

    private <C extends Record> void then(String at, StepType<C> exit, ObjectNode then) {
        ConfigurationReader.Read<C> read = ConfigurationReader.read(exit, then);
        findings.faultsAt(at, read.faults());
        read.configuration().ifPresent(configuration -> exit.check(configuration, findings.at(at, templates)));
    }
}
