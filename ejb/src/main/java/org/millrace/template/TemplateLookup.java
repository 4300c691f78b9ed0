package org.millrace.template;

import java.util.Optional;
import java.util.Set;

/** What a workflow's validation asks about templates. */
public interface TemplateLookup {

    Optional<Known> find(String slug);

    /**
     * @param channel {@code email}
     * @param variables paths that the template reads: {@code contact.firstName}
     */
    record Known(String slug, String channel, Set<String> variables) {}
}
