package org.millrace.predicate.comparison;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the values of a condition, so that none of them ever becomes part of the SQL text. */
public final class SqlBindings {

    private final String prefix;
    private final Instant now;
    private final Segments segments;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private int aliases;

    /**
     * @param prefix of all names, to keep them apart from those of the statement around
     * @param now the instant at which the question is asked
     * @param segments the lists and segments that are named in what is asked
     */
    public SqlBindings(String prefix, Instant now, Segments segments) {
        this.prefix = prefix;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.segments = segments;
    }

    /** The condition that the list or segment of that slug holds the row. */
    public String segment(String slug) {
        return segments.sql(slug, this);
    }

    /** To PostgreSQL's precision. */
    public Instant now() {
        return now;
    }

    /** The parameter that stands for a text, number or array of texts: {@code :a_3}; a value met before keeps its name. */
    public String bind(Object value) {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (entry.getValue().equals(value)) {
                return ":" + entry.getKey();
            }
        }
        String name = prefix + (values.size() + 1);
        values.put(name, value);
        return ":" + name;
    }

    /** A table alias that nobody else of this condition uses. */
    public String alias() {
        return prefix + "t" + ++aliases;
    }

    public Map<String, Object> values() {
        return Map.copyOf(values);
    }

    /** Knows the conditions that lists and segments stand for. */
    public interface Segments {
        String sql(String slug, SqlBindings bindings);
    }
}
