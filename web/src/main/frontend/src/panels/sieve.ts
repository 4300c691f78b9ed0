import { edgeKeys, isOpen } from "../model";
import type { Problem } from "../model";
import { announce, get } from "../store";
import type { Selection } from "../store";
import { t } from "../words";
import { shelf } from "./shelf";
import { check, checked, hasPlace, jump, place } from "./validation";

/** Which problems the list shows, and going through them by keys. */

export const KINDS = ["all", "error", "toDo", "warning"] as const;
export type Kind = (typeof KINDS)[number];

export interface Sieve {
  tone: Kind;
  /** Only those of what is chosen on the canvas. */
  own: boolean;
  /** To which one went last. */
  last: Problem | null;
}

export const sieve = shelf<Sieve>({ tone: "all", own: false, last: null });

export function kindOf(problem: Problem): Kind {
  return isOpen(problem) ? "toDo" : problem.severity;
}

export function isNothing(selection: Selection): boolean {
  return selection.nodes.length + selection.edges.length === 0;
}

/** Of a chosen step: its own, and those of the lines that leave it; of a chosen line: its own. */
export function concerns(problem: Problem, selection: Selection): boolean {
  const { edge } = problem;
  if (!edge) {
    return problem.node !== undefined && selection.nodes.includes(problem.node);
  }
  const [key = ""] = edgeKeys([edge]);
  return selection.nodes.includes(edge.from) || selection.edges.some((one) => one === key || one.startsWith(`${key}|`));
}

export function sieved(problems: readonly Problem[]): Problem[] {
  const { tone, own } = sieve.get();
  const { selection } = get();
  return worstFirst(problems).filter((one) => (tone === "all" || kindOf(one) === tone) && (!own || concerns(one, selection)));
}

function worstFirst(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((one, other) => KINDS.indexOf(kindOf(one)) - KINDS.indexOf(kindOf(other)));
}

/** To the next problem that has a place, or the one before; round the end. What is chosen does not narrow it: it moves along. */
export async function toProblem(by: 1 | -1): Promise<void> {
  const problems = checked.get().problems ?? (await check(false));
  if (problems === null) {
    sayWhy();
    return;
  }
  const { tone, last } = sieve.get();
  const all = worstFirst(problems).filter((one) => (tone === "all" || kindOf(one) === tone) && hasPlace(one));
  const now = all.findIndex((one) => last !== null && alike(one, last));
  const index = now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length;
  const next = all[index];
  if (!next) {
    announce(t(problems.length === 0 ? "builder.validate.none" : tone === "all" ? "builder.validate.only.placeless" : "builder.validate.only.nothing"), true);
    return;
  }
  sieve.set({ last: next });
  jump(next);
  announce(t("builder.validate.at", index + 1, all.length, place(next), next.what));
}

/** Not checked: because it failed, or because another check is on its way. */
function sayWhy(): void {
  const { failed } = checked.get();
  if (failed !== "") {
    announce(t("builder.validate.failed", failed), true);
  }
}

/** Also after another look, which finds the same ones anew. */
export function alike(one: Problem, other: Problem): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
