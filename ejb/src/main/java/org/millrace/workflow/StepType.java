package org.millrace.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millrace.calendar.WeekHours;
import org.millrace.predicate.FactsNeeded;

/**
 * The declaration of a kind of node, from which palette, form, validator, OpenAPI schema and documentation are made. The
 * behaviour is in the same class, behind {@code org.millrace.run.StepHandler}.
 *
 * @param <C> the configuration: a record whose JSON schema is derived from its components
 */
public interface StepType<C extends Record> {

    /** The word in the document: {@code send}. Lower case, hyphens. */
    String name();

    /** One sentence for the palette and the documentation. */
    String summary();

    Class<C> configuration();

    StepKind kind();

    /** What lets contacts enter here; present in triggers and in nothing else. */
    default Optional<TriggerKind> trigger() {
        return Optional.empty();
    }

    /** The ports in their order; an exit has none. */
    List<String> ports(C configuration);

    /** One sentence on the ports for the documentation. */
    default String portRule() {
        List<String> ports = ports(example());
        return ports.isEmpty() ? "None: the path ends here." : "Always " + String.join(", ", ports) + ".";
    }

    /** The experiment that a node with this configuration runs; a workflow has one at most. */
    default Optional<Experiment> experiment(C configuration) {
        return Optional.empty();
    }

    /** The conditions by which the node chooses a port; where none is told, none is proven possible. */
    default Optional<Decision> decision(C configuration) {
        return Optional.empty();
    }

    /** How long the node keeps every run at the least, unless a person lets it pass. */
    default Duration holdsAtLeast(C configuration) {
        return Duration.ZERO;
    }

    /** Of a node that bounds circles, the ports that it does not bound: a run may leave by them at once and any number of times. */
    default Set<String> unboundedPorts(C configuration) {
        return Set.of();
    }

    /** The port by which a run leaves at once when what it waits for happens; empty where it waits for no event. */
    default Optional<String> awaitedPort(C configuration) {
        return Optional.empty();
    }

    /** The names of the events that the node fires. */
    default Set<String> fires(C configuration) {
        return Set.of();
    }

    /** Whether a circle through the node cannot be run through without end at one time: each visit takes time, or visits are counted. */
    default boolean boundsCircles(C configuration) {
        return kind() == StepKind.WAIT;
    }

    /** The names of the events on which a run that waits at such a node is to be asked again. */
    default Set<String> awaits(C configuration) {
        return Set.of();
    }

    /** The channels by which such a node writes to the contact. */
    default Set<String> channels(C configuration) {
        return Set.of();
    }

    /** Whether such a node hands messages to the ledger, be they for the contact or calls to another system. */
    default boolean makesMessages() {
        return kind() == StepKind.SEND;
    }

    /** Which of the runs that wait at the node it answers alike. */
    default Alike alike(C configuration) {
        return kind() == StepKind.WAIT && !reads(configuration).nothing() ? Alike.NONE : Alike.OF_ONE_TIME;
    }

    /** The hours in which the node's messages go out, in place of the campaign's; empty = the campaign's. */
    default Optional<WeekHours> sendingHours(C configuration) {
        return Optional.empty();
    }

    /** How many runs of a campaign the node lets pass in a period; empty = all. */
    default Optional<Pace> pace(C configuration) {
        return Optional.empty();
    }

    /** What has to be loaded before the step runs. */
    default FactsNeeded reads(C configuration) {
        return FactsNeeded.NONE;
    }

    /** What the schema cannot say. Reports to {@code check}; never throws for a bad configuration. */
    default void check(C configuration, StepCheck check) {}

    /** An example configuration that is valid, for the documentation and the form. */
    C example();
}
