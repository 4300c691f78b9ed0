package org.millrace.counter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.millrace.platform.Roles;

/** The transaction of one fold. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CounterFolds {

    static final int LIMIT = 20_000;

    @Inject
    private CounterStore counters;

    /** @return whether more may be waiting */
    public boolean fold() {
        return counters.fold(LIMIT) == LIMIT;
    }
}
