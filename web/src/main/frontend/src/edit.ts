import { catalogue, typeName } from "./catalogue";
import { edgeKeys, NODE_HEIGHT, NODE_WIDTH } from "./model";
import type { FlowEdge, FlowNode, JsonObject, Note, Position, StepType, WorkflowDocument } from "./model";
import { fieldsOf } from "./inspector/schema";
import { portsOf } from "./ports";

/** Every edit of a document. The functions change the draft that they get; use them inside change(). */

const ROW = NODE_HEIGHT + 88;
export const COLUMN = NODE_WIDTH + 40;
const GRID = 8;

/** Ids that a published version or this session used: history is told by ids, so none is given twice. */
const used = new Set<string>();

export function reserve(ids: Iterable<string>): void {
  for (const id of ids) {
    used.add(id);
  }
}

export function freshId(stem: string, draft: WorkflowDocument): string {
  reserve(draft.nodes.map((node) => node.id));
  reserve((draft.notes ?? []).map((note) => note.id));
  const base = stem.replace(/[^A-Za-z0-9_.-]/g, "-").replace(/^[^A-Za-z0-9_]+/, "").slice(0, 56) || "step";
  let no = 1;
  while (used.has(no === 1 ? base : `${base}-${no}`)) {
    no++;
  }
  const id = no === 1 ? base : `${base}-${no}`;
  used.add(id);
  return id;
}

export function nodeOf(draft: WorkflowDocument, id: string): FlowNode | undefined {
  return draft.nodes.find((node) => node.id === id);
}

export function at(draft: WorkflowDocument, id: string): Position {
  return draft.layout[id] ?? { x: 0, y: 0 };
}

export function snap(position: Position): Position {
  return { x: Math.round(position.x / GRID) * GRID, y: Math.round(position.y / GRID) * GRID };
}

/** A new node of the type, called by it and a number. @returns its id */
export function addNode(draft: WorkflowDocument, type: StepType, position: Position): string {
  const id = freshId(type.name, draft);
  draft.nodes.push({ id, type: type.name, name: freshName(typeName(type.name), draft), config: beginning(type) });
  draft.layout[id] = free(draft, snap(position), id);
  return id;
}

/** As the catalogue's example, but for what is chosen from one's own things, and for an end, which needs nothing. */
function beginning(type: StepType): JsonObject {
  const own = new Set(fieldsOf(type.schema, type.schema).filter((field) => field.schema.format === "template").map((field) => field.name));
  const given = type.kind === "EXIT" ? [] : Object.entries(type.example).filter(([name]) => !own.has(name));
  return structuredClone(Object.fromEntries(given));
}

function freshName(word: string, draft: WorkflowDocument): string {
  const taken = new Set(draft.nodes.map((node) => node.name));
  let no = 1;
  while (taken.has(no === 1 ? word : `${word} ${no}`)) {
    no++;
  }
  return no === 1 ? word : `${word} ${no}`;
}

/** Where nothing stands yet, from that place downwards. */
function free(draft: WorkflowDocument, wanted: Position, own: string): Position {
  const others = draft.nodes.filter((node) => node.id !== own).map((node) => at(draft, node.id));
  const place = { ...wanted };
  while (others.some((other) => Math.abs(other.x - place.x) < NODE_WIDTH && Math.abs(other.y - place.y) < NODE_HEIGHT)) {
    place.y += GRID * 4;
  }
  return place;
}

/**
 * A new node behind a port: what the port led to follows the new node.
 *
 * @returns the new node's id
 */
export function addAfter(draft: WorkflowDocument, from: string, port: string, type: StepType): string {
  const led = draft.edges.find((edge) => edge.from === from && edge.port === port && !edge.when);
  if (led) {
    return insertOn(draft, led, type);
  }
  const source = at(draft, from);
  const id = addNode(draft, type, { x: source.x + portShift(draft, from, port), y: source.y + ROW });
  draft.edges.push({ from, port, to: id });
  return id;
}

