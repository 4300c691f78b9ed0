import { catalogue, isTrigger } from "./catalogue";
import { addNode, at, nodeOf } from "./edit";
import { fieldsOf } from "./inspector/schema";
import type { FlowEdge, FlowNode, JsonObject, StepType, WorkflowDocument } from "./model";
import { portsOf } from "./ports";

const BACK = "again";

/** Whether a step of the type can stand where this one stands: a start for a start, and no other way round. */
export function canReplace(node: FlowNode, type: StepType): boolean {
  return type.name !== node.type && (type.kind === "TRIGGER") === isTrigger(node);
}

/**
 * Puts a new step of another type in the place of one: what led to it leads to the new one, and each port that both have keeps its
 * lines. The others hand theirs on in their order to the new ports that are free, so that the flow goes on.
 * The new step has an id of its own: the story of the old one is not its story.
 *
 * @returns the new step's id, and how many lines are gone with their ports
 */
export function swap(draft: WorkflowDocument, id: string, type: StepType): { id: string; lost: number } {
  const old = nodeOf(draft, id);
  if (!old || !canReplace(old, type)) {
    return { id, lost: 0 };
  }
  const place = at(draft, id);
  const own = addNode(draft, type, place);
  const node = draft.nodes.pop() as FlowNode;
  draft.nodes.splice(draft.nodes.indexOf(old), 1, node);
  node.config = { ...node.config, ...shared(old, type) };
  delete draft.layout[id];
  draft.layout[own] = place;
  const ways = successors(portsOf(old, catalogue()), portsOf(node, catalogue()));
  const before = draft.edges.length;
  draft.edges = draft.edges.flatMap((edge) => led(edge, id, own, ways));
  return { id: own, lost: before - draft.edges.length };
}

/** By which port lines of the old one leave now. */
function successors(before: readonly string[], after: readonly string[]): Map<string, string> {
  const ways = new Map(before.filter((port) => after.includes(port)).map((port) => [port, port]));
  const free = backLast(after.filter((port) => !ways.has(port)));
  backLast(before.filter((port) => !ways.has(port))).forEach((port, index) => {
    const next = free[index];
    if (next !== undefined) {
      ways.set(port, next);
    }
  });
  return ways;
}

/** The way back is a circle: another takes it only when all that lead on are taken. */
function backLast(ports: readonly string[]): string[] {
  return [...ports.filter((port) => port !== BACK), ...ports.filter((port) => port === BACK)];
}

function led(edge: FlowEdge, id: string, own: string, ways: ReadonlyMap<string, string>): FlowEdge[] {
  const to = edge.to === id ? own : edge.to;
  if (edge.from !== id) {
    return [{ ...edge, to }];
  }
  const port = ways.get(edge.port);
  return port === undefined ? [] : [{ ...edge, from: own, port, to }];
}

/** What both types ask for in the same words: the pace of a send is that of a call. */
function shared(old: FlowNode, type: StepType): JsonObject {
  const before = catalogue().get(old.type);
  const asked = (one: StepType) => new Map(fieldsOf(one.schema, one.schema).map(({ name, schema }) => [name, `${String(schema.title)}|${String(schema.format)}|${String(schema.type)}`]));
  const [was, is] = [before ? asked(before) : new Map<string, string>(), asked(type)];
  return Object.fromEntries(Object.entries(old.config ?? {}).filter(([name]) => is.has(name) && is.get(name) === was.get(name)));
}
