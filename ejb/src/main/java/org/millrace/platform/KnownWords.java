package org.millrace.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words of a closed set as callers write them: {@code ab-test} is {@code AB_TEST}. */
public final class KnownWords {

    private KnownWords() {}

    /** @throws InvalidInput it is none of them; the refusal lists them. @param where the place of the word */
    public static <E extends Enum<E>> E read(Class<E> type, String word, String where) {
        String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(List.of(unknown(type, word, where))));
    }

    static Violation unknown(Class<?> type, Object word, String where) {
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.MAPPER.convertValue(constant, String.class))
                .toList();
        return new Violation(
                where,
                Sentence.of("\"{0}\" is not known.", word),
                Sentence.of("Use one of {0}.", String.join(", ", known)));
    }
}
