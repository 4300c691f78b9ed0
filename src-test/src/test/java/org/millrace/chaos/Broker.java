package org.millrace.chaos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millrace.harness.Bench;

/** The server's message broker, as its management tells of it. */
final class Broker {

    private static final Pattern RESULT = Pattern.compile("\"result\" => (\\d+)L");
    private static final String QUEUE = "/subsystem=messaging-activemq/server=default/jms-queue=";

    private final Bench bench;

    Broker(Bench bench) {
        this.bench = bench;
    }

    /** Business messages that are not done: waiting, under way or put off. */
    long underWay() {
        return number("millrace.events", "message-count");
    }

    /** How many messages the broker gave up since it was started, whatever became of them there. */
    long givenUp() {
        return number("DLQ", "messages-added") + number("ExpiryQueue", "messages-added");
    }

    private long number(String queue, String attribute) {
        String answer = bench.command(QUEUE + queue + ":read-attribute(name=" + attribute + ")");
        Matcher result = RESULT.matcher(answer);
        if (!result.find()) {
            throw new IllegalStateException("The broker answered " + answer);
        }
        return Long.parseLong(result.group(1));
    }
}
