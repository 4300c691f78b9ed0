package org.millrace.run.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.millrace.platform.web.Words;
import org.millrace.run.monitor.RunStory;
import org.millrace.run.monitor.Span;
import org.millrace.workflow.web.NodeWords;

/**
 * A run's story as bars on one axis of time; places are hundredths of its width.
 *
 * @param now where the present is; null when all is over
 */
public record Waterfall(List<Row> rows, List<Tick> ticks, Now now) {

    private static final double APART = 34;
    private static final double THINNEST = 0.8;
    private static final double LATE = 66;
    private static final double SEEN = 1;

    static Waterfall of(RunStory story, Words words) {
        if (story.spans().isEmpty()) {
            return new Waterfall(List.of(), List.of(), null);
        }
        TimeAxis axis = new TimeAxis(marks(story));
        SpanWords said = new SpanWords(words, new NodeWords(words), story);
        List<Row> rows = story.spans().stream()
                .map(span -> row(span, story.at(), axis, said))
                .toList();
        List<Tick> ticks = axis.ticks(APART).stream()
                .map(at -> tick(at, axis.at(at), words))
                .toList();
        boolean open = story.spans().stream().anyMatch(Span::open);
        return new Waterfall(rows, ticks, open ? new Now(axis.at(story.at()), words.precise(story.at())) : null);
    }

    /** Whether the present has come so much further that it is seen. */
    boolean movedSince(Waterfall before) {
        return now != null && before.now != null && Math.abs(now.place - before.now.place) >= SEEN;
    }

    private static Tick tick(Instant at, double place, Words words) {
        return new Tick(percent(place), place > LATE, words.exact(at), words.precise(at));
    }

    private static List<Instant> marks(RunStory story) {
        List<Instant> marks = new ArrayList<>();
        for (Span span : story.spans()) {
            marks.add(span.from());
            marks.add(end(span, story.at()));
            if (span.open() && span.planned() != null) {
                marks.add(span.planned());
            }
        }
        return marks;
    }

    private static Instant end(Span span, Instant now) {
        Instant end = span.open() ? now : span.to();
        return end.isBefore(span.from()) ? span.from() : end;
    }

    private static Row row(Span span, Instant now, TimeAxis axis, SpanWords said) {
        double from = axis.at(span.from());
        double to = axis.at(end(span, now));
        double width = Math.max(THINNEST, to - from);
        double left = Math.min(from, 100 - width);
        boolean ahead = span.open() && span.planned() != null && span.planned().isAfter(now);
        double planned = ahead ? axis.at(span.planned()) : left + width;
        return new Row(
                span.inVain() ? "vain" : span.kind().name().toLowerCase(Locale.ROOT),
                percent(left),
                percent(width),
                ahead ? percent(left + width) : null,
                ahead ? percent(Math.max(0, planned - left - width)) : null,
                said.of(span));
    }

    private static String percent(double place) {
        return String.format(Locale.ROOT, "%.2f%%", place);
    }

    /**
     * A bar.
     *
     * @param kind of the span, or {@code vain}
     * @param restLeft where what is still to come begins; null when nothing is
     */
    public record Row(String kind, String left, String width, String restLeft, String restWidth, SpanWords.Said said) {}

    /** @param place in hundredths of the axis */
    public record Now(double place, String precise) {

        public String left() {
            return percent(place);
        }

        /** On which side of its place its word has room. */
        public String anchor() {
            return place < 10 ? "start" : place > 90 ? "end" : "middle";
        }
    }

    /** @param late so far to the right that a narrow window has no room for its text */
    public record Tick(String left, boolean late, String text, String precise) {}
}
