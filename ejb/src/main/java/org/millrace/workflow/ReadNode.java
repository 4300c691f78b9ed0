package org.millrace.workflow;

import java.util.List;
import java.util.Optional;

/**
 * A node of a document as far as the catalogue knows it.
 *
 * @param kind empty when the type is unknown
 * @param ports empty when the type is unknown or the configuration cannot be read
 * @param boundsCircles what is not known counts as a bound: nobody is accused on a guess
 */
record ReadNode(
        String id,
        Optional<StepKind> kind,
        Optional<TriggerKind> trigger,
        Optional<List<String>> ports,
        Optional<Experiment> experiment,
        boolean boundsCircles) {

    static ReadNode unknown(String id) {
        return new ReadNode(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    boolean is(StepKind wanted) {
        return kind.filter(wanted::equals).isPresent();
    }
}
