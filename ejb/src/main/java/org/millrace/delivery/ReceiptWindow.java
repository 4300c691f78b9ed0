package org.millrace.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.millrace.contact.ConsentStore;
import org.millrace.counter.CounterStore;

/** What happens in the transaction of the receipts: the states, what they count as, and what the receiving side taught us. */
record ReceiptWindow(
        MessageStore messages,
        ConsentStore consents,
        ProviderStore providers,
        CounterStore counters,
        Consumer<List<Moved>> news) {

    void write(List<Receipt> receipts, UUID owner, Instant now) {
        List<Moved> moved = messages.receive(receipts, owner, now);
        counters.add(Moved.deltas(moved), now);
        receipts.stream()
                .map(Receipt::lesson)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Lesson::key))
                .forEach(lesson -> lesson.heed(consents, providers, now));
        news.accept(moved);
    }
}
