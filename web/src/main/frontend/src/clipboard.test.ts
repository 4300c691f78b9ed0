import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { clipFrom, clipOf, documentFrom, paste } from "./clipboard";
import { sample, useSamples, waysOf } from "./samples";

beforeEach(() => void useSamples());

test("what is copied comes back elsewhere with ids of its own and its own lines alone", () => {
  const from = sample(["start:manual-trigger", "a", "b"], ["start>a", "a>b"]);
  const clip = clipOf(from, ["a", "b"], []);
  const read = clipFrom(JSON.stringify(clip));
  assert.ok(read);
  const into = sample(["a"], []);
  const made = paste(into, read, { x: 100, y: 200 });
  assert.equal(made.nodes.length, 2);
  assert.equal(new Set(into.nodes.map((node) => node.id)).size, 3);
  assert.deepEqual(waysOf(into), [`${made.nodes[0]}>${made.nodes[1]}`]);
  assert.deepEqual(into.layout[made.nodes[0] ?? ""], { x: 104, y: 200 });
});

test("a workflow is taken from a file whole, under its own name, or not at all", () => {
  const own = sample(["start:manual-trigger"], []);
  const file = { ...sample(["a:manual-trigger", "b"], ["a>b"]), slug: "other", name: "Other", layout: { a: { x: 8, y: 16 } }, interrupts: [{ name: "R", when: {}, then: {} }] };
  const taken = documentFrom(JSON.stringify(file), own);
  assert.deepEqual([taken?.slug, taken?.name, taken?.layout], ["test", "Test", { a: { x: 8, y: 16 } }]);
  assert.deepEqual([taken?.edges, taken?.interrupts], [file.edges, file.interrupts]);
  for (const bad of ["", "[]", "{}", JSON.stringify({ ...file, nodes: [] }), JSON.stringify({ ...file, edges: [{ from: "<a>", to: "b" }] })]) {
    assert.equal(documentFrom(bad, own), null, bad);
  }
});

test("a file whose ids are there twice, or whose lines lead nowhere, is not taken", () => {
  const own = sample(["start:manual-trigger"], []);
  const note = { id: "n", text: "Why", x: 0, y: 0, width: 200, height: 120 };
  const file = { ...sample(["a:manual-trigger", "b"], ["a>b"]), notes: [note] };
  assert.equal(documentFrom(JSON.stringify(file), own)?.notes?.length, 1);
  const bad: object[] = [
    { nodes: [...file.nodes, ...file.nodes.slice(1)] },
    { edges: [...file.edges, { from: "b", port: "next", to: "elsewhere" }] },
    { edges: [...file.edges, { from: "elsewhere", port: "next", to: "b" }] },
    { edges: [{ from: "a", port: "next", to: "n" }] },
    { notes: [note, note] },
    { notes: [{ ...note, id: "a" }] },
  ];
  bad.forEach((one) => assert.equal(documentFrom(JSON.stringify({ ...file, ...one }), own), null, JSON.stringify(one)));
});

test("text that is not ours, or not whole, is not pasted", () => {
  const good = { format: "millrace/steps", version: 1, nodes: [{ id: "a", type: "send", config: {} }], edges: [], layout: {} };
  assert.ok(clipFrom(JSON.stringify(good)));
  const bad: unknown[] = [
    "some text",
    { ...good, format: "other" },
    { ...good, version: 2 },
    { ...good, nodes: [] },
    { ...good, nodes: [{ id: "<img onerror=alert(1)>", type: "send" }] },
    { ...good, nodes: [{ id: "a", type: "send", config: [] }] },
    { ...good, nodes: [...good.nodes, ...good.nodes] },
    { ...good, edges: [{ from: "a", to: "elsewhere" }] },
    { ...good, nodes: "a" },
  ];
  bad.forEach((one) => assert.equal(clipFrom(typeof one === "string" ? one : JSON.stringify(one)), null, JSON.stringify(one)));
});

test("a place that is no number does no harm", () => {
  const clip = clipFrom('{"format":"millrace/steps","version":1,"nodes":[{"id":"a","type":"send"}],"edges":[],"layout":{"a":{"x":"1e9","y":null}}}');
  assert.deepEqual(clip?.layout, { a: { x: 0, y: 0 } });
});
