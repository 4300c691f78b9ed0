import { useSyncExternalStore } from "react";
import type { Position } from "./model";

/** Where a step that is picked next goes. */
export type Place =
  | { kind: "edge"; edge: string }
  | { kind: "port"; from: string; port: string }
  | { kind: "free"; at: Position }
  /** In the place of a step that goes. */
  | { kind: "instead"; node: string };

export type Dialog =
  | { kind: "none" }
  | { kind: "keys" }
  | { kind: "find" }
  | { kind: "notTaken" }
  | { kind: "connect"; from: string; port?: string }
  | { kind: "delete"; nodes: string[]; notes: string[] };

export interface Ui {
  view: "canvas" | "outline";
  palette: boolean;
  /** On a small screen, whether the form is shown though no step is selected: the settings of the workflow. */
  sheet: boolean;
  /** The list of steps to add, near a point of the screen. */
  picker: { place: Place; screen: Position } | null;
  /** What can be done here; at: where on the canvas, null = with what is chosen. */
  menu: { screen: Position; at: Position | null } | null;
  dialog: Dialog;
}

const listeners = new Set<() => void>();
const small = typeof matchMedia !== "undefined" && matchMedia("(max-width: 720px)").matches;
let ui: Ui = { view: small ? "outline" : "canvas", palette: !small, sheet: false, picker: null, menu: null, dialog: { kind: "none" } };

export function setUi(next: Partial<Ui>): void {
  ui = { ...ui, ...next };
  listeners.forEach((listener) => listener());
}

export function getUi(): Ui {
  return ui;
}

export function useUi<T>(selector: (ui: Ui) => T): T {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => selector(ui),
  );
}

export function closeDialog(): void {
  setUi({ dialog: { kind: "none" } });
}
