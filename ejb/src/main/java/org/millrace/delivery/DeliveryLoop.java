package org.millrace.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.millrace.delivery.mail.IntentAge;

/** One window: intents, wire, receipts. No transaction is open while anything is on the wire. */
final class DeliveryLoop {

    private final Claims claims;
    private final SureReceipts receipts;

    DeliveryLoop(Claims claims, Consumer<List<Receipt>> receipts) {
        this.claims = claims;
        this.receipts = new SureReceipts(receipts);
    }

    /** @return how many messages were due */
    int window(int shard, String channel, Outlet outlet) {
        IntentAge age = IntentAge.fromNow();
        IntentWindow.Claimed claimed = claimed(shard, channel);
        if (!claimed.intents().isEmpty()) {
            receipts.write(outlet.take(claimed.intents(), age));
        }
        return claimed.due();
    }

    /**
     * A commit that fails may have been done all the same: the database went away before it answered. Then the messages are this
     * process's, which alone knows that it has put none of them on the wire, so it puts them back. Where nothing was committed
     * nothing is found to be put back.
     */
    private IntentWindow.Claimed claimed(int shard, String channel) {
        List<Intent> intended = new ArrayList<>();
        try {
            return claims.commit(shard, channel, intended);
        } catch (RuntimeException e) {
            if (!intended.isEmpty()) {
                receipts.write(intended.stream()
                        .map(intent -> Receipt.of(intent, Receipt.Settlement.neverOnTheWire()))
                        .toList());
            }
            throw e;
        }
    }

    /** The transaction before the wire. */
    @FunctionalInterface
    interface Claims {
        /** @param intended is told what will go on the wire, also when the commit then fails */
        IntentWindow.Claimed commit(int shard, String channel, List<Intent> intended);
    }
}
