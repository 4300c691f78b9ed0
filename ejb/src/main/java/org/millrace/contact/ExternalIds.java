package org.millrace.contact;

/** The name of a contact in the system that it comes from. */
final class ExternalIds {

    static final int MAX = 200;

    private ExternalIds() {}

    static String normalised(String value) throws InvalidValue {
        if (value == null || value.isBlank()) {
            throw new InvalidValue("is missing", "Give the contact an id of 1 to " + MAX + " characters.");
        }
        String id = Texts.line(value, MAX);
        if (id.indexOf('/') >= 0 || id.indexOf('\\') >= 0) {
            throw new InvalidValue("holds a slash", "An id is part of an address; use another character.");
        }
        if (id.equals(".") || id.equals("..")) {
            throw new InvalidValue("is a path", "Use letters or digits.");
        }
        return id;
    }
}
