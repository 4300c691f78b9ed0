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

export function openPanel(panel: Pick<Panel, "id" | "side">): void {
  set({ ...open, [panel.side]: panel.id });
}

export function closePanel(side: Panel["side"]): void {
  set({ ...open, [side]: null });
}

export function togglePanel(panel: Pick<Panel, "id" | "side">): void {
  set({ ...open, [panel.side]: open[panel.side] === panel.id ? null : panel.id });
}
