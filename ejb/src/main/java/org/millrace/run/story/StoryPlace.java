package org.millrace.run.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millrace.platform.Page;

/** How far a reader of a story has come: every entry has one place in it. @param rank tells apart what came from different tables */
record StoryPlace(Instant at, int rank, long id) {

    private static final StoryPlace BEGINNING =
            new StoryPlace(Instant.parse("9999-01-01T00:00:00Z"), Integer.MAX_VALUE, Long.MAX_VALUE);

    /** @param cursor null or empty for the newest */
    static StoryPlace of(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return BEGINNING;
        }
        try {
            String[] parts = cursor.split("-", 3);
            return new StoryPlace(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]));
        } catch (RuntimeException e) {
            throw Page.unknownCursor();
        }
    }

    String cursor() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + rank + "-" + id;
    }
}
