package org.millrace.workflow;

import org.millrace.platform.Sentence;
import org.millrace.template.TemplateLookup;

/** What a step's own check may ask, and where it reports to. */
public interface StepCheck {

    /** The tenant's templates as they are now. */
    TemplateLookup templates();

    /**
     * @param field the configuration's field, a JSON path below the node's configuration: {@code arms[1].weight}
     */
    void error(Code code, String field, Sentence what, Sentence mend);

    void warning(Code code, String field, Sentence what, Sentence mend);

    /** The configuration cannot be used as it is. */
    default void error(String field, Sentence what, Sentence mend) {
        error(Code.CONFIG_INVALID, field, what, mend);
    }

    /** The configuration can be used, but is hardly what its author meant. */
    default void warning(String field, Sentence what, Sentence mend) {
        warning(Code.CONFIG_INVALID, field, what, mend);
    }
}
