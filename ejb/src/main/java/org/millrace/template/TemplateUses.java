package org.millrace.template;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.millrace.platform.CallerContext;
import org.millrace.platform.Roles;

/** Where templates of the caller's tenant are used. */
@Stateless
public class TemplateUses {

    private final Templates templates;
    private final TemplateUsage usage;
    private final CallerContext callers;

    TemplateUses() {
        this(null, null, null);
    }

    @Inject
    TemplateUses(Templates templates, TemplateUsage usage, CallerContext callers) {
        this.templates = templates;
        this.usage = usage;
        this.callers = callers;
    }

    @RolesAllowed({Roles.ADMIN, Roles.MARKETER, Roles.ANALYST})
    public List<TemplateUse> of(String slug) {
        templates.get(slug);
        return usage.of(callers.tenant(), slug);
    }
}
