package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A contact of a flow test.
 *
 * @param id how the test names it
 * @param enters when it enters the campaign; left out = at the start
 * @param timeZone an IANA name; left out = not known, so that the campaign's counts
 * @param attributes its attributes and the fields that everybody has, such as email and locale
 * @param segments the lists and segments that hold it all along; those that are not named here do not
 * @param optedOut the channels that it does not want anything by; {@code *} = all
 */
public record TestContact(
        String id,
        Moment enters,
        String timeZone,
        ObjectNode attributes,
        List<String> tags,
        Map<String, BigDecimal> scores,
        List<String> segments,
        List<String> optedOut,
        List<Happening> events,
        Expected expect) {

    private static final Moment AT_ONCE = Moment.of("PT0S");

    public TestContact {
        enters = enters == null ? AT_ONCE : enters;
        attributes = attributes == null ? JsonNodeFactory.instance.objectNode() : attributes;
        tags = tags == null ? List.of() : List.copyOf(tags);
        scores = scores == null ? Map.of() : Map.copyOf(scores);
        segments = segments == null ? List.of() : List.copyOf(segments);
        optedOut = optedOut == null ? List.of() : List.copyOf(optedOut);
        events = events == null ? List.of() : List.copyOf(events);
        expect = expect == null ? Expected.NOTHING : expect;
    }

    /** The same, named where it has no name, to whom this happens besides. */
    TestContact with(List<Happening> more) {
        List<Happening> all = Stream.concat(events.stream(), more.stream()).toList();
        String name = id == null ? "somebody" : id;
        return new TestContact(name, enters, timeZone, attributes, tags, scores, segments, optedOut, all, expect);
    }
}
