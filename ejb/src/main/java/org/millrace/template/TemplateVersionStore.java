package org.millrace.template;

import java.util.Optional;

/** Where versions of templates are kept. */
public interface TemplateVersionStore {

    Optional<TemplateVersion> find(int tenant, long versionId);

    /** The version that new messages are made from; empty when there is no such template or it is archived. */
    Optional<TemplateVersion> current(int tenant, String slug);

    /** Whether there is such a template, and it is archived. */
    boolean archived(int tenant, String slug);
}
