import type { Json, JsonObject } from "../model";

/** A body with something at each place that the trigger reads. */
export function exampleBody(config: JsonObject): string {
  const body: JsonObject = {};
  put(body, text(config.contact) || "/contact", "c-17");
  if (text(config.businessKey)) {
    put(body, text(config.businessKey), "A-4711");
  }
  for (const field of Array.isArray(config.fields) ? config.fields : []) {
    const { name, from } = (field ?? {}) as JsonObject;
    put(body, text(from), text(name) === "email" ? "anna@example.com" : "…");
  }
  return JSON.stringify(body, null, 2);
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** @param pointer a JSON pointer; what is none is left out */
function put(body: JsonObject, pointer: string, value: string): void {
  const path = pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = path.pop();
  if (last === undefined || ["__proto__", "constructor"].some((word) => word === last || path.includes(word))) {
    return;
  }
  let at = body;
  for (const part of path) {
    const inner = at[part];
    const next: JsonObject = typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
    at[part] = next;
    at = next;
  }
  at[last] = value;
}
