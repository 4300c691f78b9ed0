package org.millrace.run.migration;

import java.util.Map;
import java.util.TreeMap;

/** How many of each node had which fate: as it was foreseen, and as it is seen by comparing where everybody was and is. */
final class Happened {

    private Happened() {}

    static Map<String, Long> foreseen(CampaignForecast forecast) {
        Map<String, Long> counts = new TreeMap<>();
        for (NodeForecast node : forecast.nodes()) {
            String at = "v" + node.version() + " " + node.node() + " ";
            put(counts, at + Fate.STAYS, node.stay());
            put(counts, at + Fate.MOVES, node.move());
            put(counts, at + Fate.WAITS_SHORTER, node.waitShorter());
            put(counts, at + Fate.WAITS_LONGER, node.waitLonger());
            put(counts, at + Fate.LEAVES, node.leave());
            put(counts, at + Fate.MOVES_LATER, node.moveLater());
        }
        return counts;
    }

    private static void put(Map<String, Long> counts, String key, long n) {
        if (n > 0) {
            counts.put(key, n);
        }
    }

    /** Where those who stand at {@code "v1 pause"} are said to go. */
    static Map<String, String> targets(CampaignForecast forecast) {
        Map<String, String> targets = new TreeMap<>();
        forecast.nodes().forEach(node -> targets.put("v" + node.version() + " " + node.node(), "" + node.to()));
        return targets;
    }

    /**
     * @param version the number of the new version; who is on it now and was not before has moved
     * @param targets see {@link #targets}
     */
    static Map<String, Long> between(
            Map<String, String> before, Map<String, String> after, int version, Map<String, String> targets) {
        Map<String, Long> counts = new TreeMap<>();
        before.forEach((contact, place) -> {
            String[] was = place.split(" ", 4);
            boolean live = was[2].equals("WAITING") || was[2].equals("FROZEN") || was[2].equals("INCIDENT");
            if (live && !was[0].equals("v" + version)) {
                String target = targets.get(was[0] + " " + was[1]);
                Fate fate = fate(was, after.get(contact).split(" ", 4), "v" + version, target);
                counts.merge(was[0] + " " + was[1] + " " + fate, 1L, Long::sum);
            }
        });
        return counts;
    }

    private static Fate fate(String[] was, String[] is, String version, String target) {
        if (!is[0].equals(version)) {
            return Fate.STAYS;
        }
        boolean waited = was[2].equals("WAITING") && was.length == 4;
        if (!waited) {
            return Fate.MOVES;
        }
        if (!is[2].equals("WAITING") || !is[1].equals(target)) {
            return Fate.LEAVES;
        }
        int longer = is[3].compareTo(was[3]);
        return longer == 0 ? Fate.MOVES : longer > 0 ? Fate.WAITS_LONGER : Fate.WAITS_SHORTER;
    }
}
