package org.millrace.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.Json;
import org.millrace.platform.Misread;

/** Reads a node's configuration into its type's record, or says why it cannot be read. */
final class ConfigurationReader {

    private ConfigurationReader() {}

    static <C extends Record> Read<C> read(StepType<C> type, ObjectNode config) {
        return read(type.configuration(), config);
    }

    static <C extends Record> Read<C> read(Class<C> type, ObjectNode config) {
        List<Fault> faults = SchemaCheck.faults(ConfigurationSchema.of(type), config);
        if (!faults.isEmpty()) {
            return new Read<>(Optional.empty(), faults);
        }
        try {
            return new Read<>(Optional.of(Json.MAPPER.treeToValue(config, type)), List.of());
        } catch (JsonProcessingException e) {
            return new Read<>(
                    Optional.empty(),
                    Misread.of(e).violations().stream()
                            .map(one -> new Fault(one.where().equals("$") ? "" : one.where(), one.what(), one.mend()))
                            .toList());
        }
    }

    /** Either the configuration, or what is wrong with it. */
    record Read<C extends Record>(Optional<C> configuration, List<Fault> faults) {}
}
