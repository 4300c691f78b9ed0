package org.millrace.contact;

import org.millrace.platform.Sentence;

/** The name of a contact in the system that it comes from. */
final class ExternalIds {

    static final int MAX = 200;

    private ExternalIds() {}

    static String normalised(String value) throws InvalidValue {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(
                    Sentence.of("is missing"), Sentence.of("Give the contact an id of 1 to {0} characters.", MAX));
        }
        String id = Texts.line(value, MAX);
        if (id.indexOf('/') >= 0 || id.indexOf('\\') >= 0) {
            throw new InvalidValue(
                    Sentence.of("holds a slash"), Sentence.of("An id is part of an address; use another character."));
        }
        if (id.equals(".") || id.equals("..")) {
            throw new InvalidValue(Sentence.of("is a path"), Sentence.of("Use letters or digits."));
        }
        return id;
    }
}
