package org.millrace.predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.millrace.platform.FormField;
import org.millrace.platform.Sentence;

/** What a contact's word comes to for a channel and a topic. An opt-out of either as a whole stands above an opt-in to the one topic. */
public enum Subscription {
    @JsonProperty("optedIn")
    @FormField("opted in")
    OPTED_IN("optedIn", Sentence.of("opted in")),
    @JsonProperty("optedOut")
    @FormField("opted out")
    OPTED_OUT("optedOut", Sentence.of("opted out")),
    /** The contact never said anything: it may be written to. */
    @JsonProperty("unknown")
    @FormField("not known")
    UNKNOWN("unknown", Sentence.of("not known"));

    private final String word;
    private final Sentence words;

    Subscription(String word, Sentence words) {
        this.word = word;
        this.words = words;
    }

    String word() {
        return word;
    }

    Sentence words() {
        return words;
    }
}
