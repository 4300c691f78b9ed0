package org.millrace.run.step;

import java.util.List;
import org.millrace.contact.InvalidValue;
import org.millrace.run.StepHandler;
import org.millrace.workflow.StepCheck;
import org.millrace.workflow.StepKind;

/** A step that does something to the contact, and goes on. */
interface ActsOnContact<C extends Record> extends StepHandler<C> {

    @Override
    default StepKind kind() {
        return StepKind.STEP;
    }

    @Override
    default List<String> ports(C configuration) {
        return List.of(Ports.NEXT);
    }

    /** Tells what the rule has against the field. */
    static void hold(StepCheck check, String field, Rule rule) {
        try {
            rule.ask();
        } catch (InvalidValue e) {
            check.error(field, e.what(), e.mend());
        }
    }

    /** A rule of contacts. */
    interface Rule {

        void ask() throws InvalidValue;
    }
}