/** How far to the side the step behind a port belongs, so that the steps behind several ports stand in their order. */
function portShift(draft: WorkflowDocument, from: string, port: string): number {
  const node = nodeOf(draft, from);
  const ports = node ? portsOf(node, catalogue()) : [];
  const index = Math.max(0, ports.indexOf(port));
  return ports.length < 2 ? 0 : Math.round((index - (ports.length - 1) / 2) * COLUMN);
}

/** A new node in the middle of an edge; a node without ports ends the path there. */
export function insertOn(draft: WorkflowDocument, edge: FlowEdge, type: StepType): string {
  const to = edge.to;
  const source = at(draft, edge.from);
  const target = at(draft, to);
  const down = target.y > source.y;
  const x = Math.abs(target.x - source.x) < COLUMN / 2 ? target.x : source.x + portShift(draft, edge.from, edge.port);
  const y = source.y + ROW;
  if (down && target.y < y + ROW) {
    pushDown(draft, to, y + ROW - target.y);
  }
  const id = addNode(draft, type, { x, y });
  const own = draft.edges.find((one) => same(one, edge)) ?? edge;
  own.to = id;
  const node = nodeOf(draft, id);
  const port = node ? portsOf(node, catalogue())[0] : undefined;
  if (port !== undefined) {
    draft.edges.push({ from: id, port, to });
  }
  return id;
}

function pushDown(draft: WorkflowDocument, from: string, by: number): void {
  const least = at(draft, from).y;
  for (const id of reachable(draft, [from])) {
    const place = at(draft, id);
    if (place.y >= least) {
      draft.layout[id] = snap({ x: place.x, y: place.y + by });
    }
  }
}

function same(one: FlowEdge, other: FlowEdge): boolean {
  return one === other || (one.from === other.from && one.port === other.port && one.to === other.to && !one.when === !other.when);
}

/** Why the two cannot be connected: a key of the words; null = they can. */
export function refusal(draft: WorkflowDocument, from: string, port: string, to: string): string | null {
  const target = nodeOf(draft, to);
  if (!target || !nodeOf(draft, from)) {
    return "builder.connect.gone";
  }
  if (from === to) {
    return "builder.connect.self";
  }
  if (catalogue().get(target.type)?.kind === "TRIGGER") {
    return "builder.connect.trigger";
  }
  return draft.edges.some((edge) => edge.from === from && edge.port === port && edge.to === to) ? "builder.connect.there" : null;
}

/** Leads the port to the node; an edge without a condition that the port had is led there instead of its old target. */
export function connect(draft: WorkflowDocument, from: string, port: string, to: string): void {
  if (refusal(draft, from, port, to) !== null) {
    return;
  }
  const led = draft.edges.find((edge) => edge.from === from && edge.port === port && !edge.when);
  if (led) {
    led.to = to;
  } else {
    draft.edges.push({ from, port, to });
  }
}

export function disconnect(draft: WorkflowDocument, keys: readonly string[]): void {
  const all = edgeKeys(draft.edges);
  draft.edges = draft.edges.filter((_, index) => !keys.includes(all[index] ?? ""));
}

function reachable(draft: WorkflowDocument, from: readonly string[]): Set<string> {
  const out = new Map<string, string[]>();
  draft.edges.forEach((edge) => out.set(edge.from, [...(out.get(edge.from) ?? []), edge.to]));
  const seen = new Set<string>();
  const next = [...from];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (!seen.has(id)) {
      seen.add(id);
      next.push(...(out.get(id) ?? []));
    }
  }
  return seen;
}

function triggers(draft: WorkflowDocument): string[] {
  return draft.nodes
    .filter((node) => (catalogue().get(node.type)?.kind ?? (node.type.endsWith("-trigger") ? "TRIGGER" : "STEP")) === "TRIGGER")
    .map((node) => node.id);
}

