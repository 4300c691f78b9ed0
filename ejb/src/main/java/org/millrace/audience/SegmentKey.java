package org.millrace.audience;

import java.util.Optional;
import java.util.regex.Pattern;
import org.millrace.platform.NotFound;

/** A slug, or else an id. */
record SegmentKey(String text) {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    Segment in(SegmentRepository segments, int tenant) {
        return find(segments, tenant).orElseThrow(() -> new NotFound("list or segment", text));
    }

    Optional<Segment> find(SegmentRepository segments, int tenant) {
        if (text == null || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Optional<Segment> bySlug = segments.find(tenant, text);
        return bySlug.isPresent() || !ID.matcher(text).matches() ? bySlug : segments.find(tenant, Long.parseLong(text));
    }
}
