import { useSyncExternalStore } from "react";
import { ApiError, loadDraft, loadSummary, loadVersion, Offline, onExpiry, renewToken, saveDraft } from "./api";
import { boot } from "./boot";
import { catalogue } from "./catalogue";
import { canonical } from "./differences";
import { reserve } from "./edit";
import { placed } from "./layout";
import type { Problem, WorkflowDocument } from "./model";
import { change, get, replace, start, subscribe } from "./store";
import { t } from "./words";

export type SaveState = "loading" | "failed" | "readonly" | "saved" | "dirty" | "saving" | "offline" | "conflict" | "expired" | "refused";

export interface Conflict {
  /** What both began with. */
  base: WorkflowDocument;
  mine: WorkflowDocument;
  theirs: WorkflowDocument;
  etag: string;
}

export interface Saving {
  state: SaveState;
  /** Of the draft as the server has it. */
  etag: string;
  /** What validation found when it was last saved; null before the first save. */
  problems: Problem[] | null;
  conflict: Conflict | null;
  /** Why it was refused, or could not be loaded. */
  why: string;
  publishedNo: number | null;
}

const PAUSE = 700;
const RETRIES = [2_000, 5_000, 10_000, 30_000];
const KEY = `millrace.draft.${boot.slug}`;

const listeners = new Set<() => void>();
let now: Saving = { state: "loading", etag: "", problems: null, conflict: null, why: "", publishedNo: null };
let saved: WorkflowDocument | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let failures = 0;

function set(next: Partial<Saving>): void {
  now = { ...now, ...next };
  listeners.forEach((listener) => listener());
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function saving(): Saving {
  return now;
}

export function useSaving<T>(selector: (saving: Saving) => T): T {
  return useSyncExternalStore(listen, () => selector(now));
}

export async function load(): Promise<void> {
  try {
    const summary = (await loadSummary()).body;
    const publishedNo = summary.publishedNo ?? null;
    if (publishedNo !== null) {
      reserve((await loadVersion(publishedNo)).body.nodes.map((node) => node.id));
    }
    const loaded = boot.version === undefined ? await loadDraft() : await loadVersion(boot.version);
    const readOnly = !boot.edits || boot.version !== undefined;
    const document = placed(loaded.body, catalogue());
    saved = document;
    start(document, readOnly);
    set({ state: readOnly ? "readonly" : "saved", etag: loaded.etag ?? "", publishedNo });
    if (!readOnly) {
      restore(document);
      subscribe(noticed);
    }
  } catch (error) {
    set({ state: "failed", why: error instanceof Error ? error.message : String(error) });
  }
}

/** What this tab had not saved when the session ended or the page was left; what somebody else drew here is dropped. */
function restore(theirs: WorkflowDocument): void {
  const kept = sessionStorage.getItem(KEY);
  if (!kept) {
    return;
  }
  const { user, etag, document, base } = JSON.parse(kept) as {
    user: string;
    etag: string;
    document: WorkflowDocument;
    base: WorkflowDocument;
  };
  if (user !== boot.user || canonical(document) === canonical(theirs)) {
    sessionStorage.removeItem(KEY);
  } else if (etag === now.etag) {
    change(t("builder.did.restore"), () => document);
    noticed();
  } else {
    set({ state: "conflict", conflict: { base, mine: document, theirs, etag: now.etag } });
  }
}

function keep(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ user: boot.user, etag: now.etag, document: get().document, base: saved }));
  } catch {
    // A full or forbidden storage only takes the safety net away; saving goes on.
  }
}

function noticed(): void {
  const { document } = get();
  if (document === saved) {
    if (now.state === "dirty") {
      sessionStorage.removeItem(KEY);
      clearTimeout(timer);
      set({ state: "saved" });
    }
    return;
  }
  if (now.state === "conflict") {
    return;
  }
  if (document !== seen) {
    seen = document;
    keep();
    if (now.state === "saved" || now.state === "refused") {
      set({ state: "dirty" });
    }
    if (now.state === "dirty") {
      schedule(PAUSE);
    }
  }
}

