package org.millrace.audience;

import java.util.List;
import java.util.Locale;

/**
 * A list or segment after a change.
 *
 * @param created it was not there before
 * @param warnings what the change reaches beyond the segment itself, one sentence for each live campaign
 */
public record SavedSegment(Segment segment, boolean created, List<String> warnings) {

    static SavedSegment created(Segment segment) {
        return new SavedSegment(segment, true, List.of());
    }

    static SavedSegment changed(Segment segment, List<SegmentUse> uses) {
        return new SavedSegment(
                segment,
                false,
                uses.stream()
                        .filter(SegmentUse::live)
                        .map(SavedSegment::warning)
                        .toList());
    }

    private static String warning(SegmentUse use) {
        return "The campaign \"" + use.name() + "\" is " + use.status().toLowerCase(Locale.ROOT) + ": "
                + (use.leavesOut()
                        ? "it leaves out by the new definition from now on, and sends them nothing."
                        : "it enrols by the new definition from now on. Who is inside stays.");
    }
}
