package org.millrace.run.migration;

import java.util.EnumMap;
import java.util.Map;

/**
 * What becomes of those who stand at one node of an older version; the figures add up to all of them.
 *
 * @param version the older version's number
 * @param to the node of the new version where they go; null when it is mapped to none
 * @param stay who stay on their version, by whatever reason
 * @param unmapped of those who stay, the ones that shall move and cannot
 * @param reasons how many of these cannot for which reason
 * @param estimated whether so many wait here by a rule that asks each contact that the figures were reckoned from some thousands of
 *     them; else everybody was counted
 */
public record NodeForecast(
        int version,
        String node,
        String to,
        long stay,
        long move,
        long waitShorter,
        long waitLonger,
        long leave,
        long moveLater,
        long unmapped,
        Map<StayReason, Long> reasons,
        boolean estimated) {

    static NodeForecast of(int version, String node, String to, Map<Fate, Long> fates, Doubts doubts) {
        Map<Fate, Long> count = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            count.put(fate, fates.getOrDefault(fate, 0L));
        }
        return new NodeForecast(
                version,
                node,
                to,
                count.get(Fate.STAYS),
                count.get(Fate.MOVES),
                count.get(Fate.WAITS_SHORTER),
                count.get(Fate.WAITS_LONGER),
                count.get(Fate.LEAVES),
                count.get(Fate.MOVES_LATER),
                doubts.reasons().values().stream().mapToLong(Long::longValue).sum(),
                doubts.reasons(),
                doubts.estimated());
    }

    /** What is said beside the fates. */
    record Doubts(Map<StayReason, Long> reasons, boolean estimated) {}
}
