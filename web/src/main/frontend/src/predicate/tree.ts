import type { Json, JsonObject } from "../model";

/** Where a condition stands: the index in each group from the outside in; the part of a "not" is its number 0. */
export type Path = readonly number[];

export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function typeOf(condition: JsonObject): string {
  return typeof condition.type === "string" ? condition.type : "";
}

export function isGroup(condition: JsonObject): boolean {
  return typeOf(condition) === "all" || typeOf(condition) === "any";
}

export function isNot(condition: JsonObject): boolean {
  return typeOf(condition) === "not" && isObject(condition.of);
}

export function parts(condition: JsonObject): JsonObject[] {
  if (isNot(condition)) {
    return [condition.of as JsonObject];
  }
  return isGroup(condition) && Array.isArray(condition.of) ? condition.of.filter(isObject) : [];
}

export function at(root: JsonObject, path: Path): JsonObject | undefined {
  return path.reduce<JsonObject | undefined>((now, index) => (now ? parts(now)[index] : undefined), root);
}

function withParts(condition: JsonObject, of: JsonObject[]): JsonObject {
  return { ...condition, of: isNot(condition) ? (of[0] ?? {}) : of };
}

export function put(root: JsonObject, path: Path, next: JsonObject): JsonObject {
  const [first, ...rest] = path;
  if (first === undefined) {
    return next;
  }
  const own = parts(root);
  const part = own[first];
  return part ? withParts(root, own.with(first, put(part, rest, next))) : root;
}

/** Null = nothing is left. A "not" goes with its part; a group that gets empty stays, so that something can be added. */
export function remove(root: JsonObject, path: Path): JsonObject | null {
  const index = path.at(-1);
  if (index === undefined) {
    return null;
  }
  const above = path.slice(0, -1);
  const parent = at(root, above);
  if (!parent) {
    return root;
  }
  if (isNot(parent)) {
    return remove(root, above);
  }
  return put(root, above, withParts(parent, parts(parent).toSpliced(index, 1)));
}

export function insert(root: JsonObject, group: Path, index: number, item: JsonObject): JsonObject {
  const parent = at(root, group);
  return parent && isGroup(parent) ? put(root, group, withParts(parent, parts(parent).toSpliced(index, 0, item))) : root;
}

/** Up or down among its neighbours. @returns the tree, and where the condition is now */
export function move(root: JsonObject, path: Path, by: 1 | -1): { root: JsonObject; path: Path } {
  const { group, index } = place(root, path);
  const parent = group && at(root, group);
  const target = index + by;
  if (!group || !parent || target < 0 || target >= parts(parent).length) {
    return { root, path };
  }
  const own = parts(parent);
  const item = own[index] as JsonObject;
  const next = own.toSpliced(index, 1).toSpliced(target, 0, item);
  return { root: put(root, group, withParts(parent, next)), path: [...group, target, ...path.slice(group.length + 1)] };
}

/** Becomes the only part of a group of its own. */
export function intoGroup(root: JsonObject, path: Path): { root: JsonObject; path: Path } {
  const { whole } = place(root, path);
  const item = at(root, whole);
  return item ? { root: put(root, whole, { type: "any", of: [item] }), path: [...whole, 0] } : { root, path };
}

/** Out of its group, to the place behind it; the group goes when it gets empty. */
export function outOfGroup(root: JsonObject, path: Path): { root: JsonObject; path: Path } {
  const { group, index } = place(root, path);
  const outer = group && group.length > 0 ? place(root, group) : null;
  const item = group && at(root, [...group, index]);
  if (!group || !outer?.group || !item) {
    return { root, path };
  }
  const left = remove(root, [...group, index]) ?? root;
  const inserted = insert(left, outer.group, outer.index + 1, item);
  const emptied = parts(at(inserted, group) ?? {}).length === 0;
  return emptied
    ? { root: remove(inserted, group) ?? inserted, path: [...outer.group, outer.index] }
    : { root: inserted, path: [...outer.group, outer.index + 1] };
}

export function negate(root: JsonObject, path: Path): { root: JsonObject; path: Path } {
  const item = at(root, path);
  const above = path.slice(0, -1);
  const parent = path.length > 0 ? at(root, above) : undefined;
  if (item && parent && isNot(parent)) {
    return { root: put(root, above, item), path: above };
  }
  return item ? { root: put(root, path, { type: "not", of: item }), path: [...path, 0] } : { root, path };
}

export function negated(root: JsonObject, path: Path): boolean {
  const parent = path.length > 0 ? at(root, path.slice(0, -1)) : undefined;
  return parent !== undefined && isNot(parent);
}

/** The group around it, past the "not"s; whole: the condition with them. */
export function place(root: JsonObject, path: Path): { group: Path | null; index: number; whole: Path } {
  let whole = path;
  while (whole.length > 0 && isNot(at(root, whole.slice(0, -1)) ?? {})) {
    whole = whole.slice(0, -1);
  }
  return whole.length === 0
    ? { group: null, index: 0, whole }
    : { group: whole.slice(0, -1), index: whole.at(-1) as number, whole };
}

/** Adds behind the last part; what is no group yet becomes the first part of one. */
export function append(root: JsonObject | null, item: JsonObject): { root: JsonObject; path: Path } {
  if (!root) {
    return { root: item, path: [] };
  }
  return isGroup(root)
    ? { root: insert(root, [], parts(root).length, item), path: [parts(root).length] }
    : { root: { type: "all", of: [root, item] }, path: [1] };
}

/** As errors name it: predicate.of[1].of. */
export function jsonPath(root: JsonObject, path: Path): string {
  let written = "";
  let now: JsonObject | undefined = root;
  for (const index of path) {
    written += now && isNot(now) ? ".of" : `.of[${index}]`;
    now = now && parts(now)[index];
  }
  return written;
}
