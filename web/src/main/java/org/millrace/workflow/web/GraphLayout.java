package org.millrace.workflow.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.millrace.workflow.WorkflowDocument.Edge;

/**
 * Places a graph in layers from top to bottom: a node stands below all that lead to it, an edge over several layers keeps a slot
 * in each of them, and slots are drawn towards the middle of their neighbours: a chain as one, so that it stays straight. Edges that
 * lead back are left out of the ranking.
 */
final class GraphLayout {

    private static final int SWEEPS = 8;
    /** Room for the name of a port on each side of an edge. */
    private static final int PASSING = 44;

    private final Map<String, List<String>> out = new LinkedHashMap<>();
    private final Map<String, Integer> rank = new LinkedHashMap<>();
    private final Set<String> onPath = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<String> order = new ArrayList<>();
    private final Set<List<String>> back = new LinkedHashSet<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final List<List<Slot>> layers = new ArrayList<>();
    private final Map<Edge, List<Slot>> routes = new LinkedHashMap<>();

    GraphLayout(List<String> nodes, List<Edge> edges) {
        nodes.forEach(node -> out.put(node, new ArrayList<>()));
        edges.stream()
                .filter(edge -> out.containsKey(edge.from()) && out.containsKey(edge.to()))
                .forEach(edge -> out.get(edge.from()).add(edge.to()));
        roots(nodes).forEach(this::visit);
        nodes.forEach(this::visit);
        ranks();
        place();
        edges.stream()
                .filter(edge -> out.containsKey(edge.from()) && out.containsKey(edge.to()))
                .forEach(this::route);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            sort(sweep % 2 == 0);
        }
        for (int sweep = 0; sweep < SWEEPS * 5; sweep++) {
            settle(sweep < SWEEPS ? sweep % 2 : 2);
        }
        List<List<Slot>> chains = slotsOf().map(Slot::chain).distinct().toList();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            chains.forEach(this::straighten);
        }
    }

    Slot of(String node) {
        return slots.get(node);
    }

    /** From the source through the slots between to the target. */
    List<Slot> between(Edge edge) {
        return routes.getOrDefault(edge, List.of());
    }

    double left() {
        return slotsOf().mapToDouble(slot -> slot.x - slot.half()).min().orElse(0);
    }

    double right() {
        return slotsOf().mapToDouble(slot -> slot.x + slot.half()).max().orElse(0);
    }

    private Stream<Slot> slotsOf() {
        return layers.stream().flatMap(List::stream);
    }

    int layers() {
        return layers.size();
    }

    private List<String> roots(List<String> nodes) {
        Set<String> reached = new LinkedHashSet<>();
        out.values().forEach(reached::addAll);
        return nodes.stream().filter(node -> !reached.contains(node)).toList();
    }

    private void visit(String node) {
        if (!seen.add(node)) {
            return;
        }
        onPath.add(node);
        List<String> next = out.get(node);
        for (int i = next.size() - 1; i >= 0; i--) {
            if (onPath.contains(next.get(i))) {
                back.add(List.of(node, next.get(i)));
            } else {
                visit(next.get(i));
            }
        }
        onPath.remove(node);
        order.add(0, node);
    }

    private void ranks() {
        order.forEach(node -> rank.put(node, 0));
        for (String node : order) {
            for (String next : out.get(node)) {
                if (!back.contains(List.of(node, next))) {
                    rank.merge(next, rank.get(node) + 1, Math::max);
                }
            }
        }
    }

    private void place() {
        for (String node : order) {
            slots.put(node, add(rank.get(node), true));
        }
    }

    private Slot add(int layer, boolean box) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        Slot slot = new Slot(layer, box);
        layers.get(layer).add(slot);
        return slot;
    }

    private void route(Edge edge) {
        List<Slot> route = new ArrayList<>();
        Slot from = slots.get(edge.from());
        Slot to = slots.get(edge.to());
        route.add(from);
        for (int layer = from.layer + 1; layer < to.layer; layer++) {
            route.add(add(layer, false));
        }
        route.add(to);
        for (int i = 1; to.layer > from.layer && i < route.size(); i++) {
            route.get(i - 1).below.add(route.get(i));
            route.get(i).above.add(route.get(i - 1));
        }
        routes.put(edge, route);
    }

    private void sort(boolean down) {
        for (List<Slot> layer : layers) {
            for (int i = 0; i < layer.size(); i++) {
                layer.get(i).x = i;
            }
        }
        for (List<Slot> layer : layers) {
            layer.forEach(slot -> slot.wish = mean(down ? slot.above : slot.below, slot.x));
            layer.sort(Comparator.comparingDouble(slot -> slot.wish));
            for (int i = 0; i < layer.size(); i++) {
                layer.get(i).x = i;
            }
        }
    }

    /** Each slot towards the mean of its neighbours, in order and apart; what was pushed aside is centred again. */
    private void settle(int phase) {
        for (List<Slot> layer : layers) {
            double drift = 0;
            double weight = 0;
            for (int i = 0; i < layer.size(); i++) {
                Slot slot = layer.get(i);
                slot.wish = mean(slot.neighbours(phase), slot.x);
                double least = i == 0
                        ? slot.wish
                        : layer.get(i - 1).x + layer.get(i - 1).room(slot);
                slot.x = Math.max(slot.wish, least);
                drift += (slot.x - slot.wish) * slot.weight();
                weight += slot.weight();
            }
            double shift = weight == 0 ? 0 : drift / weight;
            layer.forEach(slot -> slot.x -= shift);
        }
    }

    /** All of a chain stand below each other where those beside them leave the room, in the middle of what it hangs from and leads to. */
    private void straighten(List<Slot> chain) {
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (Slot slot : chain) {
            List<Slot> layer = layers.get(slot.layer);
            int at = layer.indexOf(slot);
            if (at > 0) {
                least = Math.max(least, layer.get(at - 1).x + layer.get(at - 1).room(slot));
            }
            if (at < layer.size() - 1) {
                most = Math.min(most, layer.get(at + 1).x - slot.room(layer.get(at + 1)));
            }
        }
        if (least <= most) {
            double x = Math.min(most, Math.max(least, middle(around(chain).isEmpty() ? chain : around(chain))));
            chain.forEach(slot -> slot.x = x);
        }
    }

    private static List<Slot> around(List<Slot> chain) {
        return Stream.concat(chain.get(0).above.stream(), chain.get(chain.size() - 1).below.stream())
                .toList();
    }

    private static double middle(List<Slot> slots) {
        return slots.stream().mapToDouble(slot -> slot.x).average().orElse(0);
    }

    /** Nodes weigh more than edges that pass. */
    private static double mean(List<Slot> slots, double otherwise) {
        double weight = slots.stream().mapToDouble(Slot::weight).sum();
        double sum = slots.stream().mapToDouble(slot -> slot.x * slot.weight()).sum();
        return weight == 0 ? otherwise : sum / weight;
    }

    /** A place in a layer: of a node, or of an edge that passes. Its x is the middle. */
    static final class Slot {
        final int layer;
        final boolean box;
        final List<Slot> above = new ArrayList<>();
        final List<Slot> below = new ArrayList<>();
        double x;
        private double wish;
        private List<Slot> chain;

        private Slot(int layer, boolean box) {
            this.layer = layer;
            this.box = box;
        }

        private double room(Slot next) {
            return (half() + next.half()) + GraphDrawing.GAP_X;
        }

        private double weight() {
            return box ? 4 : 1;
        }

        private double half() {
            return box ? GraphDrawing.BOX_WIDTH / 2.0 : PASSING;
        }

        private List<Slot> neighbours(int phase) {
            return phase == 0 ? above : phase == 1 ? below : around(chain());
        }

        /** The slots that follow each other alone, from the first to the last; the same list for all of them. */
        private List<Slot> chain() {
            if (chain == null) {
                Slot slot = this;
                while (slot.above.size() == 1 && slot.above.get(0).below.size() == 1) {
                    slot = slot.above.get(0);
                }
                List<Slot> all = new ArrayList<>(List.of(slot));
                while (slot.below.size() == 1 && slot.below.get(0).above.size() == 1) {
                    slot = slot.below.get(0);
                    all.add(slot);
                }
                all.forEach(one -> one.chain = all);
            }
            return chain;
        }
    }
}
