package org.millrace.chaos;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.millrace.harness.Waiting;

/** Payments without a pause, a hundred a second; a burst that the sender did not acknowledge is told again under the same ids. */
final class PaymentStream implements AutoCloseable {

    private static final int BURST = 10;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Payments payments;
    private final int contacts;
    private final Future<Long> told;
    private volatile boolean over;

    /** @param contacts of {@link DrainingCampaign} */
    PaymentStream(Payments payments, int contacts) {
        this.payments = payments;
        this.contacts = contacts;
        told = thread.submit(this::tellAll);
    }

    /** Ends it; answers how many payments were told. */
    long end() {
        over = true;
        try {
            return told.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long tellAll() throws InterruptedException {
        long bursts = 0;
        while (!over) {
            if (told(bursts)) {
                bursts++;
            }
            Waiting.pause(PAUSE);
        }
        return bursts * BURST;
    }

    private boolean told(long burst) throws InterruptedException {
        List<String> paying = LongStream.range(burst * BURST, (burst + 1) * BURST)
                .mapToObj(n -> DrainingCampaign.name(1 + (int) (n % contacts)))
                .toList();
        try {
            payments.tell("b" + burst, paying);
            return true;
        } catch (IOException cutOff) {
            return false;
        }
    }

    @Override
    public void close() {
        over = true;
        thread.shutdown();
    }
}
