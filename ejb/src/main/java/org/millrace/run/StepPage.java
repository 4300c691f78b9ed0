package org.millrace.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of one run that follow each other: all but the last say that the node was left by a port, each is of the next visit. One
 * such page is one row, where a row a line would cost more than all else that a step writes.
 */
record StepPage(List<StepLogEntry> lines) {

    /** As few pages as will hold the lines; those of a run stay in their order. */
    static Collection<StepPage> of(List<StepLogEntry> lines) {
        Map<Long, StepPage> open = new LinkedHashMap<>(lines.size());
        List<StepPage> full = new ArrayList<>();
        for (StepLogEntry line : lines) {
            StepPage page = open.get(line.runId());
            if (page != null && page.goesOnWith(line)) {
                page.lines.add(line);
            } else {
                StepPage former = open.put(line.runId(), new StepPage(new ArrayList<>(List.of(line))));
                if (former != null) {
                    full.add(former);
                }
            }
        }
        full.addAll(open.values());
        return full;
    }

    private boolean goesOnWith(StepLogEntry next) {
        StepLogEntry last = last();
        return last.outcome() == StepLogOutcome.CONTINUED
                && last.until() == null
                && last.reason() == null
                && next.visit() == last.visit() + 1
                && next.at().equals(last.at());
    }

    StepLogEntry first() {
        return lines.get(0);
    }

    StepLogEntry last() {
        return lines.get(lines.size() - 1);
    }

    Instant at() {
        return first().at();
    }

    int[] nodes() {
        int[] nodes = new int[lines.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = lines.get(i).nodeNo();
        }
        return nodes;
    }

    /** Null where no line has one. */
    String[] ports() {
        String[] ports = new String[lines.size()];
        boolean any = false;
        for (int i = 0; i < ports.length; i++) {
            ports[i] = lines.get(i).port();
            any |= ports[i] != null;
        }
        return any ? ports : null;
    }
}
