package org.millrace.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.millrace.counter.Metric;

/** A ledger with one campaign, one template {@code welcome} and its contacts; in memory or in PostgreSQL. */
interface Ledger {

    MessageStore store();

    MessageOutbox outbox();

    MessagePartsStore parts();

    ProviderStore providers();

    /** In a transaction of its own. */
    <T> T tx(Supplier<T> work);

    /** A contact with that address; its id. */
    long contact(String email);

    /** A message of run {@code run} to that contact, node 1, visit 1, shard 0, version 1. */
    NewMessage message(long run, long contact, String channel, Instant readyAt);

    Look look(long run);

    /** The attempts after which the run's message was put off. */
    List<Attempt> putOff(long run);

    void process(UUID bootId, String node, Instant startedAt, Instant heartbeatAt);

    /** Sums over everything that was counted. */
    Map<Metric, Long> counted();

    /** A message as it is. */
    record Look(
            long id, MessageState state, int attempts, int deferrals, Instant readyAt, Instant sentAt, String reason) {}
}
