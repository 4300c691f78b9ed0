package org.millrace.platform.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ejb.EJBAccessException;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.millrace.harness.InsideServer;
import org.millrace.platform.AuditRecords;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.PageRequest;

/** Code inside the server that nobody signed in for gets no further than code outside. */
class BoundariesInsideIT extends InsideServer {

    @Deployment
    static EnterpriseArchive ear() {
        return earWith(BoundariesInsideIT.class);
    }

    @Test
    void a_boundary_called_from_inside_without_a_role_refuses() throws Exception {
        Users users = boundary(Users.class);
        ApiKeys keys = boundary(ApiKeys.class);
        OwnAccount own = boundary(OwnAccount.class);
        AuditRecords records = boundary(AuditRecords.class);
        assertThrows(EJBAccessException.class, () -> users.list(PageRequest.first()));
        assertThrows(EJBAccessException.class, () -> users.setPassword(1, "a long enough password"));
        assertThrows(EJBAccessException.class, () -> keys.issue(new NewApiKey("inside", "admin")));
        assertThrows(EJBAccessException.class, own::me);
        assertThrows(
                EJBAccessException.class, () -> records.of(new AuditTrail.Subject("user", 1), PageRequest.first()));
    }

    @Test
    void what_is_open_on_purpose_stays_so() throws Exception {
        assertEquals(
                true, boundary(SignIns.class).withPassword("nobody", "nothing").isEmpty());
    }

    private static <T> T boundary(Class<T> type) throws Exception {
        return InitialContext.doLookup("java:app/millrace-ejb/" + type.getSimpleName());
    }
}
