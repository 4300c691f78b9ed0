package org.millrace.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.millrace.platform.ShardDepth;

/** The ledger as the delivery loop sees it. Every method works in the caller's transaction. */
interface MessageStore {

    /** How many messages of the channels are due per shard, counted no further than the limit; shards without any are left out. */
    List<ShardDepth> due(Collection<String> channels, Instant now, int limit);

    /** Locks due messages of the channel; what another claim holds is passed over. */
    List<DueMessage> claim(int shard, String channel, int limit, Instant now);

    /** READY becomes CLAIMED by this process, with its address. */
    void intend(Collection<Intent> intents, UUID owner, Instant now);

    /** What is not put on the wire. */
    List<Moved> hold(Collection<Verdict> verdicts);

    /**
     * Takes receipts of this process for messages that are still its own. A message that was declared uncertain in the meantime, but not
     * yet settled, is put right: a receipt is proof.
     */
    List<Moved> receive(Collection<Receipt> receipts, UUID owner, Instant now);

    /**
     * CLAIMED messages whose process is dead become UNCERTAIN; webhooks become READY, since their receivers know them by their id.
     *
     * @param silentSince a process whose heart has not beaten since then is dead
     * @param intentsBefore an intent older than that has lost its receipt even if its process lives
     */
    List<Moved> settleOrphans(Instant silentSince, Instant intentsBefore, int limit);
}
