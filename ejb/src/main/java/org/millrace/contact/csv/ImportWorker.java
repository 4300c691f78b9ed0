package org.millrace.contact.csv;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Future;
import org.millrace.platform.Roles;

/** Works a job off outside any request. Its transaction may last as long as the file is large. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportWorker {

    @Resource
    private UserTransaction transaction;

    @Inject
    private ImportWork work;

    @Inject
    private ImportProgress progress;

    @Asynchronous
    @RolesAllowed(Roles.ENGINE)
    public Future<Void> work(ImportAttempt attempt) {
        work.work(attempt, new JtaTransactions(transaction, progress));
        return new AsyncResult<>(null);
    }
}
