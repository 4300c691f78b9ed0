package org.millrace.run.step;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                        "Two arms are called \"" + port + "\".",
                        "Give each arm its own name.");
            }
        }
        if (configuration.byAttribute() && seen.contains(configuration.otherwise())) {
            check.error(
                    Code.PORT_DUPLICATE,
                    "otherwise",
                    "The port \"" + configuration.otherwise() + "\" is an arm's too.",
                    "Give the port for all others a name of its own.");
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
                        "A split by attribute has no weights.",
                        "Remove the weight or the attribute.");
            }
            if (arm.values() == null) {
                check.error(
                        Code.ARMS_INVALID,
                        at + ".values",
                        "The arm has no values, so nobody goes there.",
                        "List the values that go there.");
                continue;
            }
            for (String value : arm.values()) {
                String other = first.putIfAbsent(value, arm.port());
                if (other != null) {
                    check.error(
                            Code.ARMS_INVALID,
                            at + ".values",
                            "The value \"" + value + "\" goes to \"" + other + "\" already.",
                            "Name each value once.");
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
                        "The arm has values, but the split has no attribute.",
                        "Name the attribute.");
            }
            if (arm.weight() == null) {
                check.error(
                        Code.ARMS_INVALID, at + ".weight", "The arm has no weight.", "Give it a weight, 0 for nobody.");
            } else {
                sum += arm.weight();
                if (arm.weight() == 0) {
                    check.warning(
                            Code.ARMS_UNEVEN,
                            at + ".weight",
                            "Nobody goes this way.",
                            "Give the arm a weight, or remove it.");
                }
            }
        }
        if (configuration.otherwise() != null) {
            check.error(
                    Code.ARMS_INVALID,
                    "otherwise",
                    "A split by weights leaves nobody over.",
                    "Remove otherwise, or name an attribute.");
        }
        if (sum == 0) {
            check.error(
                    Code.ARMS_INVALID,
                    "arms",
                    "The weights sum to 0, so nobody can go on.",
                    "Give at least one arm a weight.");
        } else if (sum != WHOLE) {
            check.warning(
                    Code.ARMS_UNEVEN,
                    "arms",
                    "The weights sum to " + sum + ", so they are no per cents.",
                    "Make them sum to 100.");
        }
    }

    private void control() {
        List<Arm> controls = configuration.arms().stream().filter(Arm::control).toList();
        if (!configuration.experiment()) {
            if (!controls.isEmpty()) {
                check.error(
                        Code.ARMS_INVALID,
                        "arms",
                        "An arm is the control of no experiment.",
                        "Set experiment to true, or remove control.");
            }
            return;
        }
        if (configuration.arms().size() < 2) {
            check.error(Code.ARMS_INVALID, "arms", "An experiment with one arm compares nothing.", "Add an arm.");
        }
        if (controls.isEmpty()) {
            check.warning(
                    Code.CONTROL_MISSING,
                    "arms",
                    "The experiment has no control, so no lift can be told.",
                    "Mark one arm as control.");
        } else if (controls.size() > 1) {
            check.error(Code.ARMS_INVALID, "arms", "Two arms are the control.", "Mark one arm as control.");
        }
    }
}
