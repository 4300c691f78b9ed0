package org.millrace.rehearsal;

import java.time.Instant;
import java.util.List;
import org.millrace.platform.Sentence;

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
    public record Failure(String contact, Sentence what, Sentence expected, Sentence actual) {

        /** In one sentence. */
        public Sentence sentence() {
            return contact == null
                    ? Sentence.of("{0} should be {1}, but was {2}", what, expected, actual)
                    : Sentence.of("{0}: {1} should be {2}, but was {3}", contact, what, expected, actual);
        }
    }

    /** One thing that a contact's run did. */
    public record Line(Instant at, String contact, String node, String what) {}
}
