package org.millrace.predicate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a contact can do with a mail. */
public enum Engagement {
    OPENED("emailOpened", "email_opened", "opened", "did not open"),
    CLICKED("emailClicked", "email_clicked", "clicked in", "did not click in"),
    REPLIED("emailReplied", "email_replied", "replied to", "did not reply to");

    /** Opens and clicks are what machines do as well. */
    static final String NOISE =
            """
            Noisy: mail privacy proxies and scanners load pictures and follow links that nobody saw, and readers that show no \
            pictures are never seen to open. What is known to be a machine's does not count unless asked for; trust a reply or a \
            purchase more.""";

    private final String type;
    private final String event;
    private final String words;
    private final String wordsOfOpposite;

    Engagement(String type, String event, String words, String wordsOfOpposite) {
        this.type = type;
        this.event = event;
        this.words = words;
        this.wordsOfOpposite = wordsOfOpposite;
    }

    static Optional<Engagement> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    static List<String> types() {
        return Arrays.stream(values()).map(Engagement::type).toList();
    }

    /** The word of the field {@code type}. */
    String type() {
        return type;
    }

    /** The name of the events. */
    String event() {
        return event;
    }

    String words() {
        return words;
    }

    String wordsOfOpposite() {
        return wordsOfOpposite;
    }

    Optional<String> noise() {
        return this == REPLIED ? Optional.empty() : Optional.of(NOISE);
    }
}
