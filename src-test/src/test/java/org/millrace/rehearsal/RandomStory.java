package org.millrace.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.millrace.rehearsal.RandomFlow.Happens;
import org.millrace.rehearsal.RandomFlow.Words;

/** What happens to one contact, at whole hours, so that it often happens just when a wait ends. */
record RandomStory(Random random, Words words) {

    private static final int HOURS = 200;

    List<Happens> story() {
        List<Happens> story = new ArrayList<>();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            story.add(new Happens(Duration.ofHours(random.nextInt(HOURS)), what()));
        }
        story.sort(Comparator.comparing(Happens::at));
        return story;
    }

    private String what() {
        return switch (random.nextInt(14)) {
            case 0 -> "tag " + words.tag();
            case 1 -> "untag " + words.tag();
            case 2 -> "approve";
            case 3 -> "reject";
            case 4 -> "skip";
            case 5 -> random.nextInt(3) == 0 ? "out " + words.of(List.of("email", "sms", "*")) : "tag " + words.tag();
            case 6 -> "set stage " + random.nextInt(3);
            case 7 -> "set timeZone " + words.zone();
            case 8 -> "set renewsOn " + words.date();
            case 9 -> "score " + words.criterion() + " " + (random.nextInt(7) - 2) * 10;
            case 10 -> random.nextInt(3) == 0 ? "leave" : "untag " + words.tag();
            default -> (random.nextInt(5) == 0 ? "machine " : "event ") + words.event() + " " + random.nextInt(10) * 10;
        };
    }
}
