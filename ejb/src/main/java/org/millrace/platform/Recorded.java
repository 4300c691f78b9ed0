package org.millrace.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reasons that stand in the ledger, the trail and the runs as plain English text, known again by their pattern, so that everybody
 * reads them in his own language. In English a recognised text is what it was. Those without values need not be told here: a text is
 * a pattern itself. The first that fits counts.
 */
public enum Recorded {
    ASKED_BECAUSE("asked for by {0}: {1}"),
    ASKED("asked for by {0}"),
    LET_IN_AGAIN_BECAUSE("let in again by {0}: {1}"),
    LET_IN_AGAIN("let in again by {0}"),
    CAMPAIGN_STOPPED("campaign stopped: {0}"),
    INTERRUPTED("run interrupted: {0}"),
    MOVED_ELSEWHERE("to version {0}, node {1}"),
    MOVED("to version {0}"),
    OVERDUE("due longer ago than {0} when the campaign was resumed"),
    RESOLVED_SENT_BECAUSE("resolved as sent by {0}: {1}"),
    RESOLVED_SENT("resolved as sent by {0}"),
    RESOLVED_AGAIN_BECAUSE("resolved as not-sent-resend by {0}: {1}"),
    RESOLVED_AGAIN("resolved as not-sent-resend by {0}"),
    RESOLVED_FAILED_BECAUSE("resolved as failed by {0}: {1}"),
    RESOLVED_FAILED("resolved as failed by {0}"),
    CLOSED("closed in {0}: {1}"),
    LEFT_OUT("left out: in “{0}”"),
    LEFT_OUT_UNKNOWN("“{0}” cannot be asked: {1}"),
    PUT_OFF("put off for 48 h: {0}"),
    UNWANTED("The receiver wants no more of it: {0}"),
    CALLED_IN_VAIN("Called {0} times in vain: {1}"),
    ANSWERED("the receiver answered {0}"),
    HOST_UNKNOWN("The host {0} has no address"),
    NOT_HTTPS("The address is not https"),
    UNSAFE_TARGET("The address leads to {0}, which is no public address"),
    PROVIDER_DISABLED("the provider {0} is disabled: {1}"),
    PROVIDER_UNKNOWN("there is no provider {0} for {1}"),
    TEMPLATE_ARCHIVED("The template {0} is archived"),
    NOT_RENDERED("template {0}: {1}"),
    RELAY_AWAY("The mail relay is unavailable: {0}"),
    SESSION_UNKNOWN("There is no mail session {0}"),
    SESSION_MISSING("The server has no mail session {0}"),
    INTENT_TOO_OLD("The intent was older than {0} s"),
    BODY_TOO_LARGE("The webhook's body is larger than {0} bytes"),
    ANSWER_TOO_LARGE("The answer's head is larger than {0} bytes");

    /** How many reasons are told apart within one another; the engine itself never writes more than three. */
    static final int DEEPEST = 5;

    /** Of a message that waits, by no doing of whoever is to take it. */
    private static final Set<Recorded> OF_OUR_OWN = EnumSet.of(CLOSED, LEFT_OUT_UNKNOWN, RESOLVED_AGAIN);

    private final String english;
    private final Pattern pattern;

    /** What stands behind a colon at its end may be such a reason itself. */
    private final boolean nests;

    Recorded(String english) {
        this.english = english;
        this.nests = english.matches(".*: \\{\\d}");
        String quoted = Arrays.stream(english.split("\\{\\d}"))
                .map(Pattern::quote)
                .reduce((a, b) -> a + "(.+?)" + b)
                .orElseThrow();
        this.pattern = Pattern.compile(english.endsWith("}") ? quoted + "(.+)" : quoted, Pattern.DOTALL);
    }

    String english() {
        return english;
    }

    /** Patterns in the words of SQL's {@code like}: of a message that waits, what we say ourselves and not who is to take it. */
    public static List<String> ofOurOwn() {
        return OF_OUR_OWN.stream()
                .map(one -> one.english.replaceAll("\\{\\d}", "%"))
                .toList();
    }

    /** Empty where a person wrote it, or where it has no values. */
    static Optional<Sentence> known(String text) {
        return known(text, DEEPEST);
    }

    private static Optional<Sentence> known(String text, int deepest) {
        if (deepest == 0) {
            return Optional.empty();
        }
        for (Recorded one : values()) {
            Matcher said = one.pattern.matcher(text);
            if (said.matches()) {
                return Optional.of(one.sentence(said, deepest - 1));
            }
        }
        return Optional.empty();
    }

    private Sentence sentence(Matcher said, int deepest) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= said.groupCount(); i++) {
            String value = said.group(i);
            values.add(
                    nests && i == said.groupCount()
                            ? known(value, deepest).orElseGet(() -> Sentence.of(value))
                            : value);
        }
        return new Sentence(english, values);
    }
}
