import assert from "node:assert/strict";
import { test } from "node:test";
import { since } from "./differences";
import type { WorkflowDocument } from "./model";

const BASE: WorkflowDocument = { slug: "a", name: "A", nodes: [{ id: "start", type: "manual-trigger", config: {} }], edges: [], layout: {} };

test("whatever a side changed, it has something to tell", () => {
  const changes: Partial<WorkflowDocument>[] = [
    { name: "B" },
    { description: "New" },
    { interrupts: [{ name: "Replied", when: {}, then: {} }] },
    { layout: { start: { x: 16, y: 0 } } },
    { nodes: [] },
    { edges: [{ from: "start", port: "next", to: "start" }] },
  ];
  for (const change of changes) {
    const side = since(BASE, { ...BASE, ...change });
    const told = side.added.length + side.removed.length + side.changed.length + side.edges > 0 || side.named || side.interrupts || side.onlyLayout;
    assert.ok(told, JSON.stringify(change));
  }
  assert.deepEqual([since(BASE, { ...BASE, name: "B" }).named, since(BASE, { ...BASE, name: "B" }).onlyLayout], [true, false]);
});
