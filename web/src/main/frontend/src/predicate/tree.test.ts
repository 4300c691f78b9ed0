import assert from "node:assert/strict";
import { test } from "node:test";
import { append, at, intoGroup, jsonPath, move, negate, outOfGroup, remove } from "./tree";

const a = { type: "hasTag", tag: "a" };
const b = { type: "hasTag", tag: "b" };
const c = { type: "hasTag", tag: "c", unknown: [1] };

test("a second condition makes a group of the first", () => {
  assert.deepEqual(append(null, a).root, a);
  assert.deepEqual(append(a, b), { root: { type: "all", of: [a, b] }, path: [1] });
});

test("moving keeps to the group, and the path follows", () => {
  const root = { type: "all", of: [a, { type: "not", of: b }, c] };
  const moved = move(root, [1, 0], 1);
  assert.deepEqual(moved, { root: { type: "all", of: [a, c, { type: "not", of: b }] }, path: [2, 0] });
  assert.equal(move(root, [0], -1).root, root);
});

test("a condition goes into a group and comes out again", () => {
  const root = { type: "all", of: [a, b] };
  const inside = intoGroup(root, [1]);
  assert.deepEqual(inside, { root: { type: "all", of: [a, { type: "any", of: [b] }] }, path: [1, 0] });
  assert.deepEqual(outOfGroup(inside.root, inside.path), { root, path: [1] });
});

test("turning around twice changes nothing", () => {
  const root = { type: "all", of: [a, c] };
  const turned = negate(root, [1]);
  assert.deepEqual(at(turned.root, [1]), { type: "not", of: c });
  assert.deepEqual(negate(turned.root, turned.path), { root, path: [1] });
});

test("a not goes with its part, a group stays when it gets empty", () => {
  assert.deepEqual(remove({ type: "all", of: [a, { type: "not", of: b }] }, [1, 0]), { type: "all", of: [a] });
  assert.deepEqual(remove({ type: "all", of: [a] }, [0]), { type: "all", of: [] });
  assert.equal(remove(a, []), null);
});

test("errors are found at the path that the server writes", () => {
  const root = { type: "all", of: [a, { type: "not", of: { type: "any", of: [b, c] } }] };
  assert.equal(jsonPath(root, [1, 0, 1]), ".of[1].of.of[1]");
});
