package org.millrace.contact.csv;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

/** An import's transactions in a server. */
final class JtaTransactions implements ImportTransactions {

    private static final int TWO_HOURS = 7_200;

    private final UserTransaction transaction;
    private final ImportProgress progress;

    JtaTransactions(UserTransaction transaction, ImportProgress progress) {
        this.transaction = transaction;
        this.progress = progress;
    }

    @Override
    public void whole(Runnable work) {
        try {
            transaction.setTransactionTimeout(TWO_HOURS);
            transaction.begin();
            try {
                work.run();
                transaction.commit();
            } finally {
                if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    transaction.rollback();
                }
                transaction.setTransactionTimeout(0);
            }
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new IllegalStateException("The import's transaction did not commit", e);
        }
    }

    @Override
    public void beside(Runnable work) {
        progress.tell(work);
    }
}
