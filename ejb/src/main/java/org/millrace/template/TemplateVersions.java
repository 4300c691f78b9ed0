package org.millrace.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Versions of templates, for those who make messages of them. Asks for no role: it is no boundary, the ledger's boundary is. */
@ApplicationScoped
public class TemplateVersions {

    private final TemplateVersionStore store;

    @Inject
    public TemplateVersions(TemplateVersionStore store) {
        this.store = store;
    }

    protected TemplateVersions() {
        this(null);
    }

    public Optional<TemplateVersion> find(int tenant, long versionId) {
        return store.find(tenant, versionId);
    }

    /** The version that new messages are made from; empty when there is no such template or it is archived. */
    public Optional<TemplateVersion> current(int tenant, String slug) {
        return store.current(tenant, slug);
    }

    /** Whether there is such a template, and it is archived. */
    public boolean archived(int tenant, String slug) {
        return store.archived(tenant, slug);
    }
}
