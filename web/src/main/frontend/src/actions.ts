import { catalogue, isTrigger, typeName } from "./catalogue";
import { clipFrom, clipOf, cornerOf, paste } from "./clipboard";
import type { Clip } from "./clipboard";
import { addAfter, addNode, addNote, at, COLUMN, connect, disconnect, insertOn, lostWithout, refusal, remove, removeNotes, snap, takesLastTrigger } from "./edit";
import type { Rest } from "./edit";
import { catchFocus } from "./focus";
import { rearrange } from "./layout";
import { edgeOfKey, NODE_HEIGHT, NODE_WIDTH, titleOf } from "./model";
import type { Position, StepType } from "./model";
import { portsOf } from "./ports";
import { reveal } from "./reveal";
import { announce, change, get, redo, select, undo } from "./store";
import { swap } from "./swap";
import { setUi } from "./ui";
import type { Place } from "./ui";
import { t } from "./words";

/** What buttons, keys and menus do alike. */

const SHELF = "millrace.clipboard";
/** Steps that are set in order stand so far from each other at least; between two lines a plus has room. */
const APART = 56;

export function say(key: string, ...values: (string | number)[]): void {
  announce(t(key, ...values));
}

export function title(id: string): string {
  const node = get().document.nodes.find((one) => one.id === id);
  return node ? titleOf(node) : id;
}

/** Adds a step of the type there, selects it and shows it. */
export function add(type: StepType, place: Place): void {
  if (place.kind === "instead") {
    return replaceBy(type, place.node);
  }
  let id = "";
  const name = typeName(type.name);
  const done = change(t("builder.did.add", name), (draft) => {
    if (place.kind === "port") {
      id = addAfter(draft, place.from, place.port, type);
    } else if (place.kind === "free") {
      id = addNode(draft, type, place.at);
    } else {
      const edge = edgeOfKey(draft, place.edge);
      id = edge ? insertOn(draft, edge, type) : "";
    }
  });
  setUi({ picker: null });
  if (done) {
    say("builder.said.added", name);
    requestAnimationFrame(() => reveal({ node: id }));
  }
}

function replaceBy(type: StepType, old: string): void {
  const [before, after] = [title(old), typeName(type.name)];
  let made = { id: old, lost: 0 };
  change(t("builder.did.replace", before), (draft) => void (made = swap(draft, old, type)));
  setUi({ picker: null });
  requestAnimationFrame(() => {
    reveal({ node: made.id });
    announce(t("builder.said.replaced", before, after, made.lost), made.lost > 0);
  });
}

/** Offers what can stand in the place of the one step that is chosen. */
export function pickInstead(screen: Position): void {
  const { selection, readOnly } = get();
  const node = selection.nodes[0];
  if (!readOnly && node !== undefined && selection.nodes.length === 1) {
    setUi({ picker: { place: { kind: "instead", node }, screen } });
  }
}

/** Connects, or says why not. */
export function join(from: string, port: string, to: string): boolean {
  const why = refusal(get().document, from, port, to);
  if (why !== null) {
    say(why);
    return false;
  }
  change(t("builder.did.connect"), (draft) => connect(draft, from, port, to));
  say("builder.said.connected", title(from), title(to));
  return true;
}

/** Nodes and notes to their new places, as one step. */
export function move(places: ReadonlyMap<string, Position>, merge?: string): void {
  change(
    t("builder.did.move"),
    (draft) => {
      for (const node of draft.nodes) {
        const place = places.get(node.id);
        if (place) {
          draft.layout[node.id] = place;
        }
      }
      (draft.notes ?? []).forEach((note) => Object.assign(note, places.get(note.id) ?? {}));
    },
    merge,
  );
}

/** Where a step belongs that is added without a place: behind the selected one, else below all. */
export function naturalPlace(): Place {
  const { document, selection } = get();
  const chosen = document.nodes.find((node) => node.id === selection.nodes[0]);
  const edge = selection.edges[0];
  if (selection.nodes.length === 1 && chosen) {
    const ports = portsOf(chosen, catalogue());
    const open = ports.find((port) => !document.edges.some((one) => one.from === chosen.id && one.port === port)) ?? ports[0];
    if (open !== undefined) {
      return { kind: "port", from: chosen.id, port: open };
    }
  }
  if (edge !== undefined) {
    return { kind: "edge", edge };
  }
  const lowest = Math.max(-NODE_HEIGHT * 2, ...document.nodes.map((node) => at(document, node.id).y));
  const first = document.nodes[0];
  return { kind: "free", at: { x: first ? at(document, first.id).x : 0, y: lowest + NODE_HEIGHT * 2 } };
}

/** A trigger stands for itself: nothing leads to it. */
export function placeFor(type: StepType): Place {
  const place = naturalPlace();
  if (type.kind !== "TRIGGER" || place.kind === "free") {
    return place;
  }
  const { document } = get();
  const all = document.nodes.filter(isTrigger).map((node) => at(document, node.id));
  return { kind: "free", at: { x: Math.max(0, ...all.map((spot) => spot.x)) + 280, y: Math.min(0, ...all.map((spot) => spot.y)) } };
}

/** Deletes what is selected, or asks what becomes of the steps behind. */
export function deleteSelected(): void {
  const { document, selection, readOnly } = get();
  if (readOnly) {
    return;
  }
  const { notes, edges } = selection;
  const last = takesLastTrigger(document, selection.nodes);
  const nodes = last ? selection.nodes.filter((id) => !document.nodes.some((node) => node.id === id && isTrigger(node))) : selection.nodes;
  if (last) {
    say("builder.delete.lastTrigger");
  }
  if (last && nodes.length === 0) {
    setUi({ dialog: { kind: "delete", nodes: [...selection.nodes], notes: [...notes] } });
  } else if (nodes.length > 0 && lostWithout(document, nodes).length > 0) {
    setUi({ dialog: { kind: "delete", nodes: [...nodes], notes: [...notes] } });
  } else if (nodes.length + notes.length > 0) {
    deleteNodes(nodes, notes, "leave");
  } else if (edges.length > 0) {
    change(t("builder.did.disconnect"), (draft) => disconnect(draft, edges));
    select({});
    say("builder.said.disconnected", edges.length);
  }
}

