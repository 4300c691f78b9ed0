package org.millrace.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.millrace.rehearsal.RandomFlow.Words;

/** Waits of every form: spans, local times, stretches of the day, dates of the contact, events, conditions, alone and together. */
record RandomWait(Random random, Words words) {

    private static final List<String> STRETCHES = List.of("09:00-17:00", "22:30-06:15", "02:00-02:30", "00:00-24:00");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    List<String> fill(ObjectNode config) {
        boolean date = random.nextInt(4) == 0;
        int early = random.nextInt(5);
        if (date) {
            date(config.putObject("date"));
        } else {
            spanOrTime(config, early < 2);
        }
        if (random.nextInt(4) == 0) {
            config.putObject("spread").put("amount", 1 + random.nextInt(400)).put("unit", "minutes");
        }
        if (random.nextInt(3) == 0) {
            config.put("zone", words.of(List.of("contact", "campaign", words.zone())));
        }
        if (early == 0) {
            event(config.putObject("event"));
        } else if (early == 1) {
            config.set("when", new RandomCondition(random, words, false).next(1));
        }
        List<String> ports = new ArrayList<>(early < 2 ? List.of("happened", "timeout") : List.of("next"));
        if (date) {
            ports.add("missing");
        }
        return ports;
    }

    private void spanOrTime(ObjectNode config, boolean endsEarly) {
        boolean until = random.nextInt(3) == 0;
        if (!until || random.nextBoolean()) {
            int hours = random.nextInt(3) == 0 ? RandomNodes.LASTING : random.nextInt(40);
            config.put("amount", endsEarly && !until ? Math.max(1, hours) : hours)
                    .put("unit", "hours");
        }
        if (until) {
            ObjectNode local = config.putObject("until");
            if (random.nextBoolean()) {
                local.put("at", words.time());
            } else {
                local.put("between", words.of(STRETCHES));
            }
            if (random.nextBoolean()) {
                ArrayNode days = local.putArray("weekdays");
                DAYS.stream().filter(day -> random.nextInt(3) == 0).forEach(days::add);
                if (days.isEmpty()) {
                    days.add(words.of(DAYS));
                }
            }
        }
    }

    private void date(ObjectNode date) {
        date.put("field", "renewsOn");
        if (random.nextBoolean()) {
            date.put("amount", random.nextInt(15) - 7)
                    .put("unit", words.of(List.of("minutes", "hours", "days", "weeks")));
        }
        if (random.nextBoolean()) {
            date.put("at", words.time());
        }
        if (random.nextInt(3) == 0) {
            date.put("yearly", true);
        }
    }

    private void event(ObjectNode event) {
        event.put("name", words.event());
        if (random.nextInt(3) == 0) {
            event.putObject("where")
                    .put("type", "attribute")
                    .put("name", "amount")
                    .put("atLeast", 50);
        }
        if (random.nextInt(4) == 0) {
            event.put("includeMachine", true);
        }
    }
}
