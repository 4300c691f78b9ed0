import { reveal } from "./reveal";
import type { Target } from "./reveal";
import { closePanel, openerOf, openPanel, panels } from "./slots";
import type { Panel } from "./slots";
import { get, select } from "./store";
import type { Selection } from "./store";
import { setUi } from "./ui";

/** Where the focus goes when something opens or closes: nobody who has no mouse may be left nowhere. */

const FIELDS = "input:not([type=hidden]), select, textarea, [tabindex='0']";

function sideOf(side: Panel["side"]): HTMLElement | null {
  return document.querySelector(side === "right" ? "#inspector" : "[data-region=bottom]");
}

/** To the chosen step, else to the canvas or the outline as a whole, from where its keys work. */
export function focusWork(): void {
  const step = document.querySelector<HTMLElement>(".react-flow__node-step.selected, .outline-title[aria-pressed=true]");
  (step ?? document.querySelector<HTMLElement>(".canvas, .outline"))?.focus({ preventScroll: true });
}

/** To the first field of the form beside the canvas. */
export function focusInspector(): void {
  firstField("right", (field) => field.focus());
}

function firstField(side: Panel["side"], act: (field: HTMLElement) => void): void {
  requestAnimationFrame(() => {
    const panel = sideOf(side);
    const first = panel?.querySelector<HTMLElement>(FIELDS) ?? panel;
    if (first) {
      act(first);
    }
  });
}

/** To the step's name, ready to be written over. */
export function rename(own: string): boolean {
  closePanel("right");
  select({ nodes: [own] });
  firstField("right", (field) => {
    field.focus();
    if (field instanceof HTMLInputElement) {
      field.select();
    }
  });
  return true;
}

/** Opens a panel and goes into it. */
export function enterPanel(panel: Pick<Panel, "id" | "side">): void {
  openPanel(panel, document.activeElement as HTMLElement);
  firstField(panel.side, (field) => field.focus());
}

/** Closes a panel; the focus goes back to what opened it, or to the canvas. */
export function leavePanel(side: Panel["side"]): void {
  const id = panels()[side];
  const opener = openerOf(side) ?? document.querySelector<HTMLElement>(`[data-opens="${id}"]`);
  closePanel(side);
  requestAnimationFrame(() => {
    if (opener?.isConnected && opener !== document.body) {
      opener.focus({ preventScroll: true });
    } else {
      focusWork();
    }
  });
}

/** Back from a form or a panel to where it was opened from. @returns whether the key was at home in one */
export function escapeFrom(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) {
    return false;
  }
  if (sideOf("bottom")?.contains(target)) {
    leavePanel("bottom");
  } else if (sideOf("right")?.contains(target)) {
    leaveSide();
  } else if (target.closest(".palette")) {
    focusWork();
  } else {
    return false;
  }
  return true;
}

function leaveSide(): void {
  if (panels().right !== null) {
    leavePanel("right");
  } else if (getComputedStyle(sideOf("right") as Element).position === "fixed") {
    closeSheet();
  } else {
    toWork();
  }
}

/** On a small screen the form lies over the work: it goes, and the step that it belonged to has the focus. */
export function closeSheet(): void {
  const id = get().selection.nodes[0];
  setUi({ sheet: false });
  select({});
  requestAnimationFrame(() => {
    const line = id === undefined ? null : document.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`);
    if (line) {
      line.focus();
    } else {
      focusWork();
    }
  });
}

/** Back from the form to what it belongs to. */
function toWork(): void {
  const { selection } = get();
  const place = formOf(selection);
  if (place) {
    reveal(place);
  } else if (selection.nodes.length + selection.edges.length + selection.notes.length > 1) {
    focusWork();
  } else {
    nextRegion(-1);
  }
}

/** What had the focus may have gone with its step: then what is chosen now gets it. */
export function catchFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      const place = formOf(get().selection);
      if (place) {
        reveal(place);
      } else {
        focusWork();
      }
    }
  });
}

/** The one step or line whose form is shown; going there chooses it alone, so several that are chosen have no such place. */
export function formOf({ nodes, edges, notes }: Selection): Target | null {
  const [node, edge] = [nodes[0], edges[0]];
  if (nodes.length + edges.length + notes.length !== 1 || (node === undefined && edge === undefined)) {
    return null;
  }
  return node === undefined ? { edge } : { node };
}

/** F6: from part to part of the page. */
export function nextRegion(step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter((one) => one.offsetParent !== null || getComputedStyle(one).position === "fixed");
  const now = all.findIndex((one) => one.contains(document.activeElement));
  const region = all[(now + step + all.length) % all.length];
  const first = [".react-flow__node-step.selected", ".react-flow__node-step", "input, button:not([tabindex='-1']), a, select, textarea"]
    .flatMap((which) => [...(region?.querySelectorAll<HTMLElement>(which) ?? [])])
    .find((found) => found.offsetParent !== null);
  (first ?? region)?.focus();
}
