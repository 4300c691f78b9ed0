package org.millrace.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.platform.Sentence;

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
        } catch (JsonMappingException e) {
            return new Read<>(Optional.empty(), faults(e));
        } catch (JsonProcessingException e) {
            return new Read<>(Optional.empty(), List.of(unreadable("", e)));
        }
    }

    private static List<Fault> faults(JsonMappingException e) {
        String at = path(e.getPath());
        if (e.getCause() instanceof InvalidInput invalid) {
            return invalid.violations().stream()
                    .map(violation -> new Fault(join(at, violation.where()), violation.what(), violation.mend()))
                    .toList();
        }
        return List.of(unreadable(at, e));
    }

    private static Fault unreadable(String at, JsonProcessingException e) {
        return new Fault(
                at,
                Sentence.of("This cannot be read: {0}", e.getOriginalMessage()),
                Sentence.of("Write it as the step type's schema says."));
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String join(String at, String below) {
        if (below == null || below.isEmpty() || below.equals("$")) {
            return at;
        }
        String tail = below.startsWith("$.") ? below.substring(2) : below;
        return at.isEmpty() || tail.startsWith("[") ? at + tail : at + "." + tail;
    }

    /** Either the configuration, or what is wrong with it. */
    record Read<C extends Record>(Optional<C> configuration, List<Fault> faults) {}
}
