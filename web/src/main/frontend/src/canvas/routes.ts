import { at } from "../edit";
import { edgeKeys, NODE_HEIGHT, NODE_WIDTH } from "../model";
import type { FlowEdge, FlowNode, Position, StepType, WorkflowDocument } from "../model";
import { shownPorts } from "../ports";
import { portAt } from "./geometry";
import { isLevel, Plane, stretches } from "./plane";

/** The way of a line: upright and level stretches from a port to a step, and where its buttons stand. */
export interface Route {
  points: readonly Position[];
  tools: Position;
}

interface Way {
  key: string;
  port: string;
  step: string;
  from: Position;
  to: Position;
  /** The port's name stands below it. */
  named: boolean;
}

/** A line keeps so far from steps that it does not touch. */
const CLEAR = 14;
/** The arrow ends just above the step. */
export const TIP = 3;
/** A step that only one line leads to may be met so far beside its middle, if the line is straight then. */
export const ASIDE = 60;
const CORNER = 10;
/** Below a port is its name; the line turns below that. */
const BELOW = 36;
const ABOVE = 39;
const TRACK = 10;
const TRACKS = 5;
/** In pixels of detour. */
const COST = { bend: 24, beside: 40, crossed: 600, hidden: 900, hit: 8_000 };
/** At most so many places to pass steps are weighed for a line. */
const PASSAGES = 12;

/**
 * Ways for all lines, so that they pass no step, rather bend than cross, and do not hide each other. Short lines come first: who has
 * to go far goes round them.
 */
export function routesOf(document: WorkflowDocument, types: ReadonlyMap<string, StepType>, before: ReadonlyMap<string, Route>): Map<string, Route> {
  const { plane, ways, points } = drawn(document, types);
  const taken: Position[] = [];
  return new Map(ways.map((way) => [way.key, same(before.get(way.key), toolsOn(points.get(way.key) ?? [], way.named, plane, taken))]));
}

/** How often lines cross that do not lead to the same step. */
export function crossings(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): number {
  const { ways, points } = drawn(document, types);
  const plane = new Plane();
  let count = 0;
  for (const { key, port, step } of ways) {
    const way = points.get(key) ?? [];
    stretches(way).forEach((stretch) => (count += Math.floor(plane.conflicts(stretch, port, step).crossed)));
    plane.draw(way, port, step);
  }
  return count;
}

interface Drawing {
  plane: Plane;
  ways: Way[];
  points: Map<string, Position[]>;
}

function drawn(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): Drawing {
  const plane = new Plane();
  const steps = document.nodes.map((node) => at(document, node.id));
  steps.forEach((step) => plane.put(around(step)));
  openPorts(document, types).forEach(({ x, y }) => plane.put({ left: x - 14, right: x + 14, top: y + 8, bottom: y + 56 }));
  const ways = waysOf(document, types).sort((one, other) => length(one) - length(other));
  const points = new Map<string, Position[]>();
  for (const way of ways) {
    const best = cheapest(way, plane, steps);
    points.set(way.key, best);
    plane.draw(best, way.port, way.step);
  }
  return { plane, ways, points };
}

/** Where ports lead nowhere yet: below them is a button. */
function openPorts(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): Position[] {
  const led = new Set(document.edges.map((edge) => `${edge.from}\n${edge.port}`));
  return document.nodes.flatMap((node) => {
    const ports = shownPorts(node, document, types);
    const place = at(document, node.id);
    return ports.flatMap((port, index) => {
      const { x, y } = portAt(index, ports.length);
      return led.has(`${node.id}\n${port}`) ? [] : [{ x: place.x + x, y: place.y + y }];
    });
  });
}

function waysOf(document: WorkflowDocument, types: ReadonlyMap<string, StepType>): Way[] {
  const keys = edgeKeys(document.edges);
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const ports = new Map<string, string[]>();
  return document.edges.flatMap((edge, index): Way[] => {
    const node = nodes.get(edge.from);
    if (!node || !nodes.has(edge.to)) {
      return [];
    }
    const own = ports.get(node.id) ?? shownPorts(node, document, types);
    ports.set(node.id, own);
    return [{ key: keys[index] ?? "", port: `${edge.from}\n${edge.port}`, step: edge.to, named: own.length > 1, ...ends(document, edge, node, own) }];
  });
}

