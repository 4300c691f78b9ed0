import type { Position } from "../model";
import { NODE_HEIGHT, NODE_WIDTH } from "../model";

/** Where a port's handle is, from the node's left upper corner: as far from each other as the node is wide, for the sake of their names. */
export function portAt(index: number, count: number): Position {
  return { x: (NODE_WIDTH * (index + 0.5)) / count, y: NODE_HEIGHT };
}

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** The next thing in that direction: near, and rather straight ahead than to the side. */
export function neighbour(from: Position, all: ReadonlyMap<string, Position>, own: string, direction: Direction): string | null {
  const upright = direction === "ArrowUp" || direction === "ArrowDown";
  const sign = direction === "ArrowUp" || direction === "ArrowLeft" ? -1 : 1;
  let best: string | null = null;
  let least = Infinity;
  for (const [id, place] of all) {
    const ahead = (upright ? place.y - from.y : place.x - from.x) * sign;
    const aside = Math.abs(upright ? place.x - from.x : place.y - from.y);
    const cost = ahead + aside * 2;
    if (id !== own && ahead > 4 && cost < least) {
      least = cost;
      best = id;
    }
  }
  return best;
}
