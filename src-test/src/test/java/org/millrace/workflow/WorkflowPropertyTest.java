package org.millrace.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Json;
import org.millrace.workflow.WorkflowDocument.Edge;
import org.millrace.workflow.WorkflowDocument.Node;
import org.millrace.workflow.WorkflowDocument.Position;

class WorkflowPropertyTest {

    private static final List<String> IDS = List.of("start", "a", "b", "c", "d", "e", "f", "ghost");
    private static final List<String> PORTS = List.of("next", "yes", "no", "x", "y", "otherwise", "maybe");
    private static final List<String> CONFIGS = List.of(
            "{}",
            "{\"amount\":1,\"unit\":\"days\"}",
            "{\"channel\":\"null\"}",
            "{\"channel\":\"email\",\"template\":\"welcome\"}",
            "{\"when\":{\"type\":\"always\"}}",
            "{\"when\":{\"type\":\"hasTag\",\"tag\":\"v\"}}",
            "{\"ways\":[{\"port\":\"x\",\"when\":{\"type\":\"hasTag\",\"tag\":\"v\"}}]}",
            "{\"arms\":[{\"port\":\"x\",\"weight\":50},{\"port\":\"y\",\"weight\":50}]}",
            "{\"attribute\":\"k\",\"arms\":[{\"port\":\"x\",\"values\":[\"1\"]}]}",
            "{\"add\":[\"t\"]}",
            "{\"cron\":\"0 9 * * *\"}",
            "{\"event\":\"order_paid\"}");

    private final WorkflowValidator validator = new WorkflowValidator(Corpus.CATALOGUE);
    private final WorkflowCompiler compiler = new WorkflowCompiler(Corpus.CATALOGUE);

    @Property(tries = 500)
    @Tag("S4-24")
    void what_was_exported_and_imported_again_is_equal_to_the_byte(@ForAll("documents") WorkflowDocument document) {
        String exported = WorkflowJson.write(document);
        WorkflowDocument imported = WorkflowJson.read(exported, document.slug());

        assertThat(WorkflowJson.write(imported)).isEqualTo(exported);
        assertThat(imported.edges()).isEqualTo(document.edges());
        assertThat(imported.nodes())
                .extracting(Node::id)
                .isEqualTo(document.nodes().stream().map(Node::id).toList());
    }

    @Property(tries = 500)
    void the_order_of_a_configurations_fields_makes_no_other_workflow(@ForAll("objects") ObjectNode config) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(config.properties());
        ObjectNode turned = JsonNodeFactory.instance.objectNode();
        for (int i = fields.size() - 1; i >= 0; i--) {
            turned.set(fields.get(i).getKey(), fields.get(i).getValue());
        }

