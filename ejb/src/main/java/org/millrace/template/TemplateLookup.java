package org.millrace.template;

import java.util.Optional;
import java.util.Set;

/** What a workflow's validation asks about templates. */
public interface TemplateLookup {

    /** Empty when there is no such template, or it is archived. */
    Optional<Known> find(String slug);

    /** Whether there is such a template that is not to be used any more. */
    default boolean archived(String slug) {
        return false;
    }

    /**
     * @param channel {@code email}
     * @param variables paths that the template reads: {@code contact.firstName}
     */
    record Known(String slug, String channel, Set<String> variables) {}
}
