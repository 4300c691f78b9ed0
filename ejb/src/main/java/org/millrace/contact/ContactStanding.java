package org.millrace.contact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.predicate.Facts.Participation;
import org.millrace.predicate.KnownSegments;
import org.millrace.predicate.Subscription;

/**
 * What is known of a contact beside its fields, tags and events, as far as it was asked for.
 *
 * @param scores by criterion
 * @param lists numbers of the lists that it is on
 * @param campaigns what campaigns have to do with it, by their numbers
 * @param segments the lists and segments that the questions name
 */
public record ContactStanding(
        Map<String, BigDecimal> scores,
        List<Word> words,
        Set<Long> lists,
        Map<Long, Participation> campaigns,
        KnownSegments segments) {

    public static final ContactStanding NONE =
            new ContactStanding(Map.of(), List.of(), Set.of(), Map.of(), KnownSegments.NONE);

    /** What all of its words on a channel and topic come to. */
    Subscription subscription(String channel, String topic) {
        List<Word> said =
                words.stream().filter(word -> word.concerns(channel, topic)).toList();
        if (said.isEmpty()) {
            return Subscription.UNKNOWN;
        }
        return said.stream().anyMatch(word -> word.state() == ConsentState.OPTED_OUT)
                ? Subscription.OPTED_OUT
                : Subscription.OPTED_IN;
    }

    /** One thing that the contact said. */
    public record Word(String channel, String topic, ConsentState state) {

        private boolean concerns(String askedChannel, String askedTopic) {
            return fits(channel, askedChannel) && fits(topic, askedTopic);
        }

        private static boolean fits(String said, String asked) {
            return said.equals(asked) || said.equals(ConsentChange.ALL);
        }
    }
}
