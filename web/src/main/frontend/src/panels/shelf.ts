import { useSyncExternalStore } from "react";

/** A little state that several components look at. */
export interface Shelf<T> {
  get: () => T;
  set: (next: Partial<T>) => void;
  use: () => T;
}

export function shelf<T extends object>(first: T): Shelf<T> {
  const listeners = new Set<() => void>();
  let now = first;
  const get = () => now;
  return {
    get,
    set(next) {
      now = { ...now, ...next };
      listeners.forEach((listener) => listener());
    },
    use: () =>
      useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      }, get),
  };
}
