import { boot } from "../boot";
import { decorate } from "../decorations";
import type { Badge, Decoration } from "../decorations";
import { edgeKeys } from "../model";
import type { WorkflowDocument } from "../model";
import { saving } from "../saving";
import { announce, get } from "../store";
import { number, t } from "../words";
import { live, versions } from "./rest";
import type { Live, Version } from "./rest";
import { shelf } from "./shelf";

export interface LiveState {
  on: boolean;
  paused: boolean;
  figures: Live | null;
  /** When they were read here. */
  readAt: number;
  failed: boolean;
  versions: Version[] | null;
}

export const lives = shelf<LiveState>({ on: false, paused: false, figures: null, readAt: 0, failed: false, versions: null });

const EVERY = 5_000;
const WIDEST = 9;
const THINNEST = 1.5;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The version on which new people start; null while nothing is published. */
export function publishedNo(state: LiveState): number | null {
  return state.versions?.[0]?.no ?? saving().publishedNo;
}

/** Those who move are on their way for a while. */
export function refreshSoon(): void {
  void refresh();
  [1_500, 4_000, 10_000, 30_000].forEach((after) => setTimeout(() => void refresh(), after));
}

/** For the badge and the list of versions, live or not. */
export async function refresh(): Promise<void> {
  const [figures, page] = await Promise.allSettled([live(), versions()]);
  if (figures.status === "fulfilled") {
    lives.set({ figures: figures.value, readAt: Date.now(), failed: false });
  } else {
    lives.set({ failed: true });
  }
  if (page.status === "fulfilled") {
    lives.set({ versions: page.value.items });
  }
  paint();
}

export function toggleLive(): void {
  const on = !lives.get().on;
  lives.set({ on, paused: false });
  announce(t(on ? "builder.live.said.on" : "builder.live.said.off"));
  if (on) {
    void tick();
  } else {
    clearTimeout(timer);
    paint();
  }
}

export function togglePause(): void {
  const paused = !lives.get().paused;
  lives.set({ paused });
  announce(t(paused ? "builder.live.said.paused" : "builder.live.said.on"));
  if (paused) {
    clearTimeout(timer);
  } else {
    void tick();
  }
}

/** A hidden tab asks for nothing; when it is seen again it asks at once. */
export function watchLive(): () => void {
  const seen = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible" && lives.get().on && !lives.get().paused) {
      void tick();
    }
  };
  document.addEventListener("visibilitychange", seen);
  void refresh();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}

async function tick(): Promise<void> {
  clearTimeout(timer);
  try {
    lives.set({ figures: await live(), readAt: Date.now(), failed: false });
  } catch {
    lives.set({ failed: true });
  }
  paint();
  const { on, paused } = lives.get();
  if (on && !paused && document.visibilityState === "visible") {
    timer = setTimeout(() => void tick(), EVERY);
  }
}

/** Also after edits, so that edges keep their signs. */
export function paint(): void {
  const { on, figures } = lives.get();
  decorate("live", on && figures ? { nodes: nodeSigns(figures), edges: edgeSigns(get().document, figures) } : null);
}

function nodeSigns(figures: Live): Map<string, Decoration> {
  return new Map(
    figures.nodes.map((node) => {
      const badges: Badge[] = [
        sign("in", node.entered === 0 ? "mute" : "accent", "next", node.entered),
        sign("waiting", "warn", "clock", node.waiting),
        sign("done", "good", "check", node.done),
        sign("failed.node", "bad", "alert", node.failed),
      ].filter((badge) => badge.text !== "0" || badge.id === "in");
      return [node.node, { badges }];
    }),
  );
}

function sign(id: string, tone: Badge["tone"], symbol: string, value: number): Badge {
  return { id, tone, symbol, text: short(value), label: t(`builder.live.${id}`, value) };
}

function edgeSigns(document: WorkflowDocument, figures: Live): Map<string, Decoration> {
  const most = Math.max(1, ...figures.edges.map((edge) => edge.volume));
  const keys = edgeKeys(document.edges);
  const signs = new Map<string, Decoration>();
  document.edges.forEach((edge, index) => {
    const volume = figures.edges.find((one) => one.from === edge.from && one.port === edge.port && one.to === edge.to)?.volume ?? 0;
    const badges: Badge[] = [{ id: "volume", tone: "mute", text: short(volume), label: t("builder.live.volume", volume) }];
    signs.set(keys[index] ?? "", { width: widthOf(volume, most), flowing: volume > 0, badges: volume > 0 ? badges : [] });
  });
  return signs;
}

function widthOf(volume: number, most: number): number {
  return THINNEST + (WIDEST - THINNEST) * Math.sqrt(volume / most);
}

/** 1,204 as it is, 1,204,000 as 1.2M. */
export function short(value: number): string {
  return value < 10_000 ? number(value) : new Intl.NumberFormat(boot.language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}
