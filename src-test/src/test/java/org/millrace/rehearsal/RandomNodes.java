package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.millrace.rehearsal.RandomFlow.Words;

/** Nodes of every type that a run comes to, with configurations that validation passes. */
record RandomNodes(Random random, Words words) {

    /** Hours of a wait that may be part of a circle: long enough that a circle is not walked a thousand times. */
    static final int LASTING = 24;

    private static final List<String> TYPES = List.of(
            "send",
            "send",
            "wait",
            "wait",
            "wait",
            "wait",
            "webhook",
            "condition",
            "branch",
            "split",
            "tag",
            "set-attribute",
            "adjust-score",
            "fire-event",
            "jump",
            "approval",
            "exit");

    /** @return the ports by which runs leave the node */
    List<String> fill(ObjectNode node) {
        String type = words.of(TYPES);
        ObjectNode config = node.put("type", type).putObject("config");
        return switch (type) {
            case "send" -> next(config.put("channel", "email").put("template", "t"));
            case "wait" -> new RandomWait(random, words).fill(config);
            case "webhook" ->
                next(config.put("url", "https://crm.example.com/hook")
                        .put("failureMode", random.nextBoolean() ? "soft" : "fail_run"));
            case "condition" -> condition(config);
            case "branch" -> branch(config);
            case "split" -> random.nextInt(3) == 0 ? byAttribute(config) : byWeight(config);
            case "tag" -> tag(config);
            case "set-attribute" -> attribute(config);
            case "adjust-score" -> score(config);
            case "fire-event" -> event(config);
            case "jump" -> {
                config.put("atMost", 1 + random.nextInt(3));
                yield List.of("again", "next");
            }
            case "approval" -> approval(config);
            default -> {
                exit(random, config);
                yield List.of();
            }
        };
    }

    private static List<String> next(ObjectNode filled) {
        return List.of("next");
    }

    private List<String> condition(ObjectNode config) {
        config.set("when", new RandomCondition(random, words).next(2));
        return List.of("yes", "no");
    }

    private List<String> branch(ObjectNode config) {
        RandomCondition conditions = new RandomCondition(random, words);
        ArrayNode ways = config.putArray("ways");
        ways.addObject().put("port", "a").set("when", conditions.next(1));
        ways.addObject().put("port", "b").set("when", conditions.next(1));
        return List.of("a", "b", "otherwise");
    }

    private List<String> byWeight(ObjectNode config) {
        List<String> ports = new ArrayList<>();
        ArrayNode arms = config.putArray("arms");
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ports.add("arm " + i);
            arms.addObject().put("port", "arm " + i).put("weight", i == 0 ? 20 : random.nextInt(60));
        }
        return ports;
    }

    private List<String> byAttribute(ObjectNode config) {
        boolean numbers = random.nextBoolean();
        ArrayNode arms = config.put("attribute", numbers ? "stage" : "plan").putArray("arms");
        arms.addObject().put("port", "one").putArray("values").add(numbers ? "1.0" : "pro");
        arms.addObject().put("port", "two").putArray("values").add(numbers ? "0" : "basic");
        return List.of("one", "two", "otherwise");
    }

    private List<String> tag(ObjectNode config) {
        config.putArray(random.nextBoolean() ? "add" : "remove").add(words.tag());
        return List.of("next");
    }

    private List<String> attribute(ObjectNode config) {
        switch (random.nextInt(5)) {
            case 0 -> config.put("name", "stage").putNull("value");
            case 1 -> config.put("name", "timeZone").put("value", words.zone());
            case 2 -> config.put("name", "renewsOn").put("value", words.date());
            case 3 -> config.put("name", "plan").put("value", words.plan());
            default -> config.put("name", "stage").put("value", random.nextInt(3));
        }
        return List.of("next");
    }

    private List<String> score(ObjectNode config) {
        if (random.nextBoolean()) {
            config.put("criterion", words.criterion());
        }
        config.put("by", (random.nextInt(7) - 2) * 10);
        return List.of("next");
    }

    private List<String> event(ObjectNode config) {
        config.put("name", words.event());
        if (random.nextBoolean()) {
            config.putObject("properties").put("amount", random.nextInt(10) * 10);
        }
        return List.of("next");
    }

    private List<String> approval(ObjectNode config) {
        config.put("question", "Go on?");
        if (random.nextInt(4) > 0) {
            config.putObject("within").put("amount", 9).put("unit", "hours");
        }
        return List.of("approved", "rejected", "timeout");
    }

    static void exit(Random random, ObjectNode config) {
        if (random.nextBoolean()) {
            config.put("status", List.of("success", "partial", "failed").get(random.nextInt(3)));
        }
        switch (random.nextInt(6)) {
            case 0 -> config.put("kind", "handoff").put("to", "sales");
            case 1 ->
                config.put("kind", "cooldown")
                        .putObject("duration")
                        .put("amount", 2)
                        .put("unit", "weeks");
            case 2 -> {
                config.put("kind", "suppress");
                if (random.nextBoolean()) {
                    config.put("channel", random.nextBoolean() ? "email" : "sms");
                }
            }
            default -> config.put("reason", "done");
        }
    }
}
