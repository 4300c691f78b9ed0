/** A place on the canvas (or in the outline) to go to: a problem's node, a step that was searched for. */
export interface Target {
  node?: string;
  /** An edge's key, see edgeKeys. */
  edge?: string;
  note?: string;
}

type Listener = (target: Target) => void;

const listeners = new Set<Listener>();

export function onReveal(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Selects it, brings it into view and puts the focus on it. */
export function reveal(target: Target): void {
  listeners.forEach((listener) => listener(target));
}
