import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { sample, useSamples } from "./samples";
import { announce, change, get, redo, select, start, undo } from "./store";

beforeEach(() => {
  useSamples();
  start(sample(["start:manual-trigger", "a", "b"], ["start>a", "a>b"]), false);
});

const rename = (id: string, name: string, merge?: string) =>
  change(
    `rename ${id}`,
    (draft) => {
      const node = draft.nodes.find((one) => one.id === id);
      if (node) {
        node.name = name;
      }
    },
    merge,
  );

test("a thousand steps are undone and done again to the very same documents", () => {
  const first = get().document;
  for (let no = 0; no < 1_000; no++) {
    rename("a", `name ${no}`);
  }
  const last = get().document;
  while (undo() !== null);
  assert.equal(get().document, first);
  while (redo() !== null);
  assert.equal(get().document, last);
});

test("what did not change keeps its identity", () => {
  const before = get().document;
  rename("a", "new");
  const after = get().document;
  assert.notEqual(after.nodes[1], before.nodes[1]);
  assert.equal(after.nodes[2], before.nodes[2]);
  assert.equal(after.edges, before.edges);
});

test("typing in one field is one step, a change in between begins another", () => {
  rename("a", "n", "name:a");
  rename("a", "na", "name:a");
  rename("b", "x");
  rename("a", "nam", "name:a");
  assert.equal(get().past.length, 3);
});

test("a change that changes nothing is no step, and a new change ends what could be done again", () => {
  assert.equal(change("nothing", () => undefined), false);
  rename("a", "one");
  undo();
  rename("a", "two");
  assert.equal(redo(), null);
});

test("undo brings the selection back, as far as it is there", () => {
  select({ nodes: ["a", "b"] });
  change("delete", (draft) => void (draft.nodes = draft.nodes.filter((node) => node.id !== "b")));
  assert.deepEqual(get().selection.nodes, ["a"]);
  undo();
  assert.deepEqual(get().selection.nodes, ["a", "b"]);
});

test("a published version cannot be changed", () => {
  start(get().document, true);
  assert.equal(rename("a", "new"), false);
  assert.equal(undo(), null);
});

test("what is shown to all stays until something else is done, whatever is said meanwhile", () => {
  for (const next of [() => select({ nodes: ["a"] }), () => rename("a", "Other"), () => undo()]) {
    announce("A line is gone", true);
    announce("1 error, no warnings");
    assert.equal(get().shown, "A line is gone");
    next();
    assert.equal(get().shown, "");
  }
});
