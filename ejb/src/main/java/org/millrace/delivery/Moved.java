package org.millrace.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.millrace.counter.Delta;
import org.millrace.counter.Metric;

/**
 * A message that changed its state, with what it is counted under.
 *
 * @param was null for a new message
 */
record Moved(
        long messageId,
        int tenant,
        long campaignId,
        long versionId,
        long runId,
        int nodeNo,
        int visit,
        String channel,
        String variant,
        MessageState was,
        MessageState is) {

    static List<Delta> deltas(Collection<Moved> moves) {
        List<Delta> deltas = new ArrayList<>();
        moves.forEach(move -> move.addTo(deltas));
        return deltas;
    }

    /** Those that will be tried again. */
    static List<Moved> ready(Collection<Moved> moves) {
        return moves.stream().filter(move -> move.is == MessageState.READY).toList();
    }

    /** A call to another system is settled for good. */
    boolean endsCall() {
        return WebhookChannel.WORD.equals(channel) && is.settled() && (was == null || !was.settled());
    }

    CallsSettled.Call call() {
        return new CallsSettled.Call(tenant, runId, nodeNo, visit, is == MessageState.SENT);
    }

    private void addTo(List<Delta> deltas) {
        Set<Metric> before = was == null ? EnumSet.noneOf(Metric.class) : was.counts();
        Set<Metric> after = is.counts();
        before.stream().filter(metric -> !after.contains(metric)).forEach(metric -> deltas.add(delta(metric, -1)));
        after.stream().filter(metric -> !before.contains(metric)).forEach(metric -> deltas.add(delta(metric, 1)));
    }

    private Delta delta(Metric metric, long n) {
        return new Delta(tenant, campaignId, versionId, nodeNo, variant, metric, n);
    }
}
