package org.millrace.template;

import java.util.List;
import org.millrace.platform.Violation;

/**
 * What an unsaved template is worth at this moment.
 *
 * @param rendered what the contact would get; null while the source is not of the language
 * @param faults what keeps it from being saved, with its place
 * @param variables what it reads, with the values that it finds
 */
public record DraftLook(Rendered rendered, List<Violation> faults, List<VariableUse> variables) {}
