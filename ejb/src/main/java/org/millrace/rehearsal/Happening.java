package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * Something that happens to a contact of a flow test; exactly one of the components after {@code at} says what, and
 * {@code properties} and {@code machine} go with an event.
 *
 * @param event an event of that name is recorded for the contact and the campaign
 * @param machine whether a machine did it, such as a mail scanner
 * @param optOut the contact opts out of that channel; {@code *} = of all
 * @param set fields and attributes get these values
 * @param addTag the contact gets the tag
 * @param removeTag the contact loses the tag
 * @param approve a person approves (true) or rejects (false) what the run waits for
 * @param skip a person lets the run pass its wait
 * @param leavesAudience the contact is no longer in the campaign's audience
 */
public record Happening(
        Moment at,
        String event,
        ObjectNode properties,
        boolean machine,
        String optOut,
        ObjectNode set,
        String addTag,
        String removeTag,
        Boolean approve,
        boolean skip,
        boolean leavesAudience) {

    boolean one() {
        return at != null
                && Stream.of(
                                        event != null,
                                        optOut != null,
                                        set != null,
                                        addTag != null,
                                        removeTag != null,
                                        approve != null,
                                        skip,
                                        leavesAudience)
                                .filter(given -> given)
                                .count()
                        == 1;
    }
}
