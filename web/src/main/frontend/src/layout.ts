import { graphlib, layout as dagre } from "@dagrejs/dagre";
import type { FlowEdge, FlowNode, Note, StepType, WorkflowDocument, Position } from "./model";
import { NODE_HEIGHT, NODE_WIDTH } from "./model";
import { portAt } from "./canvas/geometry";
import { crossings } from "./canvas/routes";
import { shownPorts } from "./ports";

const PORT_GAP = 44;
const BESIDE = 36;
/** A step so little beside its port is put right below it: a straight line is easier to follow than one with a kink. */
const KINK = 24;

/**
 * Where the nodes stand best, from top to bottom. Two orders are tried for the nodes of a row: that of the ports on the way down, and
 * the one that dagre finds; the one whose lines cross less is taken.
 */
export function arrange(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): Record<string, Position> {
  const [byPorts, found] = [true, false].map((ports) => fromOrigin(straightened(document, types, layered(document, types, ports))));
  const crossed = (layout: Record<string, Position>) => crossings({ ...document, layout }, types);
  return byPorts && found && crossed(byPorts) <= crossed(found) ? byPorts : (found ?? {});
}

/** Places all steps anew, and their notes with them. */
export function rearrange(draft: WorkflowDocument, types: ReadonlyMap<string, StepType>): void {
  const before = draft.layout;
  draft.layout = arrange(draft, types);
  draft.notes = draft.notes && alongside(draft.notes, before, draft.layout);
}

/** Notes go with the step that they stood nearest to, and to the right of what they would cover. */
function alongside(notes: readonly Note[], before: Record<string, Position>, after: Record<string, Position>): Note[] {
  const steps = Object.values(after);
  return notes.map((note) => {
    const off = (place: Position) => Math.abs(place.x - note.x) + Math.abs(place.y - note.y);
    const [nearest] = Object.keys(before).filter((id) => after[id]).sort((one, other) => off(before[one] as Position) - off(before[other] as Position));
    const [from, to] = nearest === undefined ? [note, note] : [before[nearest] as Position, after[nearest] as Position];
    const place = { x: Math.round(note.x + to.x - from.x), y: Math.round(note.y + to.y - from.y) };
    const under = () => steps.filter((step) => step.x < place.x + note.width && step.x + NODE_WIDTH > place.x && step.y < place.y + note.height && step.y + NODE_HEIGHT > place.y);
    for (let hidden = under(); hidden.length > 0; hidden = under()) {
      place.x = Math.max(...hidden.map((step) => step.x)) + NODE_WIDTH + BESIDE;
    }
    return { ...note, ...place };
  });
}

/**
 * Every edge passes a point of its port half a row below its node; the points of one node keep the order of its ports, so that lines
 * leave side by side.
 */
function layered(document: WorkflowDocument, types: ReadonlyMap<string, StepType>, byPorts: boolean): Record<string, Position> {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: BESIDE, edgesep: 20, ranksep: PORT_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  const constraints: { left: string; right: string }[] = [];
  const nodes = downward(document, types);
  nodes.forEach((node) => graph.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT }));
  for (const node of nodes) {
    let left: string | null = null;
    for (const [index, { port, to }] of waysFrom(node, document, types).entries()) {
      const point = `${node.id}\n${port}\n${index}`;
      graph.setNode(point, { width: 24, height: 1 });
      graph.setEdge(node.id, point, { weight: 2 }, "down");
      graph.setEdge(point, to, { weight: 2 }, "on");
      if (left !== null) {
        constraints.push({ left, right: point });
      }
      left = point;
    }
  }
  dagre(graph, { constraints, disableOptimalOrderHeuristic: byPorts });
  return Object.fromEntries(
    document.nodes.map((node) => {
      const { x, y } = graph.node(node.id) as Position;
      return [node.id, { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 }];
    }),
  );
}

/** Its edges in the order of its ports. */
function waysFrom(node: FlowNode, document: WorkflowDocument, types: ReadonlyMap<string, StepType>): FlowEdge[] {
  const ids = new Set(document.nodes.map((one) => one.id));
  const own = document.edges.filter((edge) => edge.from === node.id && ids.has(edge.to));
  return shownPorts(node, document, types).flatMap((port) => own.filter((edge) => edge.port === port));
}

/** From each start along the first way to its end, then along the next. */
function downward(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): FlowNode[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const led = new Set(document.edges.map((edge) => edge.to));
  const behind = document.nodes.filter((node) => led.has(node.id));
  const starts = document.nodes.filter((node) => !led.has(node.id));
  const stack = [...starts, ...behind].map((node) => node.id).reverse();
  const order = new Map<string, FlowNode>();
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const node = nodes.get(id);
    if (node && !order.has(id)) {
      order.set(id, node);
      stack.push(...waysFrom(node, document, types).map((edge) => edge.to).reverse());
    }
  }
  return [...order.values()];
}

function straightened(document: WorkflowDocument, types: ReadonlyMap<string, StepType>, places: Record<string, Position>): Record<string, Position> {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const rows = new Map<number, Position[]>();
  const into = new Map<string, FlowEdge[]>();
  Object.values(places).forEach((place) => rows.set(place.y, [...(rows.get(place.y) ?? []), place]));
  document.edges.forEach((edge) => into.set(edge.to, [...(into.get(edge.to) ?? []), edge]));
  const rowByRow = Object.entries(places).sort(([, one], [, other]) => one.y - other.y);
  for (const [id, place] of rowByRow) {
    const wanted = (into.get(id) ?? [])
      .filter((edge) => (places[edge.from]?.y ?? Infinity) < place.y)
      .map((edge) => below(document, types, nodes.get(edge.from) as FlowNode, edge.port, places[edge.from] as Position))
      .sort((one, other) => Math.abs(one - place.x) - Math.abs(other - place.x));
    const x = wanted.find((one) => (rows.get(place.y) ?? []).every((other) => other === place || Math.abs(other.x - one) >= NODE_WIDTH + BESIDE - 12));
    if (x !== undefined && Math.abs(x - place.x) <= KINK) {
      place.x = x;
    }
  }
  return places;
}

/** Where a step stands whose middle is right below that port. */
function below(document: WorkflowDocument, types: ReadonlyMap<string, StepType>, source: FlowNode, port: string, place: Position): number {
  const ports = shownPorts(source, document, types);
  return place.x + portAt(ports.indexOf(port), ports.length).x - NODE_WIDTH / 2;
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
