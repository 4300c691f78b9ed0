package org.millrace.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.millrace.platform.TransactionFailure;

/**
 * What was sent is known now; it must not be forgotten because the database is away for a while, nor because one receipt cannot be
 * written: then each is written alone, and the one that still cannot is written without its words.
 */
final class SureReceipts {

    private static final System.Logger LOG = System.getLogger(SureReceipts.class.getName());

    /** A database that stays away longer than this costs the window its certainty: the messages will be shown as uncertain. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<List<Receipt>> receipts;

    SureReceipts(Consumer<List<Receipt>> receipts) {
        this.receipts = receipts;
    }

    void write(List<Receipt> known) {
        if (!written(known)) {
            known.forEach(this::alone);
        }
    }

    private void alone(Receipt receipt) {
        if (!written(List.of(receipt)) && !written(List.of(receipt.withoutWords()))) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The receipt of message {0} cannot be written: it will be shown as uncertain",
                    Long.toString(receipt.messageId()));
        }
    }

    /** @return false when the database refuses these rows, as it would again */
    private boolean written(List<Receipt> known) {
        long start = System.nanoTime();
        while (true) {
            try {
                receipts.accept(known);
                return true;
            } catch (RuntimeException e) {
                TransactionFailure failure = TransactionFailure.of(e);
                if (!failure.ofInfrastructure()) {
                    LOG.log(System.Logger.Level.WARNING, "Receipts were refused: " + failure.error());
                    return false;
                }
                if (System.nanoTime() - start > PATIENCE_NANOS
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.log(System.Logger.Level.WARNING, "Receipts could not be written, trying again: " + failure.error());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
