package org.millrace.platform.web;

import java.util.Locale;

/** The pages' words in a language, without a request. */
public class SpokenWords extends Words {

    private final Locale language;

    public SpokenWords(Locale language) {
        this.language = language;
    }

    @Override
    public Locale locale() {
        return language;
    }
}
