package org.millrace.workflow;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What happens to those inside one campaign.
 *
 * @param campaign its id
 * @param mapping what differs from the suggested mapping: from the id of a node of an older version to the id of a node of the new
 *     one, or to null for those who shall stay; may be null for no difference
 */
public record PublishChoice(long campaign, VersionChoice choice, Map<String, String> mapping) {

    public PublishChoice {
        choice = choice == null ? VersionChoice.DRAIN : choice;
        mapping = mapping == null ? Map.of() : Collections.unmodifiableMap(new HashMap<>(mapping));
    }
}
