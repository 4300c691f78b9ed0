import type { ReactNode } from "react";
import type { Json, JsonObject } from "../model";
import type { Told } from "../predicate/Field";
import { text } from "./schema";
import type { FormField } from "./schema";

/** What the forms of objects and of their fields hand on to each other. */

export type Errors = ReadonlyMap<string, Told>;

export interface ObjectProps {
  schema: JsonObject;
  root: JsonObject;
  value: JsonObject;
  /** The object that holds this one, for fields that depend on it. */
  around?: JsonObject;
  /** Where this object stands in the configuration; "" = it is the configuration. */
  path: string;
  errors: Errors;
  readOnly: boolean;
  onChange: (next: JsonObject, merge?: string) => void;
  /** These fields are drawn elsewhere. */
  without?: readonly string[];
  only?: readonly string[];
}

export function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

export function withField(value: JsonObject, name: string, next: Json | undefined): JsonObject {
  const changed = { ...value };
  if (next === undefined) {
    delete changed[name];
  } else {
    changed[name] = next;
  }
  return changed;
}

export function label(field: FormField): string {
  return text(field.schema, "title") || field.name;
}

export interface ControlProps {
  field: FormField;
  value: Json | undefined;
  path: string;
  errors: Errors;
  root: JsonObject;
  around: JsonObject;
  readOnly: boolean;
  onChange: (next: Json | undefined, merge?: string) => void;
}

export type Drawn = (props: ControlProps) => ReactNode;