let seen: WorkflowDocument | null = null;

function schedule(after: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void save(), after);
}

/** Saves what is not saved, now. Resolves when the server has the document as it stands, or it is known that it has not. */
export async function save(): Promise<boolean> {
  clearTimeout(timer);
  if (running) {
    await running;
  }
  if (get().document === saved || now.state === "conflict" || now.state === "readonly" || now.state === "loading") {
    return get().document === saved;
  }
  running = put(get().document).finally(() => (running = null));
  await running;
  return get().document === saved;
}

async function put(document: WorkflowDocument): Promise<void> {
  set({ state: "saving" });
  try {
    const answer = await saveDraft(document, now.etag);
    saved = document;
    failures = 0;
    const more = get().document !== document;
    set({ state: more ? "dirty" : "saved", etag: answer.etag ?? `"${answer.body.version}"`, problems: answer.body.problems, why: "" });
    if (more) {
      keep();
      schedule(PAUSE);
    } else {
      sessionStorage.removeItem(KEY);
    }
  } catch (error) {
    await failed(error, document);
  }
}

async function failed(error: unknown, mine: WorkflowDocument): Promise<void> {
  if (error instanceof ApiError && error.conflict) {
    try {
      const loaded = await loadDraft();
      const theirs = placed(loaded.body, catalogue());
      set({ state: "conflict", conflict: { base: saved ?? mine, mine, theirs, etag: loaded.etag ?? "" } });
    } catch (unread) {
      await failed(unread instanceof ApiError ? unread : new Offline(String(unread)), mine);
    }
  } else if (error instanceof ApiError && error.expired) {
    set({ state: "expired" });
  } else if (error instanceof Offline || (error instanceof ApiError && error.status >= 500)) {
    set({ state: "offline" });
    schedule(RETRIES[Math.min(failures++, RETRIES.length - 1)] ?? PAUSE);
  } else if (error instanceof ApiError) {
    set({ state: "refused", why: error.violations.map((one) => `${one.where}: ${one.what} ${one.mend}`).join("\n") || error.message });
  } else {
    throw error;
  }
}

/**
 * A version was published: the draft's tag is the next one then, though nobody changed the draft. Where it is yet another, somebody
 * saved in between, and the next save tells of the conflict.
 *
 * @param made whether a version was made, or the same was published already
 */
export async function published(no: number, made: boolean): Promise<void> {
  set({ publishedNo: no });
  const { version } = (await loadSummary()).body;
  const seen = Number(now.etag.replace(/\D/g, ""));
  if (now.state !== "readonly" && version === seen + (made ? 1 : 0)) {
    set({ etag: `"${version}"` });
  }
}

/** Whose work is kept: ours is saved over theirs, or theirs takes its place (undo brings ours back). */
export async function resolve(whose: "mine" | "theirs"): Promise<void> {
  const { conflict } = now;
  if (!conflict) {
    return;
  }
  saved = conflict.theirs;
  set({ state: "dirty", conflict: null, etag: conflict.etag });
  replace(t(whose === "mine" ? "builder.did.keepMine" : "builder.did.takeTheirs"), whose === "mine" ? conflict.mine : conflict.theirs);
  if (whose === "theirs") {
    saved = get().document;
    sessionStorage.removeItem(KEY);
    set({ state: "saved" });
  } else {
    await save();
  }
}

/** After signing in again in another tab; nothing is saved in the name of somebody else who did. */
export async function signedInAgain(): Promise<boolean> {
  if (!(await renewToken())) {
    return false;
  }
  set({ state: "dirty" });
  return save();
}

export function watch(): void {
  onExpiry(() => now.state !== "readonly" && set({ state: "expired" }));
  addEventListener("online", () => now.state === "offline" && void save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && now.state === "dirty") {
      void save();
    } else if (now.state === "expired") {
      void signedInAgain();
    }
  });
  addEventListener("focus", () => now.state === "expired" && void signedInAgain());
  addEventListener("beforeunload", (event) => {
    if (["offline", "conflict", "expired", "refused"].includes(now.state)) {
      event.preventDefault();
    }
  });
}
