package org.millrace.run.migration;

import static org.millrace.run.WorkflowBuilder.aWorkflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.millrace.run.WorkflowBuilder;
import org.millrace.workflow.WorkflowDocument;

/** Valid flows without circles over few node ids, so that two of them have nodes, places and types in common. */
final class RandomFlows {

    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    private static final List<String> TYPES = List.of("wait", "wait", "send", "tag", "split");

    private final Random random;

    RandomFlows(long seed) {
        this.random = new Random(seed);
    }

    WorkflowDocument flow() {
        List<String> ids = new ArrayList<>(IDS);
        if (random.nextBoolean()) {
            Collections.shuffle(ids, random);
        }
        List<String> chosen = ids.subList(0, 3 + random.nextInt(IDS.size() - 3));
        WorkflowBuilder builder = aWorkflow().path("start", chosen.get(0)).node("end", "exit", "{}");
        for (int i = 0; i < chosen.size(); i++) {
            node(builder, chosen, i);
        }
        return builder.build();
    }

    private void node(WorkflowBuilder builder, List<String> chosen, int place) {
        String id = chosen.get(place);
        String next = place + 1 < chosen.size() ? chosen.get(place + 1) : "end";
        int usual = IDS.indexOf(id) % TYPES.size();
        String type = TYPES.get(random.nextInt(5) == 0 ? random.nextInt(TYPES.size()) : usual);
        builder.node(id, type, config(type));
        if (type.equals("split")) {
            int beyond = place + 1 + random.nextInt(chosen.size() - place);
            builder.edge(id, "x", next).edge(id, "y", beyond < chosen.size() ? chosen.get(beyond) : "end");
        } else {
            builder.path(id, next);
        }
    }

    private String config(String type) {
        return switch (type) {
            case "wait" -> "{\"amount\":%d,\"unit\":\"days\"}".formatted(1 + random.nextInt(8));
            case "send" -> "{\"channel\":\"null\"}";
            case "tag" -> "{\"add\":[\"t\"]}";
            default -> "{\"arms\":[{\"port\":\"x\",\"weight\":50},{\"port\":\"y\",\"weight\":50}]}";
        };
    }

    /** What a person might change in a mapping: up to three nodes go elsewhere, or stay. */
    Map<String, String> edits(List<String> known, WorkflowDocument target) {
        Map<String, String> edits = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String from = known.get(random.nextInt(known.size()));
            int to = random.nextInt(target.nodes().size() + 1);
            edits.put(
                    from,
                    to == target.nodes().size() ? null : target.nodes().get(to).id());
        }
        return edits;
    }
}
