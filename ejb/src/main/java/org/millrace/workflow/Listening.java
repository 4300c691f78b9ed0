package org.millrace.workflow;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the runs of a version are woken by; kept beside the version, so that one query finds the runs that news concerns. */
public final class Listening {

    /** A goal of the campaign is reached. */
    public static final String GOAL = "goal";

    /** The contact opts out. */
    public static final String OPT_OUT = "opt-out";

    /** The contact is no longer in the campaign's audience. */
    public static final String AUDIENCE = "audience";

    /** The contact's tags, scores, lists or word on being written to change; the schema's function note_standing asks for it. */
    public static final String STANDING = "standing";

    private static final String SEGMENT = "segment:";

    private Listening() {}

    /** Whoever does something may come into this segment, or fall out of it: what its rule asks for is known only when it happens. */
    static String segment(String slug) {
        return SEGMENT + slug;
    }

    /** The contact does something. */
    public static String event(String name) {
        return "event:" + name;
    }

    /** Who writes to a contact hears of its opt-out, whether it says so or not. */
    static Set<String> of(CompiledWorkflow version) {
        Set<String> what = new TreeSet<>();
        version.nodes().forEach(node -> awaited(node).forEach(name -> what.add(event(name))));
        if (version.nodes().stream().anyMatch(Listening::waitsForStanding)) {
            what.add(STANDING);
        }
        version.nodes().forEach(node -> awaitedSegments(node).forEach(slug -> what.add(segment(slug))));
        if (!channels(version).isEmpty()) {
            what.add(OPT_OUT);
        }
        for (CompiledInterrupt interrupt : version.interrupts()) {
            what.addAll(of(interrupt.when()));
        }
        return what;
    }

    private static Set<String> of(Interrupt when) {
        Set<String> what = new TreeSet<>();
        if (when.event() != null) {
            what.add(event(when.event().name()));
        }
        if (when.goal() != null) {
            what.add(GOAL);
        }
        if (when.unsubscribed()) {
            what.add(OPT_OUT);
        }
        if (when.leftAudience()) {
            what.add(AUDIENCE);
        }
        return what;
    }

    private static <C extends Record> boolean waitsForStanding(CompiledNode<C> node) {
        return node.type().kind() == StepKind.WAIT
                && node.type().reads(node.configuration()).standing();
    }

    private static <C extends Record> Set<String> awaitedSegments(CompiledNode<C> node) {
        return node.type().kind() == StepKind.WAIT
                ? node.type().reads(node.configuration()).segments()
                : Set.of();
    }

    /** The names of the events that runs at the node wait for. */
    public static <C extends Record> Set<String> awaited(CompiledNode<C> node) {
        return node.type().awaits(node.configuration());
    }

    /** The channels by which the version writes to contacts. */
    public static Set<String> channels(CompiledWorkflow version) {
        return version.nodes().stream().flatMap(node -> channels(node).stream()).collect(Collectors.toSet());
    }

    private static <C extends Record> Set<String> channels(CompiledNode<C> node) {
        return node.type().channels(node.configuration());
    }
}
