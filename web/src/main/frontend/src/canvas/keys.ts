import { useEffect } from "react";
import type { RefObject } from "react";
import { copied, deleteSelected, duplicateSelected, move, naturalPlace, newNote, pasteText, pickInstead, redoOnce, say, selectAll, tidy, undoOnce } from "../actions";
import { catalogue } from "../catalogue";
import { at } from "../edit";
import { enterPanel, escapeFrom, focusInspector, nextRegion, rename } from "../focus";
import { NODE_HEIGHT, NODE_WIDTH } from "../model";
import { toProblem } from "../panels/sieve";
import { portsOf } from "../ports";
import { reveal } from "../reveal";
import { save } from "../saving";
import { get, select } from "../store";
import { getUi, setUi } from "../ui";
import { neighbour } from "./geometry";
import type { Direction } from "./geometry";
import { FIT, intoView } from "./view";
import type { Flow } from "./view";

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const STEP = 16;

/** Inside fields keys write; the page's keys stand back. */
export function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Escape empties a search first, as the browser has it. */
function clears(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === "search" && target.value !== "";
}

/** Keys of the whole page, wherever the focus is. */
export function usePageKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (document.querySelector("dialog[open]")) {
        return;
      }
      if (command && key === "k") {
        event.preventDefault();
        setUi({ dialog: { kind: "find" } });
      } else if (command && key === "d" && !writes(event.target)) {
        event.preventDefault();
        duplicateSelected();
      } else if (command && key === "s") {
        event.preventDefault();
        void save();
      } else if (event.key === "F6") {
        event.preventDefault();
        nextRegion(event.shiftKey ? -1 : 1);
      } else if (event.key === "F8") {
        event.preventDefault();
        void toProblem(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape" && !clears(event.target) && escapeFrom(event.target)) {
        event.preventDefault();
      } else if (writes(event.target)) {
        return;
      } else if (command && key === "z") {
        event.preventDefault();
        event.shiftKey ? redoOnce() : undoOnce();
      } else if (command && key === "y") {
        event.preventDefault();
        redoOnce();
      } else if (event.key === "?") {
        event.preventDefault();
        setUi({ dialog: { kind: "keys" } });
      }
    };
    const copy = (event: ClipboardEvent) => {
      const text = onWork(event) && !String(getSelection()) ? copied() : null;
      if (text !== null) {
        event.clipboardData?.setData("text/plain", text);
        event.preventDefault();
        if (event.type === "cut") {
          deleteSelected();
        }
      }
    };
    const paste = (event: ClipboardEvent) => {
      if (onWork(event) && !get().readOnly) {
        event.preventDefault();
        pasteText(event.clipboardData?.getData("text/plain") ?? "");
      }
    };
    document.addEventListener("keydown", pressed);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("keydown", pressed);
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", paste);
    };
  }, []);
}

function onWork(event: ClipboardEvent): boolean {
  return !writes(event.target) && !document.querySelector("dialog[open]");
}