export function deleteNodes(nodes: readonly string[], notes: readonly string[], rest: Rest): void {
  const before = get().document.nodes.length;
  const next = nextFocus(nodes);
  change(t("builder.did.delete"), (draft) => {
    remove(draft, nodes, rest);
    removeNotes(draft, notes);
  });
  say("builder.said.deleted", before - get().document.nodes.length + notes.length);
  select({});
  if (next !== undefined && get().document.nodes.some((node) => node.id === next)) {
    requestAnimationFrame(() => reveal({ node: next }));
  }
}

/** The focus must not fall out of the canvas: it goes to the step before, or behind. */
function nextFocus(gone: readonly string[]): string | undefined {
  const { edges } = get().document;
  return (
    edges.find((edge) => gone.includes(edge.to) && !gone.includes(edge.from))?.from ??
    edges.find((edge) => gone.includes(edge.from) && !gone.includes(edge.to))?.to
  );
}

export function undoOnce(): void {
  const label = undo();
  announce(label === null ? t("builder.said.nothingToUndo") : t("builder.said.undone", label));
  catchFocus();
}

export function redoOnce(): void {
  const label = redo();
  announce(label === null ? t("builder.said.nothingToRedo") : t("builder.said.redone", label));
  catchFocus();
}

export function selectAll(): void {
  const { document } = get();
  select({ nodes: document.nodes.map((node) => node.id), notes: (document.notes ?? []).map((note) => note.id) });
  say("builder.said.selected", document.nodes.length);
}

export function tidy(): void {
  change(t("builder.did.arrange"), (draft) => rearrange(draft, catalogue()));
  say("builder.said.arranged");
}

export function newNote(place: Position): void {
  let id = "";
  if (change(t("builder.did.note"), (draft) => void (id = addNote(draft, "", place)))) {
    select({ notes: [id] });
    say("builder.said.note");
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }));
  }
}

/** The selection as text; null when nothing is selected that could be copied. */
export function copied(): string | null {
  const { document, selection } = get();
  const clip = clipOf(document, selection.nodes, selection.notes);
  if (!clip) {
    return null;
  }
  const text = JSON.stringify(clip, null, 1);
  try {
    localStorage.setItem(SHELF, text);
  } catch {
    // Only the way without a clipboard is lost.
  }
  say("builder.said.copied", clip.nodes.length + clip.notes.length);
  return text;
}

/** By a button; where the browser gives no clipboard, this browser's storage serves. */
export async function copyByButton(): Promise<void> {
  const text = copied();
  if (text !== null) {
    await navigator.clipboard?.writeText(text).catch(() => undefined);
  }
}

export async function pasteByButton(): Promise<void> {
  const text = (await navigator.clipboard?.readText().catch(() => undefined)) ?? localStorage.getItem(SHELF) ?? "";
  pasteText(clipFrom(text) ? text : (localStorage.getItem(SHELF) ?? text));
}

export function pasteText(text: string): boolean {
  const clip = clipFrom(text);
  if (clip) {
    put(clip);
  } else {
    say("builder.said.notPasted");
  }
  return clip !== null;
}

/** The same once more, beside it; the clipboard stays as it is. */
export function duplicateSelected(): void {
  const { document, selection, readOnly } = get();
  const clip = clipOf(document, selection.nodes, selection.notes);
  if (clip && !readOnly) {
    put(clip);
  }
}

function put(clip: Clip): void {
  const corner = cornerOf(clip);
  const { document } = get();
  const taken = document.nodes.some((node) => Math.abs(at(document, node.id).x - corner.x) < 24 && Math.abs(at(document, node.id).y - corner.y) < 24);
  const width = Math.max(...[...Object.values(clip.layout), ...clip.notes].map((place) => place.x)) - corner.x + COLUMN;
  const to = taken ? { x: corner.x + width, y: corner.y } : corner;
  let made = { nodes: [] as string[], notes: [] as string[] };
  change(t("builder.did.paste"), (draft) => void (made = paste(draft, clip, to)));
  select(made);
  say("builder.said.pasted", made.nodes.length + made.notes.length);
  const first = made.nodes[0];
  if (first !== undefined) {
    requestAnimationFrame(() => reveal(made.nodes.length === 1 ? { node: first } : {}));
  }
}

/** What is chosen, in a column (one x for all) or a row, in the order and as far apart as it stands, but not upon each other. */
export function align(axis: "x" | "y"): void {
  const { document, selection } = get();
  const notes = (document.notes ?? []).filter((note) => selection.notes.includes(note.id));
  const along = axis === "x" ? "y" : "x";
  const all = [...selection.nodes.map((id) => ({ id, ...at(document, id), width: NODE_WIDTH, height: NODE_HEIGHT })), ...notes].sort((one, other) => one[along] - other[along]);
  const places = new Map<string, Position>();
  let free = -Infinity;
  for (const one of all) {
    const place = { x: one.x, y: one.y, [axis]: all[0]?.[axis] ?? 0, [along]: Math.max(one[along], free) };
    places.set(one.id, snap(place));
    free = place[along] + (along === "y" ? one.height : one.width) + APART;
  }
  move(places);
  say("builder.said.aligned", places.size);
}
