package org.millrace.template;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.millrace.platform.CallerContext;

/** The templates of the caller's tenant, as a workflow's validation asks for them. */
@Dependent
class CallersTemplates implements TemplateLookup {

    private final TemplateVersions versions;
    private final CallerContext callers;

    @Inject
    CallersTemplates(TemplateVersions versions, CallerContext callers) {
        this.versions = versions;
        this.callers = callers;
    }

    @Override
    public Optional<Known> find(String slug) {
        return versions.current(callers.tenant(), slug)
                .map(version -> new Known(slug, version.channel(), TemplateCheck.variables(version.source())));
    }

    @Override
    public boolean archived(String slug) {
        return versions.archived(callers.tenant(), slug);
    }
}