        assertThat(WorkflowJson.write(withConfig(turned))).isEqualTo(WorkflowJson.write(withConfig(config)));
    }

    /** What passes runs: from the trigger every way leads to an end, and no run passes a node twice without having waited. */
    @Property(tries = 3_000)
    @Tag("P-11")
    void any_graph_is_judged_without_an_exception_and_what_passes_can_be_walked_to_its_end(
            @ForAll("graphs") WorkflowDocument graph) {
        Validation validation = validator.validate(graph, Corpus.templates());

        if (validation.publishable()) {
            CompiledWorkflow compiled = compiler.compile(graph);
            assertThat(reached(compiled)).hasSameSizeAs(compiled.nodes());
            compiled.nodes().forEach(node -> {
                assertThat(waitlessCircleThrough(compiled, node)).isFalse();
                assertThat(endIsReachable(compiled, node)).isTrue();
            });
        }
    }

    @Property(tries = 500)
    void any_configuration_is_judged_without_an_exception(
            @ForAll("types") String type, @ForAll("objects") ObjectNode config) {
        WorkflowDocument document =
                new WorkflowDocument("p", "P", null, List.of(new Node("a", type, null, config)), List.of(), Map.of());

        assertThat(validator.validate(document, Corpus.templates()).problems()).isNotEmpty();
    }

    @Property(tries = 1_000)
    void any_text_is_read_or_refused(@ForAll String text) {
        try {
            WorkflowJson.read(text, "p");
        } catch (InvalidInput refused) {
            assertThat(refused.violations()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(List.copyOf(Corpus.CATALOGUE.names()));
    }

    @Provide
    Arbitrary<WorkflowDocument> graphs() {
        Arbitrary<Node> node = Combinators.combine(Arbitraries.of(IDS), types(), Arbitraries.of(CONFIGS))
                .as((id, type, config) ->
                        new Node(id, id.equals("start") ? "manual-trigger" : type, null, config(id, type, config)));
        Arbitrary<Edge> edge = Combinators.combine(Arbitraries.of(IDS), Arbitraries.of(PORTS), Arbitraries.of(IDS))
                .as(Edge::new);
        Arbitrary<List<Node>> nodes =
                node.list().uniqueElements(Node::id).ofMinSize(0).ofMaxSize(7);
        return Combinators.combine(nodes, edge.list().ofMaxSize(14))
                .as((some, edges) -> new WorkflowDocument("p", "P", null, some, sensible(some, edges), Map.of()));
    }

    @Provide
    Arbitrary<WorkflowDocument> documents() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(20).filter(WorkflowPropertyTest::storable);
        Arbitrary<String> names = words.filter(word -> !word.isBlank());
        Arbitrary<Node> node = Combinators.combine(Arbitraries.of(IDS), names, words.injectNull(0.3), objects())
                .as(Node::new);
        Arbitrary<Edge> edge = Combinators.combine(Arbitraries.of(IDS), words, Arbitraries.of(IDS))
                .as(Edge::new);
        Arbitrary<Position> position = Combinators.combine(
                        Arbitraries.integers().between(-1_000_000, 1_000_000),
                        Arbitraries.integers().between(-1_000_000, 1_000_000))
                .as(Position::new);
        return Combinators.combine(
                        names,
                        words.injectNull(0.3),
                        node.list().ofMaxSize(6),
                        edge.list().ofMaxSize(6),
                        Arbitraries.maps(Arbitraries.of(IDS), position).ofMaxSize(4))
                .as((name, description, nodes, edges, layout) -> {
                    layout.keySet().retainAll(nodes.stream().map(Node::id).toList());
                    return new WorkflowDocument("p", name, description, nodes, edges, layout);
                });
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<JsonNode> scalar = Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(10)
                        .filter(WorkflowPropertyTest::storable)
                        .map(JsonNodeFactory.instance::textNode),
                Arbitraries.longs().map(JsonNodeFactory.instance::numberNode),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                        .ofScale(6)
                        .map(JsonNodeFactory.instance::numberNode),
                Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode),
                Arbitraries.just(JsonNodeFactory.instance.nullNode()));
        Arbitrary<JsonNode> value = Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar.list()
                        .ofMaxSize(3)
                        .map(items -> JsonNodeFactory.instance.arrayNode().addAll(items)),
                () -> fields(scalar).map(JsonNode.class::cast));
        return fields(value);
    }

    private static Arbitrary<ObjectNode> fields(Arbitrary<? extends JsonNode> value) {
        Arbitrary<String> key = Arbitraries.oneOf(
                Arbitraries.of(
                        "amount", "unit", "when", "ways", "arms", "attribute", "add", "template", "channel", "status"),
                Arbitraries.strings().ofMaxLength(8).filter(WorkflowPropertyTest::storable));
        return Arbitraries.maps(key, value).ofMaxSize(5).map(map -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.forEach(object::set);
            return object;
        });
    }

    private static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
    }

    private static WorkflowDocument withConfig(ObjectNode config) {
        return new WorkflowDocument("p", "P", null, List.of(new Node("a", "tag", null, config)), List.of(), Map.of());
    }

    /** Half of the nodes get the configuration of their own type, or hardly any graph would pass. */
    private static ObjectNode config(String id, String type, String any) {
        String fitting =
                switch (id.equals("start") ? "manual-trigger" : type) {
                    case "wait" -> CONFIGS.get(1);
                    case "send" -> CONFIGS.get(2);
                    case "condition" -> CONFIGS.get(5);
                    case "branch" -> CONFIGS.get(6);
                    case "split" -> CONFIGS.get(7);
                    case "tag" -> CONFIGS.get(9);
                    case "schedule-trigger" -> CONFIGS.get(10);
                    case "event-trigger" -> CONFIGS.get(11);
                    default -> "{}";
                };
        return Json.read(any.length() % 5 == 0 ? any : fitting, ObjectNode.class);
    }

    /** Of two thirds of the graphs the edges are bent to ports that are there. */
    private static List<Edge> sensible(List<Node> nodes, List<Edge> edges) {
        if (edges.size() % 3 == 0) {
            return edges;
        }
        List<Edge> bent = new ArrayList<>();
        Set<List<String>> used = new HashSet<>();
        for (Edge edge : edges) {
            for (Node node : nodes) {
                String port = firstPort(node, edge.port());
                boolean there = nodes.stream().anyMatch(other -> other.id().equals(edge.to()))
                        && !edge.to().equals("start");
                if (node.id().equals(edge.from()) && there && port != null && used.add(List.of(edge.from(), port))) {
                    bent.add(new Edge(edge.from(), port, edge.to()));
                }
            }
        }
        return bent;
    }

    private static String firstPort(Node node, String wished) {
        List<String> ports =
                switch (node.type()) {
                    case "exit" -> List.of();
                    case "condition" -> List.of("yes", "no");
                    case "branch" -> List.of("x", "otherwise");
                    case "split" -> List.of("x", "y");
                    default -> List.of("next");
                };
        return ports.contains(wished) || ports.isEmpty() ? (ports.isEmpty() ? null : wished) : ports.get(0);
    }

    private static List<CompiledNode<?>> next(CompiledWorkflow workflow, CompiledNode<?> node) {
        return PORTS.stream()
                .flatMap(port -> workflow.follow(node.no(), port, when -> true).stream())
                .<CompiledNode<?>>map(found -> found)
                .toList();
    }

    private static Set<CompiledNode<?>> from(
            CompiledWorkflow workflow, List<CompiledNode<?>> start, boolean throughWaits) {
        Set<CompiledNode<?>> seen = new HashSet<>(start);
        Deque<CompiledNode<?>> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            CompiledNode<?> node = open.pop();
            if (throughWaits || node.type().kind() != StepKind.WAIT) {
                next(workflow, node).stream().filter(seen::add).forEach(open::push);
            }
        }
        return seen;
    }

    private static Set<CompiledNode<?>> reached(CompiledWorkflow workflow) {
        return from(workflow, workflow.starts(), true);
    }

    private static boolean waitlessCircleThrough(CompiledWorkflow workflow, CompiledNode<?> node) {
        return node.type().kind() != StepKind.WAIT
                && from(workflow, next(workflow, node), false).contains(node);
    }

    private static boolean endIsReachable(CompiledWorkflow workflow, CompiledNode<?> node) {
        return from(workflow, List.of(node), true).stream()
                .anyMatch(end -> ports(end).stream().anyMatch(port -> workflow.follow(end.no(), port, when -> true)
                                .isEmpty())
                        || ports(end).isEmpty());
    }

    private static <C extends Record> List<String> ports(CompiledNode<C> node) {
        return node.type().ports(node.configuration());
    }
}
