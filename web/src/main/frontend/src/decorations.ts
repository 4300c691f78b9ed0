import { useSyncExternalStore } from "react";

export type Tone = "good" | "warn" | "bad" | "cold" | "accent" | "mute";

/** A small sign on a node or an edge: never by colour alone, so a symbol or a text belongs to it. */
export interface Badge {
  id: string;
  tone: Tone;
  /** Of the sprite. */
  symbol?: string;
  text?: string;
  /** For screen readers, and the tooltip. */
  label: string;
  onPress?: () => void;
}

export interface Decoration {
  ring?: Tone;
  badges?: Badge[];
  /** Stands back: not on the path that is shown. */
  dimmed?: boolean;
  /** Of an edge, in pixels; left out = 2. */
  width?: number;
  /** Of an edge: people go along it. */
  flowing?: boolean;
}

const NONE: Decoration = {};
const TONES: Tone[] = ["bad", "warn", "accent", "good", "cold", "mute"];

const layers = new Map<string, { nodes: ReadonlyMap<string, Decoration>; edges: ReadonlyMap<string, Decoration> }>();
const listeners = new Set<() => void>();
let nodes = new Map<string, Decoration>();
let edges = new Map<string, Decoration>();

/**
 * Puts the signs of one source (problems, live figures, a test run) on nodes, by id, and on edges, by key (see edgeKeys). A second
 * call of the same source replaces the first; null takes them away.
 */
export function decorate(
  source: string,
  signs: { nodes?: ReadonlyMap<string, Decoration>; edges?: ReadonlyMap<string, Decoration> } | null,
): void {
  if (signs) {
    layers.set(source, { nodes: signs.nodes ?? new Map(), edges: signs.edges ?? new Map() });
  } else {
    layers.delete(source);
  }
  nodes = merged(nodes, [...layers.values()].map((layer) => layer.nodes));
  edges = merged(edges, [...layers.values()].map((layer) => layer.edges));
  listeners.forEach((listener) => listener());
}

function merged(before: Map<string, Decoration>, all: ReadonlyMap<string, Decoration>[]): Map<string, Decoration> {
  const result = new Map<string, Decoration>();
  for (const id of new Set(all.flatMap((layer) => [...layer.keys()]))) {
    const parts = all.map((layer) => layer.get(id)).filter((part): part is Decoration => part !== undefined);
    const next = parts.length === 1 ? (parts[0] as Decoration) : join(parts);
    const old = before.get(id);
    result.set(id, old && JSON.stringify(old) === JSON.stringify(next) ? old : next);
  }
  return result;
}

function join(parts: Decoration[]): Decoration {
  return {
    ring: TONES.find((tone) => parts.some((part) => part.ring === tone)),
    badges: parts.flatMap((part) => part.badges ?? []),
    dimmed: parts.some((part) => part.dimmed),
    flowing: parts.some((part) => part.flowing),
    width: parts.find((part) => part.width !== undefined)?.width,
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useNodeDecoration(id: string): Decoration {
  return useSyncExternalStore(subscribe, () => nodes.get(id) ?? NONE);
}

export function useEdgeDecoration(key: string): Decoration {
  return useSyncExternalStore(subscribe, () => edges.get(key) ?? NONE);
}

/** Renders anew whenever any sign changes. */
export function useDecorations(): void {
  useSyncExternalStore(subscribe, () => edges);
}

/** The signs as they stand, for the outline and for exports. */
export function decorationOf(kind: "node" | "edge", id: string): Decoration {
  return (kind === "node" ? nodes : edges).get(id) ?? NONE;
}
