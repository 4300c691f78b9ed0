package org.millrace.rehearsal;

import java.time.Instant;
import java.util.List;

/**
 * What a flow test came to.
 *
 * @param failures what was expected and is not so; empty = the test is passed
 * @param story what happened, in order
 */
public record FlowTestResult(String name, List<Failure> failures, List<Line> story) {

    public boolean passed() {
        return failures.isEmpty();
    }

    /**
     * Something that is not as expected.
     *
     * @param contact the test's contact; null = the test as a whole
     * @param what which expectation
     */
    public record Failure(String contact, String what, String expected, String actual) {

        /** In one sentence. */
        public String sentence() {
            return (contact == null ? "" : contact + ": ") + what + " should be " + expected + ", but was " + actual;
        }
    }

    /** One thing that a contact's run did. */
    public record Line(Instant at, String contact, String node, String what) {}
}
