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
/** What lies over more cells than these is looked at one by one: somebody may have put a step a million pixels away. */
const WIDE = 400;
/** Nearer than this two lines beside each other look like one. */
const APART = 9;

export function isLevel({ from, to }: Stretch): boolean {
  return from.y === to.y;
}

/** Where steps and lines are, found by place. */
export class Plane {
  private readonly boxes = new Found<Box>();
  private readonly lines = new Found<Drawn>();

  put(box: Box): void {
    this.boxes.put({ from: { x: box.left, y: box.top }, to: { x: box.right, y: box.bottom } }, box);
  }

  draw(points: readonly Position[], port: string, step: string): void {
    for (const stretch of stretches(points)) {
      this.lines.put(stretch, { ...stretch, port, step });
    }
  }

  /** How many steps stand in the way. */
  hits(stretch: Stretch): number {
    let count = 0;
    const [left, right] = ordered(stretch.from.x, stretch.to.x);
    const [top, bottom] = ordered(stretch.from.y, stretch.to.y);
    for (const box of this.boxes.over(stretch)) {
      count += left < box.right && right > box.left && top < box.bottom && bottom > box.top ? 1 : 0;
    }
    return count;
  }

  /** How many lines it crosses, how many it would hide, and beside how many it runs that it could join. */
  conflicts(stretch: Stretch, port: string, step: string): { crossed: number; hidden: number; beside: number } {
    let crossed = 0;
    let hidden = 0;
    let beside = 0;
    for (const line of this.lines.over(stretch)) {
      const together = line.port === port || line.step === step;
      crossed += crosses(stretch, line) ? (together ? 0.1 : 1) : 0;
      const off = besides(stretch, line);
      hidden += !together && off !== null ? 1 : 0;
      beside += together && off !== null && off > 0 ? 1 : 0;
    }
    return { crossed, hidden, beside };
  }

  /** The lines near a point. */
  near(point: Position, reach: number): number {
    const found = new Set<string>();
    const area = { from: { x: point.x - reach, y: point.y - reach }, to: { x: point.x + reach, y: point.y + reach } };
    for (const line of this.lines.over(area)) {
      const [left, right] = ordered(line.from.x, line.to.x);
      const [top, bottom] = ordered(line.from.y, line.to.y);
      if (left < area.to.x && right > area.from.x && top < area.to.y && bottom > area.from.y) {
        found.add(`${line.port}\n${line.step}`);
      }
    }
    return found.size;
  }
}

/** Things by the cells that they lie over. */
class Found<T> {
  private readonly all: T[] = [];
  private readonly wide: T[] = [];
  private readonly byCell = new Map<number, T[]>();

  put(area: Stretch, thing: T): void {
    this.all.push(thing);
    const over = cells(area);
    if (over === null) {
      this.wide.push(thing);
    } else {
      over.forEach((cell) => push(this.byCell, cell, thing));
    }
  }

  /** Each once; some that do not touch the area are among them. */
  over(area: Stretch): Iterable<T> {
    const over = cells(area);
    if (over === null) {
      return this.all;
    }
    const found = new Set(this.wide);
    over.forEach((cell) => this.byCell.get(cell)?.forEach((thing) => found.add(thing)));
    return found;
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

/** Null when they are too many. */
function cells({ from, to }: Stretch): number[] | null {
  const [left, right] = ordered(from.x, to.x).map((x) => Math.floor(x / CELL)) as [number, number];
  const [top, bottom] = ordered(from.y, to.y).map((y) => Math.floor(y / CELL)) as [number, number];
  if ((right - left + 1) * (bottom - top + 1) > WIDE) {
    return null;
  }
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
