package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.millrace.platform.Json;

/** A workflow, a contact and what happens to it in there, made from a number; the same number makes the same. */
record RandomFlow(long seed, ObjectNode workflow, ObjectNode contact, CampaignSetting setting, List<Happens> story) {

    /** The campaign's goals, with the event that reaches each. */
    static final Map<String, String> GOALS = Map.of("bought", "paid");

    /** What the campaign's primary product says is scored for it. */
    static final String FIT_CRITERION = "fit";

    /** @param what {@code event replied 30}, {@code tag vip}, {@code set zone Asia/Tokyo}, {@code out email}, {@code approve}, … */
    record Happens(Duration at, String what) {}

    static RandomFlow of(long seed) {
        Random random = new Random(seed);
        Words words = new Words(random);
        ObjectNode workflow = new RandomGraph(random, words).workflow();
        ObjectNode contact = JsonNodeFactory.instance.objectNode().put("email", "anna@example.com");
        if (random.nextInt(3) > 0) {
            contact.put("timeZone", words.zone());
        }
        if (random.nextBoolean()) {
            contact.put("stage", random.nextInt(3));
        }
        if (random.nextBoolean()) {
            contact.put("plan", words.plan());
        }
        if (random.nextInt(4) > 0) {
            contact.put("renewsOn", words.date());
        }
        CampaignSetting setting = new CampaignSetting(
                words.zone(), null, GOALS, null, "gold-card", FIT_CRITERION, random.nextInt(3) == 0);
        return new RandomFlow(seed, workflow, contact, setting, new RandomStory(random, words).story());
    }

    /** Which types of nodes were left how: {@code wait timeout}. */
    Set<String> walked(List<String> played) {
        Map<String, String> types = new HashMap<>();
        workflow.get("nodes")
                .forEach(node ->
                        types.put(node.get("id").asText(), node.get("type").asText()));
        return played.stream()
                .map(line -> line.split(" "))
                .filter(words -> types.containsKey(words[0]))
                .map(words -> types.get(words[0]) + " " + words[1])
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "seed " + seed + "\n" + Json.write(workflow) + "\n" + contact + " in " + setting + "\n" + story;
    }

    /** The few words that flows and stories share, so that they often speak of the same thing. */
    record Words(Random random) {

        private static final List<String> EVENTS = List.of("clicked", "replied", "paid");
        private static final List<String> TAGS = List.of("vip", "trial", "new");
        private static final List<String> PLANS = List.of("free", "pro");
        private static final List<String> CRITERIA = List.of("fit", "heat");
        private static final List<String> ZONES = List.of(
                "UTC", "Europe/Vienna", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham");
        private static final List<String> TIMES = List.of("00:00", "02:15", "02:30", "09:00", "17:45", "23:30");
        private static final List<String> DATES = List.of(
                "2026-03-08",
                "2026-03-29",
                "2026-03-11T02:30:00",
                "2026-03-29T02:15:00",
                "2026-03-10T18:00:00+01:00",
                "2026-03-03T01:15:00Z",
                "1988-03-30",
                "2024-02-29",
                "2026-06-01",
                "soon");

        String event() {
            return of(EVENTS);
        }

        String tag() {
            return of(TAGS);
        }

        String plan() {
            return of(PLANS);
        }

        String criterion() {
            return of(CRITERIA);
        }

        String zone() {
            return of(ZONES);
        }

        String time() {
            return of(TIMES);
        }

        String date() {
            return of(DATES);
        }

        <T> T of(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
