import { ApiError } from "../api";
import { boot } from "../boot";
import { decorate } from "../decorations";
import type { Decoration } from "../decorations";
import { edgeKeys } from "../model";
import type { JsonObject, WorkflowDocument } from "../model";
import { announce, get } from "../store";
import { t } from "../words";
import { testRun } from "./rest";
import type { TestRun } from "./rest";
import { shelf } from "./shelf";
import { check, hindering } from "./validation";

export interface Assumed {
  amount: number;
  unit: "minutes" | "hours" | "days";
  /** A word of KINDS, or "event:" and the event's name. */
  kind: string;
}

export interface Testing {
  running: boolean;
  failed: string;
  run: TestRun | null;
}

export const testing = shelf<Testing>({ running: false, failed: "", run: null });

const MINUTES = { minutes: 1, hours: 60, days: 1_440 };

/** What may be assumed of this workflow: the events that it asks about, and what a person can do. */
export function kindsOf(document: WorkflowDocument): string[] {
  const names = new Set(["email_opened", "email_clicked", "email_replied"]);
  const look = (value: unknown, key = ""): void => {
    if (Array.isArray(value)) {
      value.forEach((item) => look(item));
    } else if (typeof value === "object" && value !== null) {
      const object = value as JsonObject;
      const event = typeof object.event === "string" ? object.event : key === "event" && typeof object.name === "string" ? object.name : undefined;
      if (event !== undefined) {
        names.add(event);
      }
      Object.entries(object).forEach(([name, child]) => look(child, name));
    }
  };
  document.nodes.filter((node) => !node.type.endsWith("-trigger")).forEach((node) => look(node.config));
  look(document.interrupts ?? []);
  const approvals = document.nodes.some((node) => node.type === "approval") ? ["approve", "reject"] : [];
  return [...[...names].map((name) => `event:${name}`), "optOut", ...approvals];
}

function happening({ amount, unit, kind }: Assumed): JsonObject {
  const at = `PT${amount * MINUTES[unit]}M`;
  if (kind.startsWith("event:")) {
    return { at, event: kind.slice(6) };
  }
  return kind === "optOut" ? { at, optOut: "email" } : { at, approve: kind === "approve" };
}

/** @param who an external id, or facts of somebody made up */
export async function play(who: { contact: string } | { facts: object }, starts: string, assumed: readonly Assumed[]): Promise<void> {
  testing.set({ running: true, failed: "" });
  const errors = hindering((await check(false)) ?? []);
  if (errors > 0) {
    testing.set({ running: false, run: null, failed: t("builder.test.errors", errors) });
    return;
  }
  try {
    const run = await testRun({
      ...who,
      document: get().document,
      ...(boot.campaign ? { campaign: boot.campaign.id } : {}),
      starts,
      events: assumed.map(happening),
    });
    testing.set({ running: false, run });
    show(run);
    announce(t("builder.test.said", run.path.length));
  } catch (error) {
    const failed =
      error instanceof ApiError && error.violations.length > 0
        ? error.violations.map((one) => `${one.where}: ${one.what} ${one.mend}`).join("\n")
        : error instanceof Error
          ? error.message
          : String(error);
    testing.set({ running: false, failed, run: null });
    decorate("test", null);
  }
}

export function clearTest(): void {
  testing.set({ run: null, failed: "" });
  decorate("test", null);
}

/** The path stands out, the rest stands back. */
function show(run: TestRun): void {
  const { document } = get();
  const visits = new Map<string, number[]>();
  run.path.forEach((step, index) => visits.set(step.node, [...(visits.get(step.node) ?? []), index + 1]));
  const nodes = new Map<string, Decoration>(
    document.nodes.map((node) => {
      const numbers = visits.get(node.id);
      return [node.id, numbers ? { ring: "accent", badges: [badge(numbers)] } : { dimmed: true }];
    }),
  );
  const taken = new Set(run.path.map((step) => `${step.node}|${step.port}|${step.to}`));
  const keys = edgeKeys(document.edges);
  const edges = new Map<string, Decoration>(
    document.edges.map((edge, index) => [
      keys[index] ?? "",
      taken.has(`${edge.from}|${edge.port}|${edge.to}`) ? { ring: "accent", width: 4 } : { dimmed: true },
    ]),
  );
  decorate("test", { nodes, edges });
}

function badge(numbers: number[]) {
  const text = numbers.length > 3 ? `${numbers.slice(0, 3).join(", ")} …` : numbers.join(", ");
  return { id: "test", tone: "accent" as const, symbol: "play", text, label: t("builder.test.step", text) };
}
