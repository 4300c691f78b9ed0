package org.millrace.workflow.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millrace.workflow.WorkflowDocument;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;

/** A workflow as the page draws it, ready to be written as SVG; and the same as a list, for those who do not look at drawings. */
public record GraphDrawing(int width, int height, List<Box> boxes, List<Line> lines) {

    static final int BOX_WIDTH = 216;
    static final int BOX_HEIGHT = 60;
    static final int GAP_X = 40;
    private static final int GAP_Y = 64;
    private static final int MARGIN = 32;
    private static final int PORT_ROOM = 34;

    /** @param counts by node id; a node without is drawn without */
    public static GraphDrawing of(WorkflowDocument document, NodeWords words, Map<String, NodeCounts> counts) {
        GraphLayout layout =
                new GraphLayout(document.nodes().stream().map(Node::id).toList(), document.edges());
        double shift = MARGIN - layout.left();
        Map<String, Box> boxes = new HashMap<>();
        List<Box> drawn = new ArrayList<>();
        for (Node node : document.nodes()) {
            GraphLayout.Slot slot = layout.of(node.id());
            Box box = new Box(
                    (int) (slot.x + shift - BOX_WIDTH / 2.0),
                    y(slot),
                    node,
                    words,
                    ways(document, node, words),
                    counts);
            boxes.put(node.id(), box);
            drawn.add(box);
        }
        List<Line> lines = new ArrayList<>();
        for (Edge edge : document.edges()) {
            if (boxes.containsKey(edge.from()) && boxes.containsKey(edge.to())) {
                boolean plain =
                        boxes.get(edge.from()).ways().size() == 1 && edge.port().equals(Edge.DEFAULT_PORT);
                lines.add(line(edge, layout, shift, plain ? null : words.port(edge.port())));
            }
        }
        int height = 2 * MARGIN + layout.layers() * (BOX_HEIGHT + GAP_Y) - GAP_Y;
        int width = (int) (layout.right() - layout.left()) + 2 * MARGIN;
        return new GraphDrawing(width, height, drawn, lines);
    }

    private static int y(GraphLayout.Slot slot) {
        return MARGIN + slot.layer * (BOX_HEIGHT + GAP_Y);
    }

    private static List<Way> ways(WorkflowDocument document, Node node, NodeWords words) {
        Map<String, String> names = new HashMap<>();
        document.nodes().forEach(other -> names.put(other.id(), NodeWords.title(other)));
        return document.edges().stream()
                .filter(edge -> edge.from().equals(node.id()))
                .map(edge -> new Way(words.port(edge.port()), names.getOrDefault(edge.to(), edge.to())))
                .toList();
    }

    private static Line line(Edge edge, GraphLayout layout, double shift, String port) {
        List<GraphLayout.Slot> route = layout.between(edge);
        StringBuilder path = new StringBuilder();
        double x = route.get(0).x + shift + offset(route);
        double y = y(route.get(0)) + BOX_HEIGHT;
        path.append("M%.0f %.0f".formatted(x, y));
        for (GraphLayout.Slot slot : route.subList(1, route.size())) {
            double nextX = slot.x + shift;
            double nextY = slot.box ? y(slot) - 5 : y(slot);
            double bend = Math.max(28, Math.abs(nextY - y) / 2);
            path.append(" C%.0f %.0f %.0f %.0f %.0f %.0f".formatted(x, y + bend, nextX, nextY - bend, nextX, nextY));
            x = nextX;
            y = nextY;
            if (!slot.box) {
                y += BOX_HEIGHT;
                path.append(" L%.0f %.0f".formatted(x, y));
            }
        }
        GraphLayout.Slot first = route.get(1);
        return new Line(path.toString(), (int) x, (int) y, port, (int) (first.x + shift), y(first) - PORT_ROOM);
    }

    /** Edges leave side by side, in the order in which they go on. */
    private static double offset(List<GraphLayout.Slot> route) {
        List<GraphLayout.Slot> below = route.get(0).below.stream()
                .sorted(Comparator.comparingDouble(slot -> slot.x))
                .toList();
        int at = below.indexOf(route.get(1));
        return at < 0 ? 0 : (at - (below.size() - 1) / 2.0) * Math.min(32, (BOX_WIDTH - 40.0) / below.size());
    }

    /** A node in its place. */
    public record Box(
            int x,
            int y,
            String id,
            String title,
            String sub,
            String symbol,
            String tone,
            List<Way> ways,
            NodeCounts counts) {

        Box(int x, int y, Node node, NodeWords words, List<Way> ways, Map<String, NodeCounts> counts) {
            this(
                    x,
                    y,
                    node.id(),
                    NodeWords.title(node),
                    words.sub(node),
                    words.symbol(node.type()),
                    words.tone(node.type()),
                    ways,
                    counts.get(node.id()));
        }

        /** What fits into the box. */
        public String shortTitle() {
            return cut(title, counts == null ? 22 : 17);
        }

        public String shortSub() {
            return cut(sub, counts == null ? 25 : 17);
        }

        private static String cut(String text, int most) {
            return text.length() <= most ? text : text.substring(0, most - 1) + "…";
        }
    }

    /** Where a node leads, by which port. */
    public record Way(String port, String to) {}

    /**
     * An edge with its arrow's tip and its port's name.
     *
     * @param port null where there is only one way
     */
    public record Line(String path, int tipX, int tipY, String port, int portX, int portY) {

        public int portWidth() {
            return 16 + port.length() * 7;
        }

        public int portLeft() {
            return portX - portWidth() / 2;
        }

        public String tip() {
            return "M%d %d l-5 -8 h10 z".formatted(tipX, tipY + 5);
        }
    }

    /**
     * What happened at a node.
     *
     * @param done who left it
     * @param failed messages and executions that failed there
     * @param whole how many entered the workflow
     */
    public record NodeCounts(long entered, long waiting, long done, long failed, long whole) {

        /** Of those who entered the workflow; null where nobody did. */
        public Double share() {
            return whole == 0 ? null : (double) entered / whole;
        }
    }
}
