package org.millrace.predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A kind of condition, as a form or a reader of the documentation needs it.
 *
 * @param name the word of the field {@code type}
 * @param title what it is called in a list to choose from
 * @param group what it asks about: {@code logic}, {@code contact}, {@code activity}, {@code audience}, {@code campaign}
 * @param needsRun whether the example asks about the run or its campaign
 * @param summary one sentence
 * @param noisy why what it counts is not to be trusted blindly; null when it is
 * @param schema JSON schema, draft 2020-12
 * @param example a condition of this type that is valid
 * @param sentence the example in words
 */
public record PredicateType(
        String name,
        String title,
        String group,
        boolean needsRun,
        String summary,
        String noisy,
        ObjectNode schema,
        ObjectNode example,
        String sentence) {}
