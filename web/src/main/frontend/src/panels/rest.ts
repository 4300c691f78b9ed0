import { ask } from "../api";
import { boot } from "../boot";
import type { FlowEdge, Interrupt, Json, Problem, WorkflowDocument } from "../model";

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface Version {
  no: number;
  publishedAt: string;
  publishedBy: string;
}

export interface FieldChange {
  field: string;
  before: Json;
  after: Json;
}

export interface NodeSummary {
  id: string;
  type: string;
  name?: string | null;
}

export interface Difference {
  document: FieldChange[];
  nodesAdded: NodeSummary[];
  nodesRemoved: NodeSummary[];
  nodesChanged: { node: NodeSummary; fields: FieldChange[] }[];
  edgesAdded: FlowEdge[];
  edgesRemoved: FlowEdge[];
  interruptsAdded: Interrupt[];
  interruptsRemoved: Interrupt[];
  /** Of the steps that these edges join, where they have one. */
  names: Record<string, string>;
}

/** Why somebody who shall move stays. */
export type StayReason = "UNMAPPED" | "SENT_ALREADY" | "ENDING";

export type Choice = "DRAIN" | "MOVE_NOW" | "MOVE_AT_NEXT_WAIT";

export interface NodeForecast {
  version: number;
  node: string;
  to?: string | null;
  stay: number;
  move: number;
  waitShorter: number;
  waitLonger: number;
  leave: number;
  moveLater: number;
  unmapped: number;
  reasons: Partial<Record<StayReason, number>>;
  /** Reckoned from some thousands of those who stand there. */
  estimated: boolean;
}

export interface CampaignForecast {
  campaign: number;
  name: string;
  status: string;
  inside: number;
  affected: number;
  unmapped: number;
  nodes: NodeForecast[];
}

export interface Forecast {
  version: number;
  created: boolean;
  affected: number;
  campaigns: CampaignForecast[];
}

export interface CampaignChoice {
  campaign: number;
  choice: Choice;
  mapping: Record<string, string | null>;
}

export interface Live {
  at: string;
  people: number;
  versions: { no: number; people: number }[];
  nodes: { node: string; entered: number; waiting: number; done: number; failed: number; incidents: number }[];
  edges: { from: string; port: string; to?: string | null; volume: number }[];
}

export interface Explanation {
  rule: string;
  holds: boolean;
  saw?: string | null;
  parts: Explanation[];
}

/** A time for which a contact or a message was not let on. */
export interface Held {
  from: string;
  until: string;
  by: string;
  zone: string;
}

export interface TestMessage {
  at: string;
  held: Held[];
  channel: string;
  template?: string | null;
  subject?: string | null;
  text?: string | null;
  skipped?: string | null;
  problem?: string | null;
}

export interface TestStep {
  visit: number;
  node: string;
  name: string;
  type: string;
  arrived: string;
  left?: string | null;
  port?: string | null;
  to?: string | null;
  until?: string | null;
  endedBy?: string | null;
  held: Held[];
  why?: string | null;
  criteria: { port?: string | null; found: Explanation }[];
  messages: TestMessage[];
}

export interface TestRun {
  contact: string;
  timeZone: string;
  starts: string;
  path: TestStep[];
  ending?: { status: string; kind: string; reason?: string | null; at: string } | null;
  cut: boolean;
}

export interface FlowTestFailure {
  contact?: string | null;
  what: string;
  expected: string;
  actual: string;
}

export interface FlowTestResult {
  name: string;
  passed: boolean;
  failures: FlowTestFailure[];
}

/** Its document is as its author wrote it. */
export interface KeptTest {
  name: string;
  document: string;
  updatedBy: string;
  updatedAt: string;
}

export interface FlowTests {
  required: boolean;
  tests: KeptTest[];
}

export interface Audit {
  id: number;
  at: string;
  actor: string;
  action: string;
  before?: Json;
  after?: Json;
}

export interface Incident {
  id: number;
  runId: number;
  contact: string;
  node: string;
  error: string;
  openedAt: string;
}

export interface Contact {
  externalId: string;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  timeZone?: string | null;
}

const own = `workflows/${encodeURIComponent(boot.slug)}`;
const post = (body: unknown) => ({ method: "POST" as const, body });
const ofCampaign = boot.campaign ? `?campaign=${boot.campaign.id}` : "";

export async function validate(document: WorkflowDocument, signal: AbortSignal): Promise<Problem[]> {
  return (await ask<{ problems: Problem[] }>(`${own}/validate${ofCampaign}`, { ...post(document), signal })).body.problems;
}

export const versions = async () => (await ask<Page<Version>>(`${own}/versions?limit=50`)).body;
export const difference = async (from: string, to: string) => (await ask<Difference>(`${own}/versions/${from}/diff/${to}`)).body;

/** What is published: the draft, or an older version again. */
export type What = "draft" | number;
const act = (what: What) => (what === "draft" ? `${own}/publish` : `${own}/versions/${what}/rollback`);

export const preview = async (what: What, campaigns: CampaignChoice[]) =>
  (await ask<Forecast>(`${act(what)}/preview`, post({ campaigns }))).body;
export const publish = async (what: What, campaigns: CampaignChoice[], etag: string) =>
  (await ask<{ version: Version; created: boolean }>(act(what), { ...post({ campaigns }), ifMatch: etag })).body;

let seen: { etag: string; figures: Live } | null = null;

/** Asks only for what is new: while nothing moves the server answers in a few bytes. */
export async function live(): Promise<Live> {
  const response = await fetch(`${boot.base}/api/v1/${own}/live${ofCampaign}`, {
    credentials: "same-origin",
    headers: { Accept: "application/json", ...(seen ? { "If-None-Match": seen.etag } : {}) },
  });
  if (response.status === 304 && seen) {
    return seen.figures;
  }
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  const figures = (await response.json()) as Live;
  const etag = response.headers.get("ETag");
  seen = etag ? { etag, figures } : null;
  return figures;
}

export const testRun = async (asked: object) => (await ask<TestRun>(`${own}/test-run`, post(asked))).body;
export const flowTests = async () => (await ask<FlowTests>(`${own}/tests`)).body;
export const runFlowTests = async () => (await ask<FlowTestResult[]>(`${own}/tests/run`, { method: "POST" })).body;
export const requireTests = (required: boolean) => ask(`${own}/tests`, { method: "PUT", body: { required } });
export const contacts = async (text: string) =>
  (await ask<Page<Contact>>(`contacts?limit=8${text === "" ? "" : `&q=${encodeURIComponent(text)}`}`)).body.items;
export const history = async (type: string, id: number) => (await ask<Page<Audit>>(`audit/${type}/${id}/latest?limit=40`)).body.items;
export const incidents = async (campaign: number) => (await ask<Page<Incident>>(`incidents?campaign=${campaign}&limit=100`)).body;
