package org.millrace.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millrace.workflow.WorkflowDocument.Edge;

/** A directed graph over numbered nodes. Nothing here recurses, so no graph is too deep for the stack; all is linear in its size. */
final class Digraph {

    private final int size;
    private final List<List<Integer>> next = new ArrayList<>();
    private final List<List<Integer>> previous = new ArrayList<>();
    private final int[] portsUsed;

    private Digraph(int size) {
        this.size = size;
        this.portsUsed = new int[size];
        for (int i = 0; i < size; i++) {
            next.add(new ArrayList<>());
            previous.add(new ArrayList<>());
        }
    }

    /** Edges from or to nodes that are not there are left out. */
    static Digraph of(List<String> ids, List<Edge> edges) {
        Digraph graph = new Digraph(ids.size());
        Map<String, Integer> index = new HashMap<>();
        ids.forEach(id -> index.put(id, index.size()));
        Set<List<String>> ports = new HashSet<>();
        for (Edge edge : edges) {
            Integer from = index.get(edge.from());
            Integer to = index.get(edge.to());
            if (from != null && to != null) {
                graph.next.get(from).add(to);
                graph.previous.get(to).add(from);
                graph.portsUsed[from] += edge.when() == null && ports.add(List.of(edge.from(), edge.port())) ? 1 : 0;
            }
        }
        return graph;
    }

    /** The ports by which every run goes on; where all edges have a condition, a run may fit none and end. */
    int portsUsed(int node) {
        return portsUsed[node];
    }

    List<Integer> next(int node) {
        return next.get(node);
    }

    BitSet reachableFrom(BitSet start) {
        return spread(start, next);
    }

    /** The nodes from which one of the targets can be reached. */
    BitSet reaching(BitSet targets) {
        return spread(targets, previous);
    }

    private static BitSet spread(BitSet start, List<List<Integer>> along) {
        BitSet found = (BitSet) start.clone();
        Deque<Integer> open = new ArrayDeque<>(start.stream().boxed().toList());
        while (!open.isEmpty()) {
            for (int neighbour : along.get(open.pop())) {
                if (!found.get(neighbour)) {
                    found.set(neighbour);
                    open.push(neighbour);
                }
            }
        }
        return found;
    }

    /** The knots of nodes, among those given, in which each can be reached from each other; a node with an edge to itself is one. */
    List<List<Integer>> circles(BitSet among) {
        List<List<Integer>> circles = new ArrayList<>();
        BitSet done = new BitSet(size);
        List<Integer> order = finishingOrder(among);
        for (int i = order.size() - 1; i >= 0; i--) {
            int root = order.get(i);
            if (!done.get(root)) {
                List<Integer> knot = collect(root, among, done);
                if (knot.size() > 1 || next.get(root).contains(root)) {
                    circles.add(knot);
                }
            }
        }
        return circles;
    }

    /** Kosaraju's first pass: nodes in the order in which a depth-first walk leaves them. */
    private List<Integer> finishingOrder(BitSet among) {
        List<Integer> order = new ArrayList<>();
        BitSet seen = new BitSet(size);
        int[] child = new int[size];
        Deque<Integer> path = new ArrayDeque<>();
        for (int start = among.nextSetBit(0); start >= 0; start = among.nextSetBit(start + 1)) {
            enter(start, seen, path);
            while (!path.isEmpty()) {
                int node = path.peek();
                if (child[node] == next.get(node).size()) {
                    order.add(path.pop());
                } else {
                    int neighbour = next.get(node).get(child[node]++);
                    if (among.get(neighbour)) {
                        enter(neighbour, seen, path);
                    }
                }
            }
        }
        return order;
    }

    private static void enter(int node, BitSet seen, Deque<Integer> path) {
        if (!seen.get(node)) {
            seen.set(node);
            path.push(node);
        }
    }

    /** Kosaraju's second pass: against the edges from the root, over what is not done yet. */
    private List<Integer> collect(int root, BitSet among, BitSet done) {
        List<Integer> knot = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        done.set(root);
        open.push(root);
        while (!open.isEmpty()) {
            int node = open.pop();
            knot.add(node);
            for (int neighbour : previous.get(node)) {
                if (among.get(neighbour) && !done.get(neighbour)) {
                    done.set(neighbour);
                    open.push(neighbour);
                }
            }
        }
        knot.sort(null);
        return knot;
    }
}
