/** The new value with every part that equals the old one's taken from the old: what did not change keeps its identity. */
export function share<T>(old: T, next: T): T {
  if (Object.is(old, next)) {
    return old;
  }
  if (Array.isArray(old) && Array.isArray(next)) {
    return shareList(old, next) as T;
  }
  if (isObject(old) && isObject(next)) {
    return shareObject(old, next) as T;
  }
  return next;
}

function shareList(old: unknown[], next: unknown[]): unknown[] {
  const byId = new Map(old.filter(isObject).map((item) => [item.id, item]));
  const shared = next.map((item, at) => share(isObject(item) && item.id !== undefined ? (byId.get(item.id) ?? old[at]) : old[at], item));
  return shared.length === old.length && shared.every((item, at) => Object.is(item, old[at])) ? old : shared;
}

function shareObject(old: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next).filter((key) => next[key] !== undefined);
  const shared = Object.fromEntries(keys.map((key) => [key, share(old[key], next[key])]));
  const same = keys.length === Object.keys(old).length && keys.every((key) => Object.is(shared[key], old[key]));
  return same ? old : shared;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
