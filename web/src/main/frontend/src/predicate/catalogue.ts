import { useEffect, useState } from "react";
import { ask } from "../api";
import type { Json, JsonObject } from "../model";
import { isObject } from "./tree";

/** GET /predicate-types */
export interface PredicateType {
  name: string;
  title: string;
  group: string;
  needsRun: boolean;
  summary: string;
  noisy?: string;
  schema: JsonObject;
  example: JsonObject;
}

/** Whom a condition is about: a contact in a workflow, a contact in a segment, or the properties of an event. */
export type About = "contact" | "segment" | "event";

let loading: Promise<PredicateType[]> | null = null;

export function usePredicateTypes(): { types: PredicateType[] | null; failed: string } {
  const [types, setTypes] = useState<PredicateType[] | null>(null);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    loading ??= ask<PredicateType[]>("predicate-types").then((answer) => answer.body);
    loading.then(setTypes, (error: unknown) => {
      loading = null;
      setFailed(String(error instanceof Error ? error.message : error));
    });
  }, []);
  return { types, failed };
}

const LOGIC = new Set(["all", "any", "not"]);
/** Other words for what can be chosen anyway; kept where they stand already. */
const SHORT = new Set(["fieldEquals", "hasFiredEvent", "notHasFiredEvent", "hasOpened", "hasOpenedExcludingBots", "clickedAtLeastN"]);
const OF_EVENTS = new Set(["attribute"]);

export function offered(types: readonly PredicateType[], about: About, present: string): PredicateType[] {
  return types.filter(
    (type) =>
      type.name === present ||
      (!LOGIC.has(type.name) &&
        !SHORT.has(type.name) &&
        (about !== "event" || OF_EVENTS.has(type.name)) &&
        (about !== "segment" || type.name !== "productIs")),
  );
}

export function properties(schema: JsonObject): [string, JsonObject][] {
  const all = isObject(schema.properties) ? schema.properties : {};
  const order = Array.isArray(schema["x-order"]) ? schema["x-order"].map(String) : [];
  return order.flatMap((name): [string, JsonObject][] => {
    const field = all[name];
    return isObject(field) ? [[name, field]] : [];
  });
}

export interface Keyword {
  name: string;
  title: string;
  operand: string;
}

/** What a value can be compared by; a field that is filled in by itself is none. */
export function keywords(schema: JsonObject): Keyword[] {
  const all = isObject(schema.properties) ? schema.properties : {};
  const fields = new Set(properties(schema).map(([name]) => name));
  return Object.entries(all).flatMap(([name, field]) =>
    isObject(field) && !fields.has(name) && typeof field["x-operand"] === "string"
      ? [{ name, title: String(field.title ?? name), operand: field["x-operand"] }]
      : [],
  );
}

export function required(schema: JsonObject): string[] {
  return Array.isArray(schema.required) ? schema.required.map(String) : [];
}

function blank(field: JsonObject): Json {
  if (Array.isArray(field.enum)) {
    return field.enum[0] ?? "";
  }
  return field.type === "integer" || field.type === "number" ? (field.minimum ?? 0) : "";
}

/** What a condition begins as. */
export function first(types: readonly PredicateType[], about: About): JsonObject {
  const type = offered(types, about, "").find((one) => one.name === "attribute");
  return type ? fresh(type, about) : { type: "always" };
}

/** A condition of this type that is still to be filled in. */
export function fresh(type: PredicateType, about: About): JsonObject {
  const made: JsonObject = { type: type.name };
  const needed = required(type.schema);
  for (const [name, field] of properties(type.schema)) {
    if (needed.includes(name)) {
      made[name] = blank(field);
    }
    if (name === "scope" && about === "segment" && type.needsRun) {
      made[name] = "anywhere";
    }
  }
  const first = keywords(type.schema)[0];
  if (first) {
    Object.assign(made, type.name === "leadScore" ? { atLeast: 0 } : { equals: "" });
  }
  return made;
}
