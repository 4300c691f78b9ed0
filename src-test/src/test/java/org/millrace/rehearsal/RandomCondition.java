package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.millrace.rehearsal.RandomFlow.Words;

/**
 * Conditions that ask about each thing once at most, and so can all hold and all be missed: such ones validation never refuses, side
 * by side or within each other.
 */
final class RandomCondition {

    private final Random random;
    private final Words words;
    private final boolean windows;
    private final List<String> things = new ArrayList<>(List.of(
            "tag vip",
            "tag trial",
            "tag new",
            "stage",
            "plan",
            "score fit",
            "score heat",
            "event clicked",
            "event replied",
            "event paid",
            "email"));

    RandomCondition(Random random, Words words) {
        this(random, words, true);
    }

    /** @param windows whether events may be asked for within days: such a condition changes by time alone */
    RandomCondition(Random random, Words words, boolean windows) {
        this.random = random;
        this.words = words;
        this.windows = windows;
        Collections.shuffle(things, random);
    }

    ObjectNode next(int depth) {
        int kind = depth > 0 && things.size() > 4 ? random.nextInt(6) : 0;
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        if (kind < 3) {
            return thing(condition, things.remove(0).split(" "));
        }
        if (kind == 3) {
            condition.put("type", "not").set("of", next(depth - 1));
            return condition;
        }
        ArrayNode parts = condition.put("type", kind == 4 ? "all" : "any").putArray("of");
        parts.add(next(depth - 1)).add(next(depth - 1));
        return condition;
    }

    private ObjectNode thing(ObjectNode condition, String[] about) {
        return switch (about[0]) {
            case "tag" -> condition.put("type", "hasTag").put("tag", about[1]);
            case "stage" ->
                condition
                        .put("type", "attribute")
                        .put("name", "stage")
                        .put(words.of(List.of("equals", "atLeast", "lessThan")), 1 + random.nextInt(2));
            case "plan" ->
                condition.put("type", "attribute").put("name", "plan").put("equals", words.plan());
            case "score" ->
                condition
                        .put("type", "leadScore")
                        .put("criterion", about[1])
                        .put(random.nextBoolean() ? "atLeast" : "lessThan", 10 + 10 * random.nextInt(3));
            case "email" ->
                condition
                        .put("type", "subscriptionStatus")
                        .put("channel", "email")
                        .put("topic", "marketing")
                        .put("is", random.nextBoolean() ? "optedOut" : "unknown");
            default -> happened(condition, about[1]);
        };
    }

    private ObjectNode happened(ObjectNode condition, String event) {
        condition.put("type", "event").put("name", event).put("sinceStart", random.nextBoolean());
        if (random.nextInt(3) == 0) {
            condition.put("atLeast", 2);
        }
        if (windows && random.nextInt(3) == 0) {
            condition.put("withinDays", 1 + random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            condition.put("includeMachine", true);
        }
        if (random.nextInt(3) == 0) {
            condition.putArray("where").addObject().put("name", "amount").put("atLeast", 50);
        }
        return condition;
    }
}
