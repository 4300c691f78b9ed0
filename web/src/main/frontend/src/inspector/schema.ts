import type { Json, JsonObject } from "../model";
import { isObject } from "../predicate/tree";
import { w } from "./words";

/** A field of an object's form. */
export interface FormField {
  name: string;
  schema: JsonObject;
  required: boolean;
}

/** With what it refers to; what stands beside a reference comes before what it refers to. */
export function resolve(schema: JsonObject, root: JsonObject): JsonObject {
  const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isObject) : [];
  const ref = typeof schema.$ref === "string" && schema.$ref.startsWith("#") ? schema.$ref : "";
  if (ref === "" && parts.length === 0) {
    return schema;
  }
  const found = ref
    .slice(2)
    .split("/")
    .filter(Boolean)
    .reduce<Json | undefined>((now, key) => (isObject(now) ? now[key] : undefined), root);
  const { $ref: _ref, allOf: _allOf, ...own } = schema;
  return Object.assign({}, isObject(found) ? found : {}, ...parts.map((part) => resolve(part, root)), own) as JsonObject;
}

export function fieldsOf(schema: JsonObject, root: JsonObject): FormField[] {
  const all = isObject(schema.properties) ? schema.properties : {};
  const order = Array.isArray(schema["x-order"]) ? schema["x-order"].map(String) : Object.keys(all);
  const needed = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return order.flatMap((name) => {
    const field = all[name];
    return isObject(field) ? [{ name, schema: resolve(field, root), required: needed.includes(name) }] : [];
  });
}

export function text(schema: JsonObject, keyword: string): string {
  const value = schema[keyword];
  return typeof value === "string" ? value : "";
}

/** Whether the field belongs to the form as it is filled in now; what has a value is always shown, so that it can be mended. */
export function shown(field: FormField, value: JsonObject, around: JsonObject | undefined): boolean {
  const rule = field.schema["x-when"];
  if (value[field.name] !== undefined || !isObject(rule)) {
    return true;
  }
  const held = (rule.around === true ? (around ?? {}) : value)[String(rule.field)];
  if (Array.isArray(rule.in)) {
    return held !== undefined && rule.in.includes(held);
  }
  return (rule.present === true) === (held !== undefined && held !== "" && held !== false);
}


/**
 * What is plainly wrong, by the field's path, before the server is asked. Definitions that a capability brings along (a condition) are
 * checked by their own editor.
 */
export function check(schema: JsonObject, value: Json | undefined, root: JsonObject, path = ""): Map<string, string> {
  const errors = new Map<string, string>();
  const own = resolve(schema, root);
  if (isObject(value)) {
    if (text(own, "format") === "predicate" || text(own, "format") === "event-predicate") {
      return errors;
    }
    for (const field of fieldsOf(own, root)) {
      const below = path === "" ? field.name : `${path}.${field.name}`;
      const part = value[field.name];
      if (part === undefined || part === "") {
        if (field.required && !isObject(field.schema["x-when"])) {
          errors.set(below, w("required"));
        }
      } else {
        check(field.schema, part, root, below).forEach((what, where) => errors.set(where, what));
      }
    }
  } else if (Array.isArray(value)) {
    list(own, value, root, path, errors);
  } else {
    const wrong = single(own, value);
    if (wrong) {
      errors.set(path, wrong);
    }
  }
  return errors;
}

function list(schema: JsonObject, value: Json[], root: JsonObject, path: string, errors: Map<string, string>): void {
  const least = Number(schema.minItems ?? 0);
  if (value.length < least) {
    errors.set(path, w("emptyList", least));
  }
  if (isObject(schema.items)) {
    const items = schema.items;
    value.forEach((item, index) => check(items, item, root, `${path}[${index}]`).forEach((what, where) => errors.set(where, what)));
  }
}

function single(schema: JsonObject, value: Json | undefined): string | null {
  if (typeof value === "number") {
    if (schema.type === "integer" && !Number.isInteger(value)) {
      return w("whole");
    }
    if (typeof schema.minimum === "number" && value < schema.minimum) {
      return w("tooLittle", schema.minimum);
    }
    return typeof schema.maximum === "number" && value > schema.maximum ? w("tooMuch", schema.maximum) : null;
  }
  if (typeof value === "string") {
    const length = [...value].length;
    if (typeof schema.minLength === "number" && length < schema.minLength) {
      return w("tooShort", schema.minLength);
    }
    if (typeof schema.maxLength === "number" && length > schema.maxLength) {
      return w("tooLong", schema.maxLength);
    }
    return typeof schema.pattern === "string" && !new RegExp(schema.pattern, "u").test(value) ? w("form") : null;
  }
  return null;
}

/** A value to begin with, where something is added. */
export function blank(schema: JsonObject, root: JsonObject): Json {
  const own = resolve(schema, root);
  if (own.default !== undefined) {
    return own.default;
  }
  if (Array.isArray(own.enum)) {
    return own.enum[0] ?? "";
  }
  switch (own.type) {
    case "object":
      return Object.fromEntries(
        fieldsOf(own, root)
          .filter((field) => field.required)
          .map((field) => [field.name, blank(field.schema, root)]),
      );
    case "array":
      return [];
    case "integer":
    case "number":
      return Math.max(1, Number(own.minimum ?? 1));
    case "boolean":
      return false;
    default:
      return "";
  }
}

/** What the form does not show: kept, and told. */
export function strangers(schema: JsonObject, value: JsonObject, root: JsonObject): string[] {
  const known = new Set(fieldsOf(schema, root).map((field) => field.name));
  return Object.keys(value).filter((name) => !known.has(name));
}
