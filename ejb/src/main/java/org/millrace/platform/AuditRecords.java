package org.millrace.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Who changed what, and when. */
@Stateless
@RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
public class AuditRecords {

    private AuditRepository repository;
    private CallerContext context;

    protected AuditRecords() {}

    @Inject
    AuditRecords(AuditRepository repository, CallerContext context) {
        this.repository = repository;
        this.context = context;
    }

    /** The changes of one thing, oldest first. */
    public Page<AuditRecord> of(AuditTrail.Subject subject, PageRequest page) {
        return page.cut(
                repository.page(context.tenant(), subject, page.afterId(), page.limit() + 1),
                entry -> Long.toString(entry.id()));
    }

    /** The changes of one thing without what was before, the newest first. */
    public Page<AuditRecord> latest(AuditTrail.Subject subject, PageRequest page) {
        return page.cut(
                repository.latest(context.tenant(), subject, page.beforeId(), page.limit() + 1),
                entry -> Long.toString(entry.id()));
    }

    /** The changes of one thing with what was before and after, newest first. */
    public Page<AuditRecord> newest(AuditTrail.Subject subject, PageRequest page) {
        return page.cut(
                repository.newest(context.tenant(), subject, page.beforeId(), page.limit() + 1),
                entry -> Long.toString(entry.id()));
    }
}
