import type { Position } from "../model";

/** From the one to the other, upright or level. */
export interface Stretch {
  from: Position;
  to: Position;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Drawn extends Stretch {
  /** Lines with a port or a step in common may run together: they join, or part. */
  port: string;
  step: string;
}

const CELL = 160;
/** Nearer than this two lines beside each other look like one. */
const APART = 9;

export function isLevel({ from, to }: Stretch): boolean {
  return from.y === to.y;
}

/** Where steps and lines are, found by place. */
export class Plane {
  private readonly boxes = new Map<number, Box[]>();
  private readonly lines = new Map<number, Drawn[]>();

  put(box: Box): void {
    const area = { from: { x: box.left, y: box.top }, to: { x: box.right, y: box.bottom } };
    cells(area).forEach((cell) => push(this.boxes, cell, box));
  }

  draw(points: readonly Position[], port: string, step: string): void {
    for (const stretch of stretches(points)) {
      const line = { ...stretch, port, step };
      cells(stretch).forEach((cell) => push(this.lines, cell, line));
    }
  }

  /** How many steps stand in the way. */
  hits(stretch: Stretch): number {
    const found = new Set<Box>();
    const [left, right] = ordered(stretch.from.x, stretch.to.x);
    const [top, bottom] = ordered(stretch.from.y, stretch.to.y);
    for (const cell of cells(stretch)) {
      for (const box of this.boxes.get(cell) ?? []) {
        if (left < box.right && right > box.left && top < box.bottom && bottom > box.top) {
          found.add(box);
        }
      }
    }
    return found.size;
  }

  /** How many lines it crosses, how many it would hide, and beside how many it runs that it could join. */
  conflicts(stretch: Stretch, port: string, step: string): { crossed: number; hidden: number; beside: number } {
    const seen = new Set<Drawn>();
    let crossed = 0;
    let hidden = 0;
    let beside = 0;
    for (const cell of cells(stretch)) {
      for (const line of this.lines.get(cell) ?? []) {
        if (!seen.has(line)) {
          seen.add(line);
          const together = line.port === port || line.step === step;
          crossed += crosses(stretch, line) ? (together ? 0.1 : 1) : 0;
          const off = besides(stretch, line);
          hidden += !together && off !== null ? 1 : 0;
          beside += together && off !== null && off > 0 ? 1 : 0;
        }
      }
    }
    return { crossed, hidden, beside };
  }

  /** The lines near a point. */
  near(point: Position, reach: number): number {
    const found = new Set<Drawn>();
    const area = { from: { x: point.x - reach, y: point.y - reach }, to: { x: point.x + reach, y: point.y + reach } };
    for (const cell of cells(area)) {
      for (const line of this.lines.get(cell) ?? []) {
        const [left, right] = ordered(line.from.x, line.to.x);
        const [top, bottom] = ordered(line.from.y, line.to.y);
        if (left < area.to.x && right > area.from.x && top < area.to.y && bottom > area.from.y) {
          found.add(line);
        }
      }
    }
    return new Set([...found].map((line) => `${line.port}\n${line.step}`)).size;
  }
}

export function stretches(points: readonly Position[]): Stretch[] {
  return points.slice(1).map((to, index) => ({ from: points[index] as Position, to }));
}

function crosses(one: Stretch, other: Stretch): boolean {
  if (isLevel(one) === isLevel(other)) {
    return false;
  }
  const [level, upright] = isLevel(one) ? [one, other] : [other, one];
  const [left, right] = ordered(level.from.x, level.to.x);
  const [top, bottom] = ordered(upright.from.y, upright.to.y);
  return upright.from.x > left && upright.from.x < right && level.from.y > top && level.from.y < bottom;
}

/** How far apart two stretches are that run beside each other. */
function besides(one: Stretch, other: Stretch): number | null {
  if (isLevel(one) !== isLevel(other)) {
    return null;
  }
  const [across, along] = isLevel(one) ? (["y", "x"] as const) : (["x", "y"] as const);
  const [start, end] = ordered(one.from[along], one.to[along]);
  const [first, last] = ordered(other.from[along], other.to[along]);
  const off = Math.abs(one.from[across] - other.from[across]);
  return off < APART && start < last && end > first ? off : null;
}

function cells({ from, to }: Stretch): number[] {
  const [left, right] = ordered(from.x, to.x).map((x) => Math.floor(x / CELL)) as [number, number];
  const [top, bottom] = ordered(from.y, to.y).map((y) => Math.floor(y / CELL)) as [number, number];
  const all: number[] = [];
  for (let x = left; x <= right; x++) {
    for (let y = top; y <= bottom; y++) {
      all.push(x * 100_003 + y);
    }
  }
  return all;
}

function ordered(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