/** Keys while the focus is on the canvas, or nowhere yet: who has just come can begin. */
export function useCanvasKeys(frame: RefObject<HTMLDivElement | null>, flow: Flow): void {
  useEffect(() => {
    const element = frame.current;
    const pressed = (event: KeyboardEvent) => {
      if (!writes(event.target) && handle(event, flow)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const focused = (event: FocusEvent) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>(".react-flow__node-step")?.dataset.id;
      if (id !== undefined && event.target instanceof HTMLElement && event.target.matches(".react-flow__node:focus-visible")) {
        if (!get().selection.nodes.includes(id)) {
          select({ nodes: [id] });
        }
        intoView(flow, id);
      }
    };
    const fromNowhere = (event: KeyboardEvent) => {
      if (event.target === document.body && document.querySelector("dialog[open]") === null && handle(event, flow)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    document.addEventListener("keydown", fromNowhere, true);
    element?.addEventListener("keydown", pressed);
    element?.addEventListener("focusin", focused);
    return () => {
      document.removeEventListener("keydown", fromNowhere, true);
      element?.removeEventListener("keydown", pressed);
      element?.removeEventListener("focusin", focused);
    };
  }, [frame, flow]);
}

function handle(event: KeyboardEvent, flow: Flow): boolean {
  const own = focusedNode(event.target);
  const command = event.ctrlKey || event.metaKey;
  if (command) {
    return event.key.toLowerCase() === "a" ? (selectAll(), true) : false;
  }
  if (ARROWS.includes(event.key)) {
    return own === null ? toFirst() : event.shiftKey ? shift(event.key as Direction) : go(own, event.key as Direction);
  }
  const onButton = event.target instanceof HTMLElement && event.target.closest("button") !== null;
  if (event.key === "Enter" && own !== null && !onButton) {
    return openInspector(own);
  }
  if (event.key === " " && own !== null && !onButton) {
    return toggle(own);
  }
  if (event.key === "Escape") {
    select({});
    return true;
  }
  return KEYS[event.key.toLowerCase()]?.(flow, own) ?? false;
}

const KEYS: Record<string, (flow: Flow, own: string | null) => boolean> = {
  delete: () => (deleteSelected(), true),
  backspace: () => (deleteSelected(), true),
  a: () => pick(),
  c: (_, own) => (own === null ? false : (setUi({ dialog: { kind: "connect", from: own } }), true)),
  n: (flow) => noteHere(flow),
  l: () => (tidy(), true),
  r: (_, own) => own !== null && (select({ nodes: [own] }), pickInstead(nearFocus()), true),
  f2: (_, own) => own !== null && rename(own),
  f: (flow) => (void flow.fitView(FIT), true),
  "1": (flow) => (void flow.fitView(FIT), true),
  t: () => (enterPanel({ id: "test", side: "right" }), true),
  v: () => (enterPanel({ id: "problems", side: "bottom" }), true),
  o: () => (setUi({ view: "outline" }), true),
  "+": (flow) => (void flow.zoomIn(), true),
  "=": (flow) => (void flow.zoomIn(), true),
  "-": (flow) => (void flow.zoomOut(), true),
  "0": (flow) => (void flow.zoomTo(1), true),
  "/": () => (setUi({ palette: true }), requestAnimationFrame(() => document.getElementById("palette-search")?.focus()), true),
};

function focusedNode(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>(".react-flow__node-step")?.dataset.id ?? null) : null;
}

export function middle(flow: Flow): { x: number; y: number } {
  const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
  return flow.screenToFlowPosition({ x: (pane?.left ?? 0) + (pane?.width ?? 0) / 2 - 100, y: (pane?.top ?? 0) + (pane?.height ?? 0) / 3 });
}

/** In the middle of what is seen, beside the steps that stand there. */
function noteHere(flow: Flow): boolean {
  const { document } = get();
  const place = middle(flow);
  const covers = (id: string) => {
    const other = at(document, id);
    return other.x < place.x + 216 && other.x + NODE_WIDTH + 16 > place.x && other.y < place.y + 136 && other.y + NODE_HEIGHT + 16 > place.y;
  };
  while (document.nodes.some((node) => covers(node.id))) {
    place.x += 48;
  }
  newNote(place);
  void flow.setCenter(place.x + 100, place.y + 60, { zoom: flow.getZoom() });
  return true;
}

function toFirst(): boolean {
  const first = get().document.nodes[0];
  if (first) {
    reveal({ node: first.id });
  }
  return true;
}

/** Down follows the step's first way, up the way that leads here; to the sides, and where there is no way, what is nearest. */
function go(own: string, direction: Direction): boolean {
  const { document } = get();
  const node = document.nodes.find((one) => one.id === own);
  const ways = node
    ? portsOf(node, catalogue()).flatMap((port) => document.edges.filter((edge) => edge.from === own && edge.port === port).map((edge) => edge.to))
    : [];
  const follow = direction === "ArrowDown" ? ways : direction === "ArrowUp" ? document.edges.filter((edge) => edge.to === own).map((edge) => edge.from) : [];
  const places = new Map(document.nodes.map((one) => [one.id, at(document, one.id)]));
  const next = follow[0] ?? neighbour(at(document, own), places, own, direction);
  if (next !== undefined && next !== null) {
    reveal({ node: next });
  }
  return true;
}

function shift(direction: Direction): boolean {
  const { document, selection } = get();
  const by = {
    x: direction === "ArrowLeft" ? -STEP : direction === "ArrowRight" ? STEP : 0,
    y: direction === "ArrowUp" ? -STEP : direction === "ArrowDown" ? STEP : 0,
  };
  const shifted = (place: { x: number; y: number }) => ({ x: place.x + by.x, y: place.y + by.y });
  const places = new Map(selection.nodes.map((id) => [id, shifted(at(document, id))]));
  (document.notes ?? []).filter((note) => selection.notes.includes(note.id)).forEach((note) => places.set(note.id, shifted(note)));
  move(places, `keys:${[...places.keys()].join()}`);
  return true;
}

function toggle(own: string): boolean {
  const { selection } = get();
  const nodes = selection.nodes.includes(own) && selection.nodes.length > 1 ? selection.nodes.filter((id) => id !== own) : [...new Set([...selection.nodes, own])];
  select({ nodes, notes: selection.notes });
  say("builder.said.selected", nodes.length);
  return true;
}

function openInspector(own: string): boolean {
  select({ nodes: [own] });
  focusInspector();
  return true;
}

function pick(): boolean {
  if (get().readOnly) {
    return true;
  }
  setUi({ picker: { place: naturalPlace(), screen: nearFocus() } });
  return getUi().picker !== null;
}

function nearFocus(): { x: number; y: number } {
  const near = document.activeElement?.getBoundingClientRect();
  return { x: near?.left ?? 200, y: (near?.bottom ?? 200) + 4 };
}
