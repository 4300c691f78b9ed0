package org.millrace.run.why;

import java.util.List;
import org.millrace.platform.Sentence;

/**
 * A run walked again along its trail under its version. Nothing is changed and nothing is sent.
 *
 * @param same whether the trail leads along the version's edges from its start to where the run is, every node that decides by
 *     itself decides the same again, and no wait was left before its stated end without a reason on record
 * @param steps what was checked, in the order of the trail
 */
public record Replay(long run, int version, boolean same, List<Checked> steps) {

    static Replay of(long run, int version, List<Checked> steps) {
        return new Replay(run, version, steps.stream().allMatch(Checked::same), steps);
    }

    /**
     * One visit of a node.
     *
     * @param port how it left or ended; null when it is still there
     * @param proof how much is proven
     * @param same whether the check succeeded
     * @param sentence what was found
     */
    public record Checked(String node, int visit, String port, Proof proof, boolean same, Sentence sentence) {}

    /** How much of a step can be proven without the facts of its time. */
    public enum Proof {
        /** The node decides by itself, or by run, contact and count alone: asked again, it decided the same. */
        DECIDED,
        /** The node asked facts that may have changed since: what it decided is in the trail, and that way leads where the run went. */
        RECORDED,
        /** A person, an event or an interrupt decided: it is in the trail, and that way leads where the run went. */
        OUTSIDE
    }
}
