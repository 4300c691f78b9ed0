package org.millrace.run;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.millrace.contact.HostAway;
import org.millrace.platform.Roles;
import org.millrace.platform.TransactionFailure;

/**
 * Drains a shard, batch after batch, each in its own transaction, and then others in which something is due, until nothing is or
 * five seconds have passed. A batch that fails is tried again by halves; a run that fails alone is set aside as an incident.
 * Runs that need the host's directory while it is away are put off.
 */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunShards {

    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(5);

    @Inject
    private RunBatches batches;

    @Inject
    @ConfigProperty(name = "millrace.engine.batch", defaultValue = "1000")
    private int batchSize;

    protected RunShards() {}

    RunShards(RunBatches batches, int batchSize) {
        this.batches = batches;
        this.batchSize = batchSize;
    }

    /** Ends with an exception when the infrastructure fails: the runs stay due, the next tick tries again. */
    public void drain(int shard) {
        long started = System.nanoTime();
        boolean worked = shard(shard);
        while (worked && System.nanoTime() - started < TURN_NANOS) {
            worked = shard(shard) || another();
        }
    }

    /** Whoever has worked helps where it can: the ticket of another shard may lie behind one that takes long. */
    private boolean another() {
        return batches.dueShards().stream().anyMatch(this::shard);
    }

    private boolean shard(int shard) {
        return batch(Claim.ofShard(shard, batchSize)) > 0;
    }

    private int batch(Claim claim) {
        List<Long> ids = new ArrayList<>();
        try {
            return batches.work(claim, ids);
        } catch (RuntimeException e) {
            TransactionFailure failure = TransactionFailure.of(e);
            if (failure.cause() instanceof HostAway away && !ids.isEmpty()) {
                return withoutHost(ids, away);
            }
            if (failure.ofInfrastructure() || ids.isEmpty()) {
                throw e;
            }
            bisect(ids, failure);
            return ids.size();
        }
    }

    /** Whoever does not need the host goes on; whoever does comes again a little later, so that the others are not kept from it. */
    private int withoutHost(List<Long> ids, HostAway away) {
        List<Long> others = batches.putOff(ids, away.contacts());
        if (!others.isEmpty()) {
            batch(Claim.of(others));
        }
        return ids.size();
    }

    private void bisect(List<Long> ids, TransactionFailure failure) {
        if (ids.size() == 1) {
            batches.setAside(ids.get(0), failure.error(), failure.detail());
            return;
        }
        int middle = ids.size() / 2;
        batch(Claim.of(List.copyOf(ids.subList(0, middle))));
        batch(Claim.of(List.copyOf(ids.subList(middle, ids.size()))));
    }
}
