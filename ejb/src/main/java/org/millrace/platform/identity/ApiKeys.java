package org.millrace.platform.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.millrace.platform.AuditTrail;
import org.millrace.platform.Caller;
import org.millrace.platform.CallerContext;
import org.millrace.platform.NotFound;
import org.millrace.platform.Page;
import org.millrace.platform.PageRequest;
import org.millrace.platform.Roles;

/** The keys of a tenant's systems. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class ApiKeys {

    private ApiKeyRepository repository;
    private CallerContext context;
    private AuditTrail audit;
    private Clock clock;

    protected ApiKeys() {}

    @Inject
    ApiKeys(ApiKeyRepository repository, CallerContext context, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.context = context;
        this.audit = audit;
        this.clock = clock;
    }

    /** The secret is in the answer and nowhere else. */
    @RolesAllowed(Roles.ADMIN)
    public IssuedApiKey issue(NewApiKey request) {
        new AccountRules().keyName(request.name()).role(request.role()).check();
        Caller caller = context.caller();
        Instant now = clock.instant();
        KeyToken token = KeyToken.random();
        long id = repository.insert(caller, request, token, now).orElseThrow(() -> new NameTaken(request.name()));
        ApiKey issued = get(id);
        audit.record(caller, "api-key.issued", subject(id), null, issued);
        return new IssuedApiKey(issued, token.text());
    }

    @RolesAllowed(Roles.ADMIN)
    public Page<ApiKey> list(PageRequest page) {
        return page.cut(
                repository.page(context.tenant(), page.afterId(), page.limit() + 1), key -> Long.toString(key.id()));
    }

    @RolesAllowed(Roles.ADMIN)
    public ApiKey get(long id) {
        return repository.find(context.tenant(), id).orElseThrow(() -> new NotFound("API key", id));
    }

    /** Acts at once and for good; revoking again changes nothing. */
    @RolesAllowed(Roles.ADMIN)
    public ApiKey revoke(long id) {
        ApiKey before = get(id);
        if (repository.revoke(context.tenant(), id, clock.instant())) {
            audit.record(context.caller(), "api-key.revoked", subject(id), before, get(id));
        }
        return get(id);
    }

    private static AuditTrail.Subject subject(long id) {
        return new AuditTrail.Subject("api-key", id);
    }
}
