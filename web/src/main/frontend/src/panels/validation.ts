import { ApiError, Offline } from "../api";
import { boot } from "../boot";
import { decorate } from "../decorations";
import type { Badge, Decoration, Tone } from "../decorations";
import { edgeKeys, isOpen, titleOf } from "../model";
import type { FlowEdge, Problem, WorkflowDocument } from "../model";
import { reveal } from "../reveal";
import { closePanel } from "../slots";
import { announce, get, subscribe } from "../store";
import { setUi } from "../ui";
import { portName } from "../summary";
import { t } from "../words";
import { validate } from "./rest";
import { shelf } from "./shelf";

export interface Checked {
  /** null = not checked yet. */
  problems: Problem[] | null;
  checking: boolean;
  /** Why it could not be checked. */
  failed: string;
}

export const checked = shelf<Checked>({ problems: null, checking: false, failed: "" });

const PAUSE = 800;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: AbortController | undefined;
let of: WorkflowDocument | undefined;

/** Validates after each edit, once the hands rest. */
export function watchProblems(): () => void {
  const look = () => {
    const { document } = get();
    if (document !== of && document.slug !== "") {
      of = document;
      clearTimeout(timer);
      timer = setTimeout(() => void check(false), PAUSE);
    }
  };
  look();
  return subscribe(look);
}

/** @param aloud whether it is announced though nothing is different */
export async function check(aloud: boolean): Promise<Problem[] | null> {
  clearTimeout(timer);
  running?.abort();
  const mine = (running = new AbortController());
  const { document } = get();
  checked.set({ checking: true });
  try {
    const problems = await validate(document, mine.signal);
    const before = checked.get().problems;
    checked.set({ problems, checking: false, failed: "" });
    mark(document, problems);
    if (aloud || (before !== null && count(before, "error") !== count(problems, "error"))) {
      announce(told(problems));
    }
    return problems;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      return null;
    }
    const failed = error instanceof ApiError || error instanceof Offline ? error.message : String(error);
    checked.set({ checking: false, failed });
    if (aloud) {
      announce(t("builder.validate.failed", failed));
    }
    return null;
  }
}

export function count(problems: readonly Problem[], severity: Problem["severity"]): number {
  return problems.filter((problem) => problem.severity === severity).length;
}

/** How many errors keep the workflow from being played; templates are not needed for that. */
export function hindering(problems: readonly Problem[]): number {
  return problems.filter((one) => one.severity === "error" && !/^(template-(missing|unnamed|channel|archived)|variable-unresolved)$/.test(one.code)).length;
}

export function told(problems: readonly Problem[]): string {
  const open = problems.filter(isOpen).length;
  const parts = [
    ...(open > 0 ? [t("builder.validate.open", open)] : []),
    ...(open < problems.length ? [t("builder.validate.told", count(problems, "error") - open, count(problems, "warning"))] : []),
  ];
  return parts.length === 0 ? t("builder.validate.none") : parts.join(" · ");
}

function mark(document: WorkflowDocument, problems: readonly Problem[]): void {
  const nodes = grouped(problems.filter((one) => one.node), (one) => one.node ?? "");
  const edges = grouped(problems.filter((one) => one.edge), (one) => keyOf(document, one.edge as FlowEdge) ?? "");
  decorate("problems", { nodes, edges });
}

function grouped(problems: readonly Problem[], by: (problem: Problem) => string): Map<string, Decoration> {
  const groups = new Map<string, Problem[]>();
  problems.forEach((problem) => groups.set(by(problem), [...(groups.get(by(problem)) ?? []), problem]));
  return new Map([...groups].map(([id, own]) => [id, sign(own)]));
}

/** How loudly a problem is told: what is only not chosen yet is no alarm, nor is an end where the next step will be. */
export function toneOf(problem: Problem): Tone {
  if (isOpen(problem)) {
    return "accent";
  }
  return problem.severity === "error" ? "bad" : problem.code === "port-open" ? "mute" : "warn";
}

export const SYMBOLS: Partial<Record<Tone, string>> = { accent: "edit", bad: "alert", warn: "info", mute: "info" };

function sign(own: Problem[]): Decoration {
  const tones = own.map(toneOf);
  const tone = (["bad", "warn", "accent", "mute"] as const).find((one) => tones.includes(one)) ?? "warn";
  const label = `${told(own)}: ${own.map((one) => one.what).join(" ")}`;
  const badge: Badge = { id: "problems", tone, symbol: SYMBOLS[tone], text: String(own.length), label };
  return { ring: tone === "bad" || tone === "warn" ? tone : undefined, badges: [badge] };
}

function keyOf(document: WorkflowDocument, edge: FlowEdge): string | undefined {
  const keys = edgeKeys(document.edges);
  const same = (one: FlowEdge) => one.from === edge.from && one.port === edge.port && one.to === edge.to;
  const exact = document.edges.findIndex((one) => same(one) && JSON.stringify(one.when ?? null) === JSON.stringify(edge.when ?? null));
  return keys[exact >= 0 ? exact : document.edges.findIndex(same)];
}

/** Where a problem is, for people. */
export function place(problem: Problem): string {
  const { document } = get();
  const title = (id: string) => {
    const node = document.nodes.find((one) => one.id === id);
    return node ? titleOf(node) : id;
  };
  if (problem.edge) {
    return t("builder.validate.edge", title(problem.edge.from), portName(problem.edge.port), title(problem.edge.to));
  }
  return problem.node ? title(problem.node) : t("builder.validate.whole");
}

/** Whether there is a place to jump to. */
export function hasPlace(problem: Problem): boolean {
  const { document } = get();
  return problem.edge ? keyOf(document, problem.edge) !== undefined : document.nodes.some((node) => node.id === problem.node);
}

export function jump(problem: Problem): void {
  const edge = problem.edge ? keyOf(get().document, problem.edge) : undefined;
  closePanel("right");
  if (edge !== undefined && document.querySelector(".view-outline") === null && boot.version === undefined) {
    setUi({ view: "canvas" });
  }
  reveal(edge === undefined ? { node: problem.node } : { edge });
}
