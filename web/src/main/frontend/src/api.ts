import { boot, bootOf, csrfToken } from "./boot";
import type { SavedDraft, StepType, WorkflowDocument, WorkflowSummary } from "./model";

/** What is wrong with what was sent, and where. */
export interface Violation {
  where: string;
  what: string;
  mend: string;
}

/** An answer that is no success, as problem+json tells it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    title: string,
    readonly detail: string,
    readonly violations: Violation[],
  ) {
    super(detail || title);
  }

  get expired(): boolean {
    return this.status === 401 || (this.status === 403 && this.type.endsWith("token-missing"));
  }

  get conflict(): boolean {
    return this.status === 412 || this.status === 428;
  }
}

/** The network did not answer. */
export class Offline extends Error {}

export interface Answer<T> {
  body: T;
  etag: string | null;
}

const expiryListeners = new Set<() => void>();

/** Told when the session is over; the page says so and keeps what was drawn. */
export function onExpiry(listener: () => void): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

export interface Ask {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  ifMatch?: string;
  signal?: AbortSignal;
}

/** @param path below /api/v1/, without a slash in front */
export async function ask<T>(path: string, how: Ask = {}): Promise<Answer<T>> {
  const method = how.method ?? "GET";
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": boot.language };
  if (method !== "GET") {
    headers["X-CSRF-Token"] = token;
    headers["Content-Type"] = "application/json";
  }
  if (how.ifMatch) {
    headers["If-Match"] = how.ifMatch;
  }
  let response: Response;
  try {
    response = await fetch(`${boot.base}/api/v1/${path}`, {
      method,
      headers,
      credentials: "same-origin",
      body: how.body === undefined ? undefined : JSON.stringify(how.body),
      signal: how.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    throw new Offline(String(error));
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.expired) {
      expiryListeners.forEach((listener) => listener());
    }
    throw problem;
  }
  const text = await response.text();
  return { body: (text === "" ? null : JSON.parse(text)) as T, etag: response.headers.get("ETag") };
}

let token = typeof document === "undefined" ? "" : csrfToken();

/** After signing in again elsewhere: the new session's token, read from our own page. Of no use when it is somebody else's. */
export async function renewToken(): Promise<boolean> {
  const page = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
  const there = new DOMParser().parseFromString(await page.text(), "text/html");
  const fresh = there.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  if (!page.ok || page.redirected || !fresh || bootOf(there).user !== boot.user) {
    return false;
  }
  token = fresh;
  return true;
}

async function problemOf(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as Record<string, unknown>;
    const violations = (body.errors ?? []) as ApiError["violations"];
    return new ApiError(response.status, String(body.type ?? ""), String(body.title ?? response.status), String(body.detail ?? ""), violations);
  } catch {
    return new ApiError(response.status, "", String(response.status), "", []);
  }
}

const workflow = () => `workflows/${encodeURIComponent(boot.slug)}`;

export const loadDraft = () => ask<WorkflowDocument>(`${workflow()}/draft`);
export const loadVersion = (no: number) => ask<WorkflowDocument>(`${workflow()}/versions/${no}`);
export const saveDraft = (document: WorkflowDocument, etag: string) =>
  ask<SavedDraft>(`${workflow()}/draft`, { method: "PUT", body: document, ifMatch: etag });
export const loadSummary = () => ask<WorkflowSummary>(workflow());
export const loadStepTypes = () => ask<StepType[]>("step-types");
