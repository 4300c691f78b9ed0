import type { ComponentType } from "react";
import { useSyncExternalStore } from "react";

/** A panel beside the canvas (in the inspector's place) or below it; one of each side is open at a time. */
export interface Panel {
  id: string;
  side: "right" | "bottom";
  /** Its heading, and the name of its tab. */
  title: () => string;
  Content: ComponentType;
}

/** What panels/index.tsx exports as `slots`. */
export interface Slots {
  /** Buttons of the header, from left to right, before "Publish". */
  toolbar: ComponentType[];
  panels: Panel[];
  /** Dialogs, and parts without a face that keep decorations up to date. */
  overlays: ComponentType[];
  /** Beside the name: "Draft of v3 · 1,204 people on v2". */
  VersionBadge: ComponentType;
}

interface Open {
  right: string | null;
  bottom: string | null;
}

const listeners = new Set<() => void>();
let open: Open = { right: null, bottom: null };
const openers: Partial<Record<Panel["side"], HTMLElement>> = {};

function set(next: Open): void {
  open = next;
  listeners.forEach((listener) => listener());
}

export function panels(): Open {
  return open;
}

/** Which panels are open; right: null = the inspector. */
export function usePanels(): Open {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}

/** @param opener where the focus goes when it is left; none = to its button */
export function openPanel(panel: Pick<Panel, "id" | "side">, opener?: HTMLElement): void {
  put(panel.side, panel.id, opener);
}

export function closePanel(side: Panel["side"]): void {
  put(side, null);
}

export function togglePanel(panel: Pick<Panel, "id" | "side">): void {
  put(panel.side, open[panel.side] === panel.id ? null : panel.id);
}

/** What the open panel of that side was opened from, if it was not its button. */
export function openerOf(side: Panel["side"]): HTMLElement | undefined {
  return openers[side];
}

/** An opener is of one opening: what opens or closes in another way forgets it. */
function put(side: Panel["side"], id: string | null, opener?: HTMLElement): void {
  openers[side] = opener;
  set({ ...open, [side]: id });
}
