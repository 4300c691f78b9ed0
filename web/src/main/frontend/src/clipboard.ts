import { freshId, at, snap } from "./edit";
import type { FlowEdge, FlowNode, Interrupt, JsonObject, Note, Position, WorkflowDocument } from "./model";

/** Copied steps, as they travel through the clipboard to another place or another campaign. */
export interface Clip {
  format: "millrace/steps";
  version: 1;
  nodes: FlowNode[];
  edges: FlowEdge[];
  layout: Record<string, Position>;
  notes: Note[];
}

const MOST = 2_000;
const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

export function clipOf(document: WorkflowDocument, ids: readonly string[], noteIds: readonly string[]): Clip | null {
  const nodes = document.nodes.filter((node) => ids.includes(node.id));
  const notes = (document.notes ?? []).filter((note) => noteIds.includes(note.id));
  if (nodes.length + notes.length === 0) {
    return null;
  }
  return {
    format: "millrace/steps",
    version: 1,
    nodes,
    edges: document.edges.filter((edge) => ids.includes(edge.from) && ids.includes(edge.to)),
    layout: Object.fromEntries(nodes.map((node) => [node.id, at(document, node.id)])),
    notes,
  };
}

/** Reads what somebody pasted; null where it is not our format in every part. Nothing of it is trusted. */
export function clipFrom(text: string): Clip | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(raw) || raw.format !== "millrace/steps" || raw.version !== 1) {
    return null;
  }
  const nodes = listOf(raw.nodes, nodeFrom);
  const edges = listOf(raw.edges, edgeFrom);
  const notes = listOf(raw.notes ?? [], noteFrom);
  if (!nodes || !edges || !notes || nodes.length + notes.length === 0 || !fits(nodes, edges, notes)) {
    return null;
  }
  const places = isObject(raw.layout) ? raw.layout : {};
  const layout = Object.fromEntries(nodes.map((node) => [node.id, position(places[node.id])]));
  return { format: "millrace/steps", version: 1, nodes, edges, layout, notes };
}

/** A whole workflow from a file, under the name and address of this one; null where it is none in every part. */
export function documentFrom(text: string, own: WorkflowDocument): WorkflowDocument | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(raw)) {
    return null;
  }
  const nodes = listOf(raw.nodes, nodeFrom);
  const edges = listOf(raw.edges, edgeFrom);
  const notes = listOf(raw.notes ?? [], noteFrom);
  const interrupts = listOf(raw.interrupts ?? [], interruptFrom);
  if (!nodes || nodes.length === 0 || !edges || !notes || !interrupts || !fits(nodes, edges, notes)) {
    return null;
  }
  const places = isObject(raw.layout) ? raw.layout : {};
  const layout = Object.fromEntries(nodes.filter((node) => isObject(places[node.id])).map((node) => [node.id, position(places[node.id])]));
  const { slug, name, description } = own;
  return { slug, name, description, nodes, edges, layout, ...(notes.length > 0 ? { notes } : {}), ...(interrupts.length > 0 ? { interrupts } : {}) };
}

/** @returns the ids of what was pasted */
export function paste(draft: WorkflowDocument, clip: Clip, to: Position): { nodes: string[]; notes: string[] } {
  const corner = cornerOf(clip);
  const shift = (place: Position) => snap({ x: place.x - corner.x + to.x, y: place.y - corner.y + to.y });
  const ids = new Map(clip.nodes.map((node) => [node.id, freshId(node.type, draft)]));
  const named = (id: string) => ids.get(id) ?? id;
  for (const node of clip.nodes) {
    draft.nodes.push({ ...structuredClone(node), id: named(node.id) });
    draft.layout[named(node.id)] = shift(clip.layout[node.id] ?? corner);
  }
  draft.edges.push(...clip.edges.map((edge) => ({ ...structuredClone(edge), from: named(edge.from), to: named(edge.to) })));
  const notes = clip.notes.map((note) => ({ ...note, ...shift(note), id: freshId("note", draft) }));
  if (notes.length > 0) {
    draft.notes = [...(draft.notes ?? []), ...notes];
  }
  return { nodes: [...ids.values()], notes: notes.map((note) => note.id) };
}

export function cornerOf(clip: Clip): Position {
  const places = [...Object.values(clip.layout), ...clip.notes];
  return { x: Math.min(...places.map((place) => place.x)), y: Math.min(...places.map((place) => place.y)) };
}

function listOf<T>(raw: unknown, read: (item: Record<string, unknown>) => T | null): T[] | null {
  if (!Array.isArray(raw) || raw.length > MOST) {
    return null;
  }
  const all = raw.map((item) => (isObject(item) ? read(item) : null));
  return all.includes(null) ? null : (all as T[]);
}

/** Whether each id is there once, on the canvas notes are among the steps, and each line has both its ends. */
function fits(nodes: FlowNode[], edges: FlowEdge[], notes: Note[]): boolean {
  const steps = new Set(nodes.map((node) => node.id));
  const all = new Set([...nodes, ...notes].map((one) => one.id));
  return all.size === nodes.length + notes.length && edges.every((edge) => steps.has(edge.from) && steps.has(edge.to));
}

function nodeFrom(raw: Record<string, unknown>): FlowNode | null {
  const { id, type, name } = raw;
  const config = raw.config ?? {};
  if (!isId(id) || !isText(type, 64) || !isObject(config) || (name !== undefined && !isText(name, 200))) {
    return null;
  }
  return { id, type, ...(name === undefined ? {} : { name: name as string }), config: config as JsonObject };
}

function edgeFrom(raw: Record<string, unknown>): FlowEdge | null {
  const { from, to, when } = raw;
  const port = raw.port ?? "next";
  if (!isId(from) || !isId(to) || !isText(port, 64) || (when !== undefined && !isObject(when))) {
    return null;
  }
  return { from, port, to, ...(when === undefined ? {} : { when: when as JsonObject }) };
}

function interruptFrom(raw: Record<string, unknown>): Interrupt | null {
  const { name, when, then } = raw;
  return isText(name, 100) && isObject(when) && isObject(then) ? { name, when: when as JsonObject, then: then as JsonObject } : null;
}

function noteFrom(raw: Record<string, unknown>): Note | null {
  const { id, text } = raw;
  if (!isId(id) || typeof text !== "string" || text.length > 4_000) {
    return null;
  }
  return { id, text, ...position(raw), width: size(raw.width, 200), height: size(raw.height, 120) };
}

function size(raw: unknown, otherwise: number): number {
  return typeof raw === "number" && raw >= 40 && raw <= 4_000 ? Math.round(raw) : otherwise;
}

function position(raw: unknown): Position {
  const good = (value: unknown): value is number => typeof value === "number" && Math.abs(value) < 900_000;
  return isObject(raw) && good(raw.x) && good(raw.y) ? { x: raw.x, y: raw.y } : { x: 0, y: 0 };
}

function isText(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= most;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
