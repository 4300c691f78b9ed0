package org.millrace.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        boolean boundsCircles,
        Set<String> unboundedPorts,
        OwnEvents ownEvents) {

    static ReadNode unknown(String id) {
        return new ReadNode(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Set.of(),
                OwnEvents.NONE);
    }

    /** Whether a run may leave by the port at once, any number of times. */
    boolean passes(String port) {
        return !boundsCircles || unboundedPorts.contains(port);
    }

    boolean is(StepKind wanted) {
        return kind.filter(wanted::equals).isPresent();
    }

    /**
     * The events that the node fires, and those that let a run leave it at once.
     *
     * @param port by which it then leaves; empty where it waits for none
     */
    record OwnEvents(Set<String> fired, Set<String> awaited, Optional<String> port) {

        static final OwnEvents NONE = new OwnEvents(Set.of(), Set.of(), Optional.empty());

        static <C extends Record> OwnEvents of(StepType<C> type, C configuration) {
            return new OwnEvents(
                    type.fires(configuration), type.awaits(configuration), type.awaitedPort(configuration));
        }
    }
}
