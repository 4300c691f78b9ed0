package org.millrace.run.step;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.platform.Sentence;
import org.millrace.run.step.SplitStep.Arm;
import org.millrace.run.step.SplitStep.Configuration;
import org.millrace.workflow.Code;
import org.millrace.workflow.StepCheck;

/** What a split's schema cannot say. */
final class SplitCheck {

    private static final long WHOLE = 100;

    private final Configuration configuration;
    private final StepCheck check;

    private SplitCheck(Configuration configuration, StepCheck check) {
        this.configuration = configuration;
        this.check = check;
    }

    static void of(Configuration configuration, StepCheck check) {
        SplitCheck split = new SplitCheck(configuration, check);
        split.ports();
        if (configuration.byAttribute()) {
            split.values();
        } else {
            split.weights();
        }
        split.control();
    }

    private void ports() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < configuration.arms().size(); i++) {
            String port = configuration.arms().get(i).port();
            if (!seen.add(port)) {
                check.error(
                        Code.PORT_DUPLICATE,
                        "arms[" + i + "].port",
                        Sentence.of("Two arms are called \"{0}\".", port),
                        Sentence.of("Give each arm its own name."));
            }
        }
        if (configuration.byAttribute() && seen.contains(configuration.otherwise())) {
            check.error(
                    Code.PORT_DUPLICATE,
                    "otherwise",
                    Sentence.of("The port \"{0}\" is an arm's too.", configuration.otherwise()),
                    Sentence.of("Give the port for all others a name of its own."));
        }
    }

    private void values() {
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < configuration.arms().size(); i++) {
            Arm arm = configuration.arms().get(i);
            String at = "arms[" + i + "]";
            if (arm.weight() != null) {
                check.error(
                        Code.ARMS_INVALID,
                        at + ".weight",
                        Sentence.of("A split by attribute has no weights."),
                        Sentence.of("Remove the weight or the attribute."));
            }
            if (arm.values() == null) {
                check.error(
                        Code.ARMS_INVALID,
                        at + ".values",
                        Sentence.of("The arm has no values, so nobody goes there."),
                        Sentence.of("List the values that go there."));
                continue;
            }
            for (String value : arm.values()) {
                String other = first.putIfAbsent(value, arm.port());
                if (other != null) {
                    check.error(
                            Code.ARMS_INVALID,
                            at + ".values",
                            Sentence.of("The value \"{0}\" goes to \"{1}\" already.", value, other),
                            Sentence.of("Name each value once."));
                }
            }
        }
    }

    private void weights() {
        long sum = 0;
        for (int i = 0; i < configuration.arms().size(); i++) {
            Arm arm = configuration.arms().get(i);
            String at = "arms[" + i + "]";
            if (arm.values() != null) {
                check.error(
                        Code.ARMS_INVALID,
                        at + ".values",
                        Sentence.of("The arm has values, but the split has no attribute."),
                        Sentence.of("Name the attribute."));
            }
            if (arm.weight() == null) {
                check.error(
                        Code.ARMS_INVALID,
                        at + ".weight",
                        Sentence.of("The arm has no weight."),
                        Sentence.of("Give it a weight, 0 for nobody."));
            } else {
                sum += arm.weight();
                if (arm.weight() == 0) {
                    check.warning(
                            Code.ARMS_UNEVEN,
                            at + ".weight",
                            Sentence.of("Nobody goes this way."),
                            Sentence.of("Give the arm a weight, or remove it."));
                }
            }
        }
        if (configuration.otherwise() != null) {
            check.error(
                    Code.ARMS_INVALID,
                    "otherwise",
                    Sentence.of("A split by weights leaves nobody over."),
                    Sentence.of("Remove otherwise, or name an attribute."));
        }
        if (sum == 0) {
            check.error(
                    Code.ARMS_INVALID,
                    "arms",
                    Sentence.of("The weights sum to 0, so nobody can go on."),
                    Sentence.of("Give at least one arm a weight."));
        } else if (sum != WHOLE) {
            check.warning(
                    Code.ARMS_UNEVEN,
                    "arms",
                    Sentence.of("The weights sum to {0}, so they are no per cents.", sum),
                    Sentence.of("Make them sum to 100."));
        }
    }

    private void control() {
        List<Arm> controls = configuration.arms().stream().filter(Arm::control).toList();
        if (!configuration.experiment()) {
            if (!controls.isEmpty()) {
                check.error(
                        Code.ARMS_INVALID,
                        "arms",
                        Sentence.of("An arm is the control of no experiment."),
                        Sentence.of("Set experiment to true, or remove control."));
            }
            return;
        }
        if (configuration.arms().size() < 2) {
            check.error(
                    Code.ARMS_INVALID,
                    "arms",
                    Sentence.of("An experiment with one arm compares nothing."),
                    Sentence.of("Add an arm."));
        }
        if (controls.isEmpty()) {
            check.warning(
                    Code.CONTROL_MISSING,
                    "arms",
                    Sentence.of("The experiment has no control, so no lift can be told."),
                    Sentence.of("Mark one arm as control."));
        } else if (controls.size() > 1) {
            check.error(
                    Code.ARMS_INVALID,
                    "arms",
                    Sentence.of("Two arms are the control."),
                    Sentence.of("Mark one arm as control."));
        }
    }
}
