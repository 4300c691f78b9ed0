import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../layout";
import { NODE_HEIGHT, NODE_WIDTH } from "../model";
import type { Position, WorkflowDocument } from "../model";
import { sample, useSamples } from "../samples";
import { crossings, pathOf, routesOf } from "./routes";
import { Plane, stretches } from "./plane";

const types = useSamples();
const BESIDE = ["start:manual-trigger", "ask:condition", "a", "b", "c", "end:exit"];
const WAYS = ["start>ask", "ask.yes>a", "a>b", "b>c", "c>end", "ask.no>end", "c>ask"];

function arranged(nodes: string[], ways: string[]): WorkflowDocument {
  const document = sample(nodes, ways);
  return { ...document, layout: arrange(document, types) };
}

function ways(document: WorkflowDocument): Map<string, readonly Position[]> {
  return new Map([...routesOf(document, types, new Map())].map(([key, route]) => [key, route.points]));
}

/** The lines that run through a step. */
function through(document: WorkflowDocument): string[] {
  const plane = new Plane();
  Object.values(document.layout).forEach(({ x, y }) => plane.put({ left: x, right: x + NODE_WIDTH, top: y + 1, bottom: y + NODE_HEIGHT - 1 }));
  return [...ways(document)].filter(([, points]) => stretches(points).some((stretch) => plane.hits(stretch) > 0)).map(([key]) => key);
}

test("a line passes the steps between its ends, also upwards, and crosses none where it need not", () => {
  const document = arranged(BESIDE, WAYS);
  assert.deepEqual(through(document), []);
  assert.equal(crossings(document, types), 0);
});

test("steps that were moved by hand are passed too", () => {
  const document = arranged(BESIDE, WAYS);
  const start = document.layout.start as Position;
  const moved = { ...document, layout: { ...document.layout, a: { x: start.x - 700, y: start.y + 152 * 5 }, ask: { x: start.x + 40, y: start.y + 152 } } };
  assert.deepEqual(through(moved), []);
});

test("a step at the end of the world is led to as well, and the lines beside it keep their ways", () => {
  const document = arranged(BESIDE, WAYS);
  const far = { ...document, layout: { ...document.layout, end: { x: 2_000_000_000, y: 2_000_000_000 }, b: { x: -2_000_000_000, y: 40 } } };
  const found = ways(far);
  assert.equal(found.get("ask|no|end")?.at(-1)?.y, 2_000_000_000 - 3);
  assert.deepEqual(through(far).filter((key) => !key.includes("b") && !key.includes("end")), []);
});

test("every stretch is upright or level, from the port to the step", () => {
  const document = arranged(BESIDE, WAYS);
  for (const [key, points] of ways(document)) {
    assert.ok(stretches(points).every(({ from, to }) => (from.x === to.x) !== (from.y === to.y)), key);
    const to = document.layout[key.split("|")[2] ?? ""] as Position;
    assert.ok((points.at(-1)?.y ?? 0) < to.y && Math.abs((points.at(-1)?.x ?? 0) - to.x - NODE_WIDTH / 2) < NODE_WIDTH / 2, key);
  }
});

test("three ways of which one leads past the others cross nowhere", () => {
  const document = arranged(
    ["start:manual-trigger", "arms:split", "one", "other", "end:exit"],
    ["start>arms", "arms.a>one", "arms.b>other", "arms.otherwise>end", "one>end", "other>end"],
  );
  assert.equal(crossings(document, types), 0);
  assert.deepEqual(through(document), []);
});

test("buttons of lines that meet stand apart", () => {
  const document = arranged(["start:manual-trigger", "arms:split", "one", "other", "end:exit"], ["start>arms", "arms.a>one", "arms.b>other", "one>end", "other>end"]);
  const tools = [...routesOf(document, types, new Map()).values()].map((route) => route.tools);
  tools.forEach((one, index) => tools.slice(index + 1).forEach((other) => assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > 24)));
});

test("what did not change keeps its identity, and corners are round", () => {
  const document = arranged(BESIDE, WAYS);
  const before = routesOf(document, types, new Map());
  const after = routesOf({ ...document, name: "other" }, types, before);
  after.forEach((route, key) => assert.equal(route, before.get(key)));
  assert.match(pathOf(before.get("ask|no|end")?.points ?? []), /^M[-0-9.]+ [-0-9.]+L.*Q/);
});
