package org.millrace.contact.csv;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.millrace.platform.Roles;

/** Says how far an import is, while its own transaction is open. */
@Stateless
public class ImportProgress {

    @RolesAllowed(Roles.ENGINE)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void tell(Runnable what) {
        what.run();
    }
}
