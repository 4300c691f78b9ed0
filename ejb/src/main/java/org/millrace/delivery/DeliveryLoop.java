package org.millrace.delivery;

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
        IntentWindow.Claimed claimed = claims.commit(shard, channel);
        if (!claimed.intents().isEmpty()) {
            receipts.write(outlet.take(claimed.intents(), age));
        }
        return claimed.due();
    }

    /** The transaction before the wire. */
    @FunctionalInterface
    interface Claims {
        IntentWindow.Claimed commit(int shard, String channel);
    }
}
