import assert from "node:assert/strict";
import { test } from "node:test";
import { formOf } from "./focus";
import { closePanel, openerOf, openPanel, togglePanel } from "./slots";
import { NOTHING } from "./store";

const RIGHT = { id: "test", side: "right" as const };
const step = { id: "a step" } as HTMLElement;

test("a form leads back to the one step or line that it belongs to, and leaves alone what is chosen together", () => {
  assert.deepEqual(formOf({ ...NOTHING, nodes: ["a"] }), { node: "a" });
  assert.deepEqual(formOf({ ...NOTHING, edges: ["a|next|b"] }), { edge: "a|next|b" });
  assert.equal(formOf({ ...NOTHING, nodes: ["a", "b"] }), null);
  assert.equal(formOf({ ...NOTHING, nodes: ["a"], notes: ["n"] }), null);
  assert.equal(formOf(NOTHING), null);
});

test("what a panel was opened from is known until the panel is closed in any way", () => {
  openPanel(RIGHT, step);
  assert.equal(openerOf("right"), step);
  assert.equal(openerOf("bottom"), undefined);
  togglePanel(RIGHT);
  assert.equal(openerOf("right"), undefined);
  openPanel(RIGHT, step);
  closePanel("right");
  assert.equal(openerOf("right"), undefined);
  openPanel(RIGHT, step);
  togglePanel({ id: "versions", side: "right" });
  assert.equal(openerOf("right"), undefined);
});
