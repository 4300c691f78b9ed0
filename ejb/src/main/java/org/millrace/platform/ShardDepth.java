package org.millrace.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How much is due in a shard, counted no further than was asked for. */
public record ShardDepth(int shard, int due) {

    /**
     * The shards to drain, as often as listeners can share one: once per batch that is due. In random order, so that no shard waits
     * behind a hot one.
     */
    public static List<Integer> toDrain(List<ShardDepth> depths, int batch, int mostPerShard) {
        List<Integer> shards = new ArrayList<>();
        for (ShardDepth depth : depths) {
            int wanted = (depth.due() + batch - 1) / batch;
            shards.addAll(Collections.nCopies(Math.min(wanted, mostPerShard), depth.shard()));
        }
        Collections.shuffle(shards);
        return shards;
    }
}
