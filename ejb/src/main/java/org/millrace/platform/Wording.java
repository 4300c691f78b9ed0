package org.millrace.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says in a reader's language what the code says in English. What has no translation stays English. */
public final class Wording {

    public static final Wording ENGLISH = new Wording("en", Map.of());
    public static final Wording GERMAN = new Wording("de", read("wording-de.json"));

    private static final ThreadLocal<Wording> SPOKEN = ThreadLocal.withInitial(() -> ENGLISH);
    private static final Set<String> TEXTS = Set.of("title", "description", "x-unit");

    private final String language;
    private final Map<String, String> texts;

    private Wording(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** English for a language that is not known. */
    public static Wording of(Locale locale) {
        return locale != null && locale.getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    /** In which the request of this thread is answered; English where nobody said another. */
    public static Wording spoken() {
        return SPOKEN.get();
    }

    /** Until {@link #hush}, which has to follow in a finally. */
    public static void speak(Wording wording) {
        SPOKEN.set(wording);
    }

    public static void hush() {
        SPOKEN.remove();
    }

    public String language() {
        return language;
    }

    public boolean knows(String english) {
        return this == ENGLISH || texts.containsKey(english);
    }

    /** @param english with {0}, {1} … where the values stand */
    public String say(String english, Object... values) {
        String pattern = texts.getOrDefault(english, english);
        if (values.length == 0) {
            return pattern;
        }
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean place = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
            int no = place ? pattern.charAt(i + 1) - '0' : -1;
            if (no >= 0 && no < values.length) {
                said.append(values[no] instanceof Sayable part ? part.in(this) : values[no]);
                i += 2;
            } else {
                said.append(c);
            }
        }
        return said.toString();
    }

    /** A JSON schema whose titles, descriptions, units and words are in this language. */
    public ObjectNode schema(ObjectNode schema) {
        ObjectNode said = schema.deepCopy();
        if (this != ENGLISH) {
            translate(said, false);
        }
        return said;
    }

    private void translate(JsonNode node, boolean names) {
        if (node instanceof ObjectNode object) {
            Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                if (!names && field.getKey().equals("x-words")) {
                    words((ObjectNode) field.getValue());
                } else if (!names
                        && TEXTS.contains(field.getKey())
                        && field.getValue().isTextual()) {
                    field.setValue(object.textNode(say(field.getValue().textValue())));
                } else {
                    translate(
                            field.getValue(),
                            !names && Set.of("properties", "$defs").contains(field.getKey()));
                }
            }
        } else {
            node.forEach(element -> translate(element, false));
        }
    }

    private void words(ObjectNode words) {
        words.properties()
                .forEach(
                        word -> word.setValue(words.textNode(say(word.getValue().textValue()))));
    }

    private static Map<String, String> read(String resource) {
        try (InputStream in = Wording.class.getResourceAsStream(resource)) {
            return Json.MAPPER.readValue(in, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
