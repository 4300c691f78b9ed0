package org.millrace.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sentence for a person, kept apart from its values until it is known who reads it. The English pattern is its name: with it the
 * {@link Wording} of another language finds its own. A value that is a {@link Sayable} is said in the same language.
 *
 * @param pattern English, with {0}, {1} … where the values stand
 */
@JsonSerialize(using = Sentence.Said.class)
public record Sentence(String pattern, List<Object> values) implements Sayable {

    /** Behind it stand the values. Where what is behind it is no list of values, somebody else has written it. */
    private static final char MARK = '\u001f';

    public static Sentence of(String pattern, Object... values) {
        return new Sentence(pattern, Arrays.asList(values));
    }

    /** One after the other. */
    public static Sentence joined(String between, Collection<? extends Sayable> parts) {
        return of(
                "{0}",
                (Sayable)
                        wording -> parts.stream().map(part -> part.in(wording)).collect(Collectors.joining(between)));
    }

    /** What was written by {@link #kept()}, a reason that is {@link Recorded} as plain text, or any other text. */
    public static Sentence read(String kept) {
        if (kept == null) {
            return null;
        }
        int mark = kept.indexOf(MARK);
        if (mark < 0) {
            return Recorded.known(kept).orElseGet(() -> of(kept));
        }
        try {
            JsonNode behind = Json.tree(kept.substring(mark + 1));
            return behind.isArray() ? new Sentence(kept.substring(0, mark), values(behind)) : of(kept);
        } catch (RuntimeException nobodysValues) {
            return of(kept);
        }
    }

    private static List<Object> values(JsonNode kept) {
        List<Object> values = new ArrayList<>();
        kept.forEach(value -> values.add(
                value.isObject()
                        ? new Sentence(value.path("says").asText(), values(value.path("of")))
                        : value.asText()));
        return values;
    }

    /** For a column of text: the pattern, and the values behind it. Without values it is the sentence itself. */
    public String kept() {
        return values.isEmpty() ? pattern : pattern + MARK + keptValues();
    }

    private ArrayNode keptValues() {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (Object value : values) {
            if (value instanceof Sentence within) {
                kept.addObject().put("says", within.pattern).set("of", within.keptValues());
            } else {
                kept.add(value instanceof Sayable other ? other.in(Wording.ENGLISH) : String.valueOf(value));
            }
        }
        return kept;
    }

    @JsonCreator
    static Sentence plain(String said) {
        return of(said);
    }

    @Override
    public String in(Wording wording) {
        return wording.say(pattern, values.toArray());
    }

    /** In English: for logs, and for whoever asks in no other language. */
    @Override
    public String toString() {
        return in(Wording.ENGLISH);
    }

    /** In JSON it is a text, in the language that the request is answered in. */
    static final class Said extends JsonSerializer<Sentence> {

        @Override
        public void serialize(Sentence sentence, JsonGenerator json, SerializerProvider writer) throws IOException {
            json.writeString(sentence.in(Wording.spoken()));
        }
    }
}
