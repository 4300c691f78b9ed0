package org.millrace.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.TreeMap;
import org.millrace.platform.Json;

/** How often a run has passed each of its jump nodes, by node number. */
public record Loops(Map<Integer, Integer> passes) {

    public static final Loops NONE = new Loops(Map.of());

    private static final TypeReference<TreeMap<Integer, Integer>> COUNTS = new TypeReference<>() {};

    public Loops {
        passes = Map.copyOf(passes);
    }

    /** @param json {@code {"7": 2}}, or null */
    public static Loops of(String json) {
        if (json == null) {
            return NONE;
        }
        try {
            return new Loops(Json.MAPPER.readValue(json, COUNTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the loops of a run: " + json, e);
        }
    }

    public int passes(int nodeNo) {
        return passes.getOrDefault(nodeNo, 0);
    }

    Loops passed(int nodeNo) {
        Map<Integer, Integer> more = new TreeMap<>(passes);
        more.merge(nodeNo, 1, Integer::sum);
        return new Loops(more);
    }

    /** Null when there are none. */
    String json() {
        return passes.isEmpty() ? null : Json.write(new TreeMap<>(passes));
    }
}