function ends(document: WorkflowDocument, edge: FlowEdge, node: FlowNode, ports: string[]): { from: Position; to: Position } {
  const source = at(document, node.id);
  const target = at(document, edge.to);
  const port = portAt(Math.max(0, ports.indexOf(edge.port)), ports.length);
  const from = { x: Math.round(source.x + port.x), y: source.y + port.y };
  const middle = target.x + NODE_WIDTH / 2;
  const alone = document.edges.every((one) => one === edge || one.to !== edge.to);
  const straight = alone && target.y > from.y && Math.abs(from.x - middle) <= ASIDE;
  return { from, to: { x: straight ? from.x : middle, y: target.y - TIP } };
}

function around({ x, y }: Position): { left: number; right: number; top: number; bottom: number } {
  return { left: x - CLEAR + 1, right: x + NODE_WIDTH + CLEAR - 1, top: y - TIP + 1, bottom: y + NODE_HEIGHT - 1 };
}

function length({ from, to }: Way): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y) + (to.y < from.y ? 10_000 : 0);
}

function cheapest(way: Way, plane: Plane, steps: readonly Position[]): Position[] {
  let best: Position[] = [];
  let least = Infinity;
  for (const points of choices(way, plane, steps)) {
    const floor = detour(points);
    if (floor >= least) {
      continue;
    }
    const cost = floor + trouble(points, way, plane, least - floor);
    if (cost < least) {
      least = cost;
      best = points;
    }
    if (cost === floor && points.length <= 4) {
      return best;
    }
  }
  return best;
}

/** Plain ways first. */
function* choices(way: Way, plane: Plane, steps: readonly Position[]): Generator<Position[]> {
  const { from, to } = way;
  const room = to.y - from.y;
  if (from.x === to.x && room > 0) {
    yield [from, to];
  }
  if (room >= BELOW + 16) {
    for (const y of levels(from.y + BELOW, to.y - 16, room <= 180 ? to.y - ABOVE : from.y + BELOW + 12)) {
      yield bent(from, to, y, to.x, y);
    }
    for (const y of levels(from.y + BELOW, to.y - 16, to.y - ABOVE)) {
      yield bent(from, to, y, to.x, y);
    }
  }
  for (const x of passages(way, plane, steps)) {
    for (let below = 0; below < TRACKS; below++) {
      for (let above = 0; above < TRACKS; above++) {
        yield bent(from, to, from.y + BELOW + below * TRACK, x, to.y - ABOVE - above * TRACK);
      }
    }
  }
}

/** Places for a level stretch, from the best one outwards. */
function levels(least: number, most: number, best: number): number[] {
  const start = Math.min(Math.max(best, least), most);
  const all = [start];
  for (let off = TRACK; off <= TRACKS * TRACK; off += TRACK) {
    all.push(...[start - off, start + off].filter((y) => y >= least && y <= most));
  }
  return all.map(Math.round);
}

/** Where a line can pass upright between its ends: beside the steps that stand there, the nearest first. */
function passages({ from, to }: Way, plane: Plane, steps: readonly Position[]): number[] {
  const top = Math.min(from.y, to.y) - NODE_HEIGHT * 2;
  const bottom = Math.max(from.y, to.y) + NODE_HEIGHT * 2;
  const found = new Set<number>([from.x, to.x]);
  for (const step of steps) {
    if (step.y > top && step.y < bottom) {
      for (let track = 0; track < 3; track++) {
        found.add(step.x - CLEAR - 4 - track * TRACK);
        found.add(step.x + NODE_WIDTH + CLEAR + 4 + track * TRACK);
      }
    }
  }
  const off = (x: number) => Math.abs(x - from.x) + Math.abs(x - to.x);
  const [start, end] = from.y < to.y ? [from.y + BELOW, to.y - ABOVE] : [to.y - ABOVE, from.y + BELOW];
  const free: number[] = [];
  for (const x of [...found].sort((one, other) => off(one) - off(other))) {
    if (free.length < PASSAGES && plane.hits({ from: { x, y: start }, to: { x, y: end } }) === 0) {
      free.push(x);
    }
  }
  return free.length > 0 ? free : [from.x, to.x];
}

