package org.millrace.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.platform.Violation;
import org.millrace.template.TemplateLookup;

/** Reads the configuration of a single step, outside any workflow. */
public final class StepConfigurations {

    private StepConfigurations() {}

    /**
     * @param at where it stands, the beginning of every path in an error: {@code config}
     * @throws InvalidInput when it does not fit the schema, or the step's own check finds an error
     */
    public static <C extends Record> C read(StepType<C> type, ObjectNode config, String at, TemplateLookup templates) {
        ConfigurationReader.Read<C> read = ConfigurationReader.read(type, config);
        List<Violation> wrong = new ArrayList<>();
        read.faults().forEach(fault -> wrong.add(violation(at, fault.field(), fault.what(), fault.mend())));
        read.configuration().ifPresent(configuration -> type.check(configuration, new Check(at, templates, wrong)));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return read.configuration().orElseThrow();
    }

    private static Violation violation(String at, String field, Sentence what, Sentence mend) {
        String where = field == null || field.isEmpty() ? at : at + (field.startsWith("[") ? "" : ".") + field;
        return new Violation(where, what, mend);
    }

    private record Check(String at, TemplateLookup templates, List<Violation> wrong) implements StepCheck {

        @Override
        public void error(Code code, String field, Sentence what, Sentence mend) {
            wrong.add(violation(at, field, what, mend));
        }

        @Override
        public void warning(Code code, String field, Sentence what, Sentence mend) {
            // A preview of what can be used as it is warns of nothing.
        }
    }
}
