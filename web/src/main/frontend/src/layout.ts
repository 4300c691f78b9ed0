import { graphlib, layout as dagre } from "@dagrejs/dagre";
import type { StepType, WorkflowDocument, Position } from "./model";
import { NODE_HEIGHT, NODE_WIDTH } from "./model";
import { shownPorts } from "./ports";

const PORT_GAP = 44;

/**
 * Where the nodes stand best, from top to bottom. Every edge passes a point of its port half a row below its node; the points of one
 * node keep the order of its ports, so that lines leave side by side and do not cross.
 */
export function arrange(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): Record<string, Position> {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, edgesep: 12, ranksep: PORT_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids = new Set(document.nodes.map((node) => node.id));
  document.nodes.forEach((node) => graph.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT }));
  const constraints: { left: string; right: string }[] = [];
  for (const node of document.nodes) {
    let left: string | null = null;
    for (const port of shownPorts(node, document, types)) {
      document.edges
        .filter((edge) => edge.from === node.id && edge.port === port && ids.has(edge.to))
        .forEach((edge, index) => {
          const point = `${node.id}\n${port}\n${index}`;
          graph.setNode(point, { width: 24, height: 1 });
          graph.setEdge(node.id, point, { weight: 2 }, "down");
          graph.setEdge(point, edge.to, { weight: 2 }, `on${index}`);
          if (left !== null) {
            constraints.push({ left, right: point });
          }
          left = point;
        });
    }
  }
  dagre(graph, { constraints });
  const places = Object.fromEntries(
    document.nodes.map((node) => {
      const { x, y } = graph.node(node.id) as Position;
      return [node.id, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }];
    }),
  );
  return fromOrigin(places);
}

/** With a place for every node: those that have none, in a document from elsewhere, are arranged, below the others if there are any. */
export function placed(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): WorkflowDocument {
  const settled = document.nodes.flatMap((node) => document.layout[node.id] ?? []);
  if (settled.length === document.nodes.length) {
    return document;
  }
  const homeless = document.nodes.filter((node) => document.layout[node.id] === undefined);
  const below = settled.length === 0 ? 0 : Math.max(...settled.map((place) => place.y)) + NODE_HEIGHT + 2 * PORT_GAP;
  const found = Object.entries(arrange({ ...document, nodes: homeless }, types));
  return {
    ...document,
    layout: { ...document.layout, ...Object.fromEntries(found.map(([id, { x, y }]) => [id, { x, y: y + below }])) },
  };
}

function fromOrigin(places: Record<string, Position>): Record<string, Position> {
  const all = Object.values(places);
  const left = Math.min(...all.map((place) => place.x));
  const top = Math.min(...all.map((place) => place.y));
  return Object.fromEntries(
    Object.entries(places).map(([id, place]) => [id, { x: Math.round(place.x - left), y: Math.round(place.y - top) }]),
  );
}