function bent(from: Position, to: Position, below: number, x: number, above: number): Position[] {
  const kept: Position[] = [];
  for (const point of [from, { x: from.x, y: below }, { x, y: below }, { x, y: above }, { x: to.x, y: above }, to]) {
    const [last, beforeLast] = [kept.at(-1), kept.at(-2)];
    if (last?.x === point.x && last.y === point.y) {
      continue;
    }
    if (last && beforeLast && ((beforeLast.x === last.x && last.x === point.x) || (beforeLast.y === last.y && last.y === point.y))) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

function detour(points: readonly Position[]): number {
  return stretches(points).reduce((sum, { from, to }) => sum + Math.abs(to.x - from.x) + Math.abs(to.y - from.y), 0) + (points.length - 2) * COST.bend;
}

/** What speaks against a way; more than enough is not counted. */
function trouble(points: readonly Position[], way: Way, plane: Plane, enough: number): number {
  let cost = 0;
  for (const stretch of stretches(points)) {
    cost += plane.hits(stretch) * COST.hit;
    if (cost >= enough) {
      return cost;
    }
    const { crossed, hidden, beside } = plane.conflicts(stretch, way.port, way.step);
    cost += crossed * COST.crossed + hidden * COST.hidden + beside * COST.beside;
  }
  return cost;
}

const PARTS = [0.5, 0.35, 0.65];

/** In the middle of a long stretch, rather where no other line runs, and not upon the buttons of another. */
function toolsOn(points: Position[], named: boolean, plane: Plane, taken: Position[]): Route {
  const spots = stretches(points)
    .flatMap(({ from, to }, index) => {
      const start = index === 0 && named && to.y - from.y > BELOW ? { x: from.x, y: from.y + BELOW - 16 } : from;
      const size = Math.abs(to.x - start.x) + Math.abs(to.y - start.y);
      return PARTS.map((part) => ({
        point: { x: start.x + (to.x - start.x) * part, y: start.y + (to.y - start.y) * part },
        cost: Math.abs(part - 0.5) * 40 + (size < 40 ? 200 - size : -Math.min(size, 240) / 8),
      }));
    });
  const weighed = spots.map(({ point, cost }) => ({
    point,
    cost: cost + (plane.near(point, 13) - 1) * 60 + taken.filter((other) => Math.abs(other.x - point.x) < 28 && Math.abs(other.y - point.y) < 28).length * 300,
  }));
  const best = weighed.reduce((one, other) => (other.cost < one.cost ? other : one), weighed[0] ?? { point: { x: 0, y: 0 }, cost: 0 });
  taken.push(best.point);
  return { points, tools: best.point };
}

function same(before: Route | undefined, now: Route): Route {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** As a path with round corners. */
export function pathOf(points: readonly Position[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const next = points[index + 1];
      if (!before || !next) {
        return `${index === 0 ? "M" : "L"}${point.x} ${point.y}`;
      }
      const [into, out] = [toward(point, before, next), toward(point, next, before)];
      return `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`;
    })
    .join("");
}

function toward(corner: Position, end: Position, other: Position): Position {
  const size = (point: Position) => Math.abs(point.x - corner.x) + Math.abs(point.y - corner.y);
  const reach = Math.min(CORNER, size(end) / 2, size(other) / 2);
  return isLevel({ from: corner, to: end })
    ? { x: corner.x + Math.sign(end.x - corner.x) * reach, y: corner.y }
    : { x: corner.x, y: corner.y + Math.sign(end.y - corner.y) * reach };
}
