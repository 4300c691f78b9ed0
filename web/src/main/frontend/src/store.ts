import { useSyncExternalStore } from "react";
import { share } from "./share";
import type { WorkflowDocument } from "./model";

/** What is chosen on the canvas: ids of nodes and notes, keys of edges (see edgeKeys). */
export interface Selection {
  nodes: readonly string[];
  edges: readonly string[];
  notes: readonly string[];
}

interface Step {
  label: string;
  document: WorkflowDocument;
  selection: Selection;
  /** Steps of one field that follow each other are undone together. */
  merge?: string;
}

export interface State {
  document: WorkflowDocument;
  /** Nothing can be changed: a published version, or a reader without the right. */
  readOnly: boolean;
  selection: Selection;
  past: readonly Step[];
  future: readonly Step[];
  /** The last thing to be said to a screen reader; the count makes equal texts differ. */
  announced: { text: string; count: number };
  /** What was said and is shown as well until something else is done; "" = nothing. */
  shown: string;
}

export const NOTHING: Selection = { nodes: [], edges: [], notes: [] };

const listeners = new Set<() => void>();
let state: State = {
  document: { slug: "", name: "", nodes: [], edges: [], layout: {} },
  readOnly: true,
  selection: NOTHING,
  past: [],
  future: [],
  announced: { text: "", count: 0 },
  shown: "",
};

function set(next: Partial<State>): void {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function get(): State {
  return state;
}

/** Renders anew only when what the selector gives is another thing; let it give parts of the state, not new objects. */
export function useBuilder<T>(selector: (state: State) => T): T {
  return useSyncExternalStore(subscribe, () => selector(state));
}

export function useDocument(): WorkflowDocument {
  return useBuilder((now) => now.document);
}

/** Begins anew with this document: history and selection are gone. */
export function start(document: WorkflowDocument, readOnly: boolean): void {
  set({ document, readOnly, selection: NOTHING, past: [], future: [] });
}

/** The document of the server in place of ours, as a step that can be undone. */
export function replace(label: string, document: WorkflowDocument): void {
  change(label, () => document);
}

/**
 * Changes the document as one step of undo.
 *
 * @param label what was done, in words: it is announced when it is undone
 * @param recipe may change the copy that it gets, or return another document
 * @param merge steps with the same word that follow each other become one: typing in a field
 * @returns whether anything changed
 */
export function change(
  label: string,
  recipe: (draft: WorkflowDocument) => WorkflowDocument | void,
  merge?: string,
): boolean {
  if (state.readOnly) {
    return false;
  }
  const draft = structuredClone(state.document);
  const next = share(state.document, recipe(draft) ?? draft);
  if (next === state.document) {
    return false;
  }
  const last = state.past.at(-1);
  const joins = merge !== undefined && last?.merge === merge && state.future.length === 0;
  const step: Step = { label, document: state.document, selection: state.selection, merge };
  set({ document: next, past: joins ? state.past : [...state.past, step], future: [], selection: kept(state.selection, next), shown: "" });
  return true;
}

/** The label of what was undone; null when there was nothing. */
export function undo(): string | null {
  const step = state.past.at(-1);
  if (!step || state.readOnly) {
    return null;
  }
  const undone: Step = { label: step.label, document: state.document, selection: state.selection };
  set({
    document: step.document,
    selection: kept(step.selection, step.document),
    shown: "",
    past: state.past.slice(0, -1),
    future: [...state.future, undone],
  });
  return step.label;
}

/** The label of what was done again; null when there was nothing. */
export function redo(): string | null {
  const step = state.future.at(-1);
  if (!step || state.readOnly) {
    return null;
  }
  const done: Step = { label: step.label, document: state.document, selection: state.selection };
  set({
    document: step.document,
    selection: kept(step.selection, step.document),
    shown: "",
    past: [...state.past, done],
    future: state.future.slice(0, -1),
  });
  return step.label;
}

export function select(selection: Partial<Selection>): void {
  const next = { ...NOTHING, ...selection };
  if (JSON.stringify(next) !== JSON.stringify(state.selection)) {
    set({ selection: next, shown: "" });
  }
}

export function selectNode(id: string): void {
  select({ nodes: [id] });
}

/**
 * Says something to a screen reader, politely.
 *
 * @param seen whether it is shown as well: nothing else on the page tells it
 */
export function announce(text: string, seen = false): void {
  set({ announced: { text, count: state.announced.count + 1 }, shown: seen ? text : state.shown });
}

function kept(selection: Selection, document: WorkflowDocument): Selection {
  const ids = new Set(document.nodes.map((node) => node.id));
  const notes = new Set((document.notes ?? []).map((note) => note.id));
  const nodes = selection.nodes.filter((id) => ids.has(id));
  const left = selection.notes.filter((id) => notes.has(id));
  const same = nodes.length === selection.nodes.length && left.length === selection.notes.length;
  return same ? selection : { nodes, notes: left, edges: selection.edges };
}
