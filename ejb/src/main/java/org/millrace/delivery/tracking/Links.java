package org.millrace.delivery.tracking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import org.millrace.platform.Roles;

/** Gives link targets their numbers, in a transaction that ends before the mail leaves: no mail carries a link that leads nowhere. */
@Stateless
@RolesAllowed(Roles.ENGINE)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Links {

    @Inject
    private LinkStore store;

    public Map<String, Long> numbers(int tenant, Collection<String> targets) {
        return store.numbers(tenant, targets);
    }
}
