package org.millrace.platform.jms;

import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.millrace.platform.Outage;

/**
 * Around what listeners do: while the database is away, each delivery fails, and the broker would write its stack trace. What came in a
 * transaction is rolled back and comes again; a ticket is expendable. Any other failure goes its way.
 */
public class DeliveriesInOutage {

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object deliver(InvocationContext context) throws Exception {
        try {
            return context.proceed();
        } catch (Exception e) {
            if (!Outage.told(e)) {
                throw e;
            }
            if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
                transaction.setRollbackOnly();
            }
            return null;
        }
    }
}
