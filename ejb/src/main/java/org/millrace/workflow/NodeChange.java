package org.millrace.workflow;

import java.util.ArrayList;
import java.util.List;

/**
 * A node that both have, told apart by its id, but not alike.
 *
 * @param fields what differs: {@code type}, {@code name} and what is below {@code config}
 */
public record NodeChange(NodeSummary node, List<FieldChange> fields) {

    static NodeChange between(WorkflowDocument.Node before, WorkflowDocument.Node after) {
        List<FieldChange> fields = new ArrayList<>();
        fields.addAll(FieldChanges.between("type", FieldChanges.text(before.type()), FieldChanges.text(after.type())));
        fields.addAll(FieldChanges.between("name", FieldChanges.text(before.name()), FieldChanges.text(after.name())));
        fields.addAll(FieldChanges.between("config", before.config(), after.config()));
        return new NodeChange(NodeSummary.of(after), fields);
    }
}
