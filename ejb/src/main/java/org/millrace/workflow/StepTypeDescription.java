package org.millrace.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.millrace.platform.Json;
import org.millrace.platform.Wording;

/**
 * A step type as forms, documentation and clients need it.
 *
 * @param name the word in a document's node
 * @param ports which ports a node has
 * @param examplePorts the ports of the example
 * @param schema JSON schema (draft 2020-12) of a node's configuration
 * @param example a configuration that is valid
 */
public record StepTypeDescription(
        String name,
        String summary,
        StepKind kind,
        String ports,
        List<String> examplePorts,
        JsonNode schema,
        JsonNode example) {

    static <C extends Record> StepTypeDescription of(StepType<C> type, Wording wording) {
        return new StepTypeDescription(
                type.name(),
                wording.say(type.summary()),
                type.kind(),
                wording.say(type.portRule()),
                type.ports(type.example()),
                wording.schema(ConfigurationSchema.of(type.configuration())),
                Json.MAPPER.valueToTree(type.example()));
    }
}
