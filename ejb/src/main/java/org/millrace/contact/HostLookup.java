package org.millrace.contact;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.millrace.platform.Setting;
import org.millrace.spi.ContactDirectory;
import org.millrace.spi.DirectoryUnavailable;

/**
 * Finds the host's directory: under the global name that {@code millrace.host.contact-directory} tells, else as a bean within the
 * EAR. The name is looked up for each batch, so the host may be deployed later, and anew at any time.
 */
@ApplicationScoped
class HostLookup implements HostDirectory.Host {

    static final String SETTING = "millrace.host.contact-directory";

    @Inject
    private Instance<ContactDirectory> beans;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private final Optional<String> name = Setting.text(SETTING);
    private ContactDirectory bean;

    @Override
    public boolean expected() {
        return name.isPresent() || !beans.isUnsatisfied();
    }

    @Override
    public ContactDirectory directory() {
        return name.isPresent() ? named(name.get()) : bean();
    }

    private static ContactDirectory named(String name) {
        try {
            Object found = InitialContext.doLookup(name);
            if (found instanceof ContactDirectory directory) {
                return directory;
            }
            throw new DirectoryUnavailable(
                    SETTING + ": what stands under " + name + " is no " + ContactDirectory.class.getName()
                            + " of the server's module org.millrace.spi; the host's deployment must depend on the module"
                            + " and carry no classes of it");
        } catch (NamingException e) {
            throw new DirectoryUnavailable(SETTING + ": nothing stands under " + name + " (" + e.getMessage() + ")", e);
        }
    }

    private synchronized ContactDirectory bean() {
        if (beans.isAmbiguous()) {
            throw new DirectoryUnavailable(
                    "The EAR holds several contact directories; leave one, or name one with " + SETTING);
        }
        if (bean == null) {
            bean = beans.get();
        }
        return bean;
    }

    @Override
    public void demandLiveTransaction() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("The host's directory refused the batch without saying why: it marked the"
                    + " transaction for rollback, or the transaction's time was up");
        }
    }
}