/** Whether deleting these would leave a workflow that nobody can enter. */
export function takesLastTrigger(draft: WorkflowDocument, ids: readonly string[]): boolean {
  const all = triggers(draft);
  return all.length > 0 && all.every((id) => ids.includes(id));
}

/** What a run could reach before and cannot reach any more without these. */
export function lostWithout(draft: WorkflowDocument, ids: readonly string[]): string[] {
  const before = reachable(draft, triggers(draft));
  const rest = { ...draft, edges: draft.edges.filter((edge) => !ids.includes(edge.from) && !ids.includes(edge.to)) };
  const after = reachable(rest, triggers(draft).filter((id) => !ids.includes(id)));
  return draft.nodes.map((node) => node.id).filter((id) => before.has(id) && !after.has(id) && !ids.includes(id));
}

/** What becomes of the steps behind deleted ones: led to from before, deleted too, or left alone. */
export type Rest = "reconnect" | "remove" | "leave";

export function remove(draft: WorkflowDocument, ids: readonly string[], rest: Rest): void {
  const gone = new Set(rest === "remove" ? [...ids, ...lostWithout(draft, ids)] : ids);
  if (rest === "reconnect") {
    draft.edges
      .filter((edge) => gone.has(edge.to) && !gone.has(edge.from))
      .forEach((edge) => {
        const to = behind(draft, edge.to, gone);
        if (to !== undefined && to !== edge.from) {
          edge.to = to;
        }
      });
  }
  draft.nodes = draft.nodes.filter((node) => !gone.has(node.id));
  draft.edges = draft.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to));
  gone.forEach((id) => delete draft.layout[id]);
}

/** The first step behind the deleted ones, by the first port that leads anywhere. */
export function behind(draft: WorkflowDocument, id: string, gone: ReadonlySet<string>): string | undefined {
  const seen = new Set<string>();
  let now: string | undefined = id;
  while (now !== undefined && gone.has(now) && !seen.has(now)) {
    seen.add(now);
    const node = nodeOf(draft, now);
    const ports: string[] = node ? portsOf(node, catalogue()) : [];
    const edges = draft.edges.filter((edge) => edge.from === now);
    const first: FlowEdge | undefined = ports.map((port) => edges.find((edge) => edge.port === port)).find(Boolean) ?? edges[0];
    now = first?.to;
  }
  return now !== undefined && !gone.has(now) ? now : undefined;
}

/** Takes a step out of its place and puts it behind a port of another; those around it close up. */
export function moveAfter(draft: WorkflowDocument, id: string, from: string, port: string): void {
  const node = nodeOf(draft, id);
  if (!node || id === from) {
    return;
  }
  const own = portsOf(node, catalogue());
  const gone = new Set([id]);
  const to = behind(draft, id, gone);
  draft.edges.filter((edge) => edge.to === id).forEach((edge) => (edge.to = to ?? id));
  draft.edges = draft.edges.filter((edge) => edge.to !== id && !(edge.from === id && edge.to === to && edge.port === own[0]));
  const led = draft.edges.find((edge) => edge.from === from && edge.port === port && !edge.when);
  const next = led?.to;
  if (led) {
    led.to = id;
  } else {
    draft.edges.push({ from, port, to: id });
  }
  if (next !== undefined && next !== id && own[0] !== undefined && !draft.edges.some((edge) => edge.from === id && edge.port === own[0])) {
    draft.edges.push({ from: id, port: own[0], to: next });
  }
}

export function addNote(draft: WorkflowDocument, text: string, position: Position): string {
  const note: Note = { id: freshId("note", draft), text, ...snap(position), width: 200, height: 120 };
  draft.notes = [...(draft.notes ?? []), note];
  return note.id;
}

export function removeNotes(draft: WorkflowDocument, ids: readonly string[]): void {
  const rest = (draft.notes ?? []).filter((note) => !ids.includes(note.id));
  draft.notes = rest.length > 0 ? rest : undefined;
}
