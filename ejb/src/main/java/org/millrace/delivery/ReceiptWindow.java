package org.millrace.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.millrace.contact.ConsentStore;
import org.millrace.counter.CounterStore;
import org.millrace.delivery.Receipt.BadAddress;

/** What happens in the transaction of the receipts: the states, what they count as, and addresses that proved to be none. */
record ReceiptWindow(MessageStore messages, ConsentStore consents, CounterStore counters, UUID owner) {

    void write(List<Receipt> receipts, Instant now) {
        counters.add(Moved.deltas(messages.receive(receipts, owner, now)), now);
        receipts.stream()
                .map(Receipt::badAddress)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(BadAddress::address))
                .forEach(bad -> consents.suppress(bad.tenant(), "email", bad.address(), "bounced", now));
    }
}
