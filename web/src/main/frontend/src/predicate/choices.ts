import { useEffect, useSyncExternalStore } from "react";
import { ask } from "../api";

/** One thing that a field can name. */
export interface Choice {
  value: string;
  /** What people call it, where that differs. */
  label?: string;
  /** What the values of a field are: text, number, boolean, date or list. */
  type?: string;
}

interface KnownField {
  name: string;
  type: string;
}

interface Vocabulary {
  fields: KnownField[];
  tags: string[];
  events: string[];
  criteria: string[];
  topics: string[];
}

interface Page<T> {
  items: T[];
}

const MAIL_EVENTS = ["email_opened", "email_clicked", "email_replied", "campaign_handoff"];

const named = (names: readonly string[]): Choice[] => names.map((value) => ({ value }));

async function vocabulary(): Promise<Vocabulary> {
  return (await ask<Vocabulary>("contact-vocabulary")).body;
}

async function page<T>(path: string): Promise<T[]> {
  return (await ask<Page<T>>(path)).body.items;
}

interface Slugged {
  slug: string;
  name: string;
}

const slugs = (list: Slugged[]): Choice[] => list.map(({ slug, name }) => ({ value: slug, label: name }));

/** By the format of a field, where its choices come from. */
const SOURCES: Record<string, () => Promise<Choice[]>> = {
  attribute: async () => (await words()).fields.map(({ name, type }) => ({ value: name, type })),
  tag: async () => named((await words()).tags),
  event: async () => named([...new Set([...(await words()).events, ...MAIL_EVENTS])]),
  criterion: async () => named((await words()).criteria),
  topic: async () => named([...new Set([...(await words()).topics, "marketing"])]),
  channel: async () => named(["email"]),
  template: async () => slugs(await page<Slugged>("templates?limit=200")),
  segment: async () => slugs(await page<Slugged>("segments?limit=200")),
  product: async () => slugs(await page<Slugged>("products?limit=200")),
  campaign: async () =>
    (await page<{ id: number; name: string }>("campaigns?limit=200")).map(({ id, name }) => ({ value: String(id), label: name })),
  provider: async () => providers("email"),
  "webhook-provider": async () => providers("webhook"),
  zone: async () => named(Intl.supportedValuesOf("timeZone")),
};

async function providers(channel: string): Promise<Choice[]> {
  const answer = (await ask<unknown>("providers")).body;
  const list = (Array.isArray(answer) ? answer : (answer as Page<unknown>).items) as { name: string; channel: string }[];
  return list.filter((one) => one.channel.toLowerCase() === channel).map(({ name }) => ({ value: name }));
}

const cache = new Map<string, readonly Choice[]>();
const asked = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
/** What is asked for and has not come yet. */
export const NOT_YET: readonly Choice[] = [];
let known: Promise<Vocabulary> | null = null;

function words(): Promise<Vocabulary> {
  known ??= vocabulary();
  return known;
}

/** Loads once; a reader who may not see the list writes the name without being helped. */
function load(kind: string): void {
  const source = SOURCES[kind];
  if (source && !asked.has(kind)) {
    const loading = source().then(
      (choices) => {
        cache.set(kind, choices);
        listeners.forEach((listener) => listener());
      },
      () => undefined,
    );
    asked.set(kind, loading);
  }
}

/** Loads the list anew: something was made in another tab. */
export function refresh(kind: string): void {
  asked.delete(kind);
  load(kind);
}

export function useChoices(kind: string): readonly Choice[] {
  useEffect(() => load(kind), [kind]);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => cache.get(kind) ?? NOT_YET,
  );
}

/** What people call it, as far as the list is loaded; else as it is written. */
export function nameOf(kind: string, value: string): string {
  return cache.get(kind)?.find((choice) => choice.value === value)?.label ?? value;
}

export function hasChoices(kind: string): boolean {
  return kind in SOURCES;
}
