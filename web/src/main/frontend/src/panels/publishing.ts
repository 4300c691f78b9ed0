import { ApiError, loadVersion } from "../api";
import { published, save, saving } from "../saving";
import { announce, get } from "../store";
import { t } from "../words";
import { refreshSoon } from "./figures";
import { check } from "./validation";
import { difference, flowTests, preview, publish, runFlowTests } from "./rest";
import type { CampaignChoice, Choice, Difference, FlowTestResult, Forecast, What } from "./rest";
import type { FlowNode, Problem } from "../model";
import { shelf } from "./shelf";

export const CHOICES: Choice[] = ["DRAIN", "MOVE_NOW", "MOVE_AT_NEXT_WAIT"];

export interface Publishing {
  /** null = the dialog is closed. */
  what: What | null;
  step: "preparing" | "asking" | "publishing";
  /** Why it cannot go on at all. */
  failed: string;
  errors: Problem[];
  difference: Difference | null;
  /** The steps of what would be published: where those inside can go. */
  targets: FlowNode[];
  tests: FlowTestResult[] | null;
  testsRequired: boolean;
  /** By choice, each for all campaigns. */
  forecasts: Partial<Record<Choice, Forecast>>;
  choices: Record<number, Choice>;
  /** By campaign: what differs from what was suggested. */
  mappings: Record<number, Record<string, string | null>>;
}

const CLOSED: Publishing = {
  what: null,
  step: "preparing",
  failed: "",
  errors: [],
  difference: null,
  targets: [],
  tests: null,
  testsRequired: false,
  forecasts: {},
  choices: {},
  mappings: {},
};

export const publishing = shelf<Publishing>(CLOSED);

export function closePublish(): void {
  publishing.set(CLOSED);
}

/** Opens the dialog and gathers what it shows. @param what the draft, or an older version to go back to */
export async function openPublish(what: What): Promise<void> {
  publishing.set({ ...CLOSED, what });
  try {
    if (what === "draft" && !(await save())) {
      publishing.set({ step: "asking", failed: t("builder.publish.unsaved") });
      return;
    }
    const errors = what === "draft" ? ((await check(false)) ?? []).filter((one) => one.severity === "error") : [];
    publishing.set({ errors });
    await Promise.all([compare(what), target(what), what === "draft" ? test() : Promise.resolve()]);
    if (errors.length === 0) {
      await foresee();
    }
    publishing.set({ step: "asking" });
  } catch (error) {
    publishing.set({ step: "asking", failed: told(error) });
  }
}

async function compare(what: What): Promise<void> {
  const before = saving().publishedNo;
  if (before !== null) {
    publishing.set({ difference: await difference(String(before), String(what)) });
  }
}

async function target(what: What): Promise<void> {
  const nodes = what === "draft" ? get().document.nodes : (await loadVersion(what)).body.nodes;
  publishing.set({ targets: nodes });
}

async function test(): Promise<void> {
  const kept = await flowTests();
  const tests = kept.tests.length === 0 || publishing.get().errors.length > 0 ? null : await runFlowTests();
  publishing.set({ testsRequired: kept.required, tests });
}

/** What would happen under each choice. */
async function foresee(): Promise<void> {
  const { what } = publishing.get();
  if (what === null) {
    return;
  }
  const drained = await preview(what, []);
  const all = drained.campaigns.filter((one) => one.inside > 0);
  const moved = (choice: Choice) => preview(what, all.map((one) => chosen(one.campaign, choice)));
  const [now, later] = all.length === 0 ? [drained, drained] : await Promise.all([moved("MOVE_NOW"), moved("MOVE_AT_NEXT_WAIT")]);
  publishing.set({ forecasts: { DRAIN: drained, MOVE_NOW: now, MOVE_AT_NEXT_WAIT: later } });
}

function chosen(campaign: number, choice: Choice): CampaignChoice {
  return { campaign, choice, mapping: publishing.get().mappings[campaign] ?? {} };
}

export function choose(campaign: number, choice: Choice): void {
  publishing.set({ choices: { ...publishing.get().choices, [campaign]: choice } });
}

/** @param to null = they stay on their version */
export async function mapTo(campaign: number, node: string, to: string | null): Promise<void> {
  const { mappings } = publishing.get();
  publishing.set({ mappings: { ...mappings, [campaign]: { ...mappings[campaign], [node]: to } } });
  try {
    await foresee();
    announce(t("builder.publish.said.foreseen"));
  } catch (error) {
    publishing.set({ failed: told(error) });
  }
}

export async function confirm(): Promise<void> {
  const { what, forecasts, choices } = publishing.get();
  if (what === null) {
    return;
  }
  const campaigns = (forecasts.DRAIN?.campaigns ?? [])
    .map((one) => chosen(one.campaign, choices[one.campaign] ?? "DRAIN"))
    .filter((one) => one.choice !== "DRAIN");
  publishing.set({ step: "publishing", failed: "" });
  try {
    const done = await publish(what, campaigns, what === "draft" ? saving().etag : "*");
    await published(done.version.no, done.created);
    closePublish();
    announce(t(done.created ? "builder.publish.said.done" : "builder.publish.said.same", done.version.no));
    refreshSoon();
  } catch (error) {
    publishing.set({ step: "asking", failed: told(error) });
  }
}

/** Why Publish cannot be pressed; "" = it can. */
export function hindrance(state: Publishing): string {
  const red = (state.tests ?? []).filter((one) => one.failures.length > 0).length;
  if (state.step === "preparing") {
    return t("builder.publish.preparing");
  }
  if (state.errors.length > 0) {
    return t("builder.publish.hindered.errors", state.errors.length);
  }
  if (state.testsRequired && red > 0) {
    return t("builder.publish.hindered.tests", red);
  }
  const moves = Object.values(state.choices).some((choice) => choice !== "DRAIN");
  if (state.forecasts.DRAIN?.created === false && !moves) {
    return t("builder.publish.hindered.nothing", state.forecasts.DRAIN.version);
  }
  return state.forecasts.DRAIN ? "" : state.failed;
}

function told(error: unknown): string {
  if (error instanceof ApiError && error.violations.length > 0) {
    return error.violations.map((one) => `${one.where}: ${one.what} ${one.mend}`).join("\n");
  }
  return error instanceof Error ? error.message : String(error);
}
