package org.millrace.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** The authenticated caller of the current request; boundaries ask it for the tenant that goes into every query. */
@Stateless
@PermitAll
public class CallerContext {

    @Resource
    private SessionContext context;

    public Caller caller() {
        return Caller.ofPrincipal(context.getCallerPrincipal().getName());
    }

    public int tenant() {
        return caller().tenant();
    }

    public boolean hasRole(String role) {
        return context.isCallerInRole(role);
    }
}
