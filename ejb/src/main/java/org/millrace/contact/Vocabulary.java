package org.millrace.contact;

import java.util.List;

/**
 * Names that are in use, for whoever writes a condition: enough to choose from, not all that was ever there.
 *
 * @param fields the fields that every contact has, then the attributes of the newest contacts
 * @param tags the first in the order of the alphabet
 * @param events the names of the newest events
 * @param criteria what was scored lately
 * @param topics what contacts agreed to lately
 */
public record Vocabulary(
        List<KnownField> fields, List<String> tags, List<String> events, List<String> criteria, List<String> topics) {

    /**
     * A field or an attribute.
     *
     * @param type what its values are: {@code text}, {@code number}, {@code boolean}, {@code date} or {@code list}
     * @param attribute false for what every contact has
     */
    public record KnownField(String name, String type, boolean attribute) {}
}
