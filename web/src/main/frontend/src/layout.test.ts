import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, placed, rearrange } from "./layout";
import { NODE_HEIGHT, NODE_WIDTH } from "./model";
import type { Position, WorkflowDocument } from "./model";
import { portsOf } from "./ports";
import { sample, useSamples } from "./samples";

const types = useSamples();

function overlaps(places: Record<string, Position>): string[] {
  const all = Object.entries(places);
  return all.flatMap(([one, a], index) =>
    all
      .slice(index + 1)
      .filter(([, b]) => Math.abs(a.x - b.x) < NODE_WIDTH && Math.abs(a.y - b.y) < NODE_HEIGHT)
      .map(([other]) => `${one}/${other}`),
  );
}

/** Lines that cross, drawn straight from port to node. */
function crossings(document: WorkflowDocument, places: Record<string, Position>): number {
  const lines = document.edges.map((edge) => {
    const node = document.nodes.find((one) => one.id === edge.from);
    const ports = node ? portsOf(node, types) : [];
    const from = places[edge.from] as Position;
    const to = places[edge.to] as Position;
    return [
      { x: from.x + (NODE_WIDTH * (ports.indexOf(edge.port) + 0.5)) / ports.length, y: from.y + NODE_HEIGHT },
      { x: to.x + NODE_WIDTH / 2, y: to.y },
    ] as const;
  });
  const side = (a: Position, b: Position, c: Position) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  return lines.reduce(
    (count, [a, b], index) => count + lines.slice(index + 1).filter(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0).length,
    0,
  );
}

test("the steps behind the ports stand in the order of the ports", () => {
  const document = sample(["start:manual-trigger", "ask:condition", "no", "yes"], ["start>ask", "ask.no>no", "ask.yes>yes"]);
  const places = arrange(document, types);
  assert.ok((places.yes?.x ?? 0) < (places.no?.x ?? 0));
  assert.ok((places.start?.y ?? 0) < (places.ask?.y ?? 0));
});

test("no lines of a tree cross and no nodes overlap, in whatever order they were drawn", () => {
  const ids = Array.from({ length: 31 }, (_, at) => `n${at}`);
  const nodes = ids.map((id, at) => (at < 15 ? `${id}:condition` : id));
  const ways = ids.slice(0, 15).flatMap((id, at) => [`${id}.yes>n${2 * at + 1}`, `${id}.no>n${2 * at + 2}`]);
  const document = sample(["start:manual-trigger", ...nodes], ["start>n0", ...ways]);
  for (const order of [document, { ...document, nodes: [...document.nodes].reverse(), edges: [...document.edges].reverse() }]) {
    const places = arrange(order, types);
    assert.deepEqual(overlaps(places), []);
    assert.equal(crossings(order, places), 0);
  }
});

test("branches that meet again, ways back and loose steps are arranged too", () => {
  const document = sample(
    ["start:manual-trigger", "ask:condition", "a", "b", "end:exit", "loose"],
    ["start>ask", "ask.yes>a", "ask.no>b", "a>end", "b>end", "b>ask"],
  );
  const places = arrange(document, types);
  assert.deepEqual(Object.keys(places).sort(), document.nodes.map((node) => node.id).sort());
  assert.deepEqual(overlaps(places), []);
  assert.equal(Math.min(...Object.values(places).map((place) => place.x)), 0);
});

test("nothing at all can be arranged", () => {
  assert.deepEqual(arrange(sample([], []), types), {});
});

test("a document without places gets them, and one with some keeps those", () => {
  const bare: WorkflowDocument = { ...sample(["start:manual-trigger", "a", "b", "c"], ["start>a", "a>b", "b>c"]), layout: {} };
  const whole = placed(bare, types);
  assert.deepEqual(overlaps(whole.layout), []);
  assert.equal(Object.keys(whole.layout).length, bare.nodes.length);

  const one = placed({ ...bare, layout: { start: { x: 500, y: 900 } } }, types);
  assert.deepEqual(one.layout.start, { x: 500, y: 900 });
  assert.deepEqual(overlaps(one.layout), []);
  assert.equal(placed(one, types), one);
});

test("notes go with the step that they stand at, and cover none when all is arranged", () => {
  const draft = sample(["start:manual-trigger", "a", "b"], ["start>a", "a>b"]);
  draft.layout = { start: { x: 0, y: 0 }, a: { x: 900, y: 40 }, b: { x: 40, y: 400 } };
  draft.notes = [
    { id: "at-a", text: "", x: 940, y: 30, width: 200, height: 120 },
    { id: "far", text: "", x: -3000, y: 400, width: 200, height: 120 },
  ];
  rearrange(draft, types);
  const [atA, far] = draft.notes;
  assert.equal(atA?.y, (draft.layout.a?.y ?? 0) - 10);
  assert.ok((atA?.x ?? 0) >= (draft.layout.a?.x ?? 0) + NODE_WIDTH);
  assert.ok((far?.x ?? 0) < -2500);
});
