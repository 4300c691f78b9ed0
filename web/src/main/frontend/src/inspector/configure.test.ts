import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, WorkflowDocument } from "../model";
import { evenly } from "./Arms";
import { configure, errorsOf } from "./configure";
import { blank, check, fieldsOf, resolve, shown, strangers } from "./schema";

function split(...ports: string[]): JsonObject {
  return { arms: ports.map((port) => ({ port, weight: 50 })), kept: { by: "somebody" } };
}

test("the lines of a renamed port follow, those of the others stay", () => {
  const draft: WorkflowDocument = {
    slug: "s",
    name: "S",
    nodes: [{ id: "n", type: "split", config: split("a", "b") }],
    edges: [
      { from: "n", port: "a", to: "x" },
      { from: "n", port: "b", to: "y" },
    ],
    layout: {},
  };
  configure(draft, "n", split("a", "best"), new Map());
  assert.deepEqual(draft.edges.map((edge) => edge.port), ["a", "best"]);
  configure(draft, "n", split("a"), new Map());
  assert.deepEqual(draft.edges.map((edge) => edge.port), ["a", "best"]);
});

const schema: JsonObject = {
  type: "object",
  "x-order": ["kind", "to", "span"],
  required: ["span"],
  properties: {
    kind: { type: "string", enum: ["exit", "handoff"], default: "exit" },
    to: { type: "string", minLength: 2, "x-when": { field: "kind", in: ["handoff"] } },
    span: { $ref: "#/$defs/Span", title: "Own title" },
  },
  $defs: { Span: { type: "object", title: "Span", required: ["amount"], properties: { amount: { type: "integer", minimum: 1 } } } },
};

test("a reference brings what it refers to, and its own words come first", () => {
  const span = resolve({ $ref: "#/$defs/Span", title: "Own title" }, schema);
  assert.equal(span.title, "Own title");
  assert.equal(span.type, "object");
});

test("a field of another mode is hidden until it has a value", () => {
  const to = fieldsOf(schema, schema).find((field) => field.name === "to");
  assert.ok(to);
  assert.equal(shown(to, { kind: "exit" }, undefined), false);
  assert.equal(shown(to, { kind: "handoff" }, undefined), true);
  assert.equal(shown(to, { kind: "exit", to: "sales" }, undefined), true);
});

test("what is plainly wrong is found by its path before the server is asked", () => {
  assert.deepEqual([...check(schema, { kind: "handoff", to: "x" }, schema).keys()], ["to", "span"]);
  assert.deepEqual([...check(schema, { span: { amount: 0 } }, schema).keys()], ["span.amount"]);
  assert.deepEqual([...check(schema, { span: { amount: 1.5 } }, schema).keys()], ["span.amount"]);
  assert.equal(check(schema, { span: { amount: 3 } }, schema).size, 0);
});

test("what is added begins with its required fields, and unknown fields are told", () => {
  assert.deepEqual(blank(schema, schema), { span: { amount: 1 } });
  assert.deepEqual(strangers(schema, { kind: "exit", odd: 1 }, schema), ["odd"]);
});

test("shares divide a hundred without a rest", () => {
  assert.deepEqual(evenly([{ port: "a" }, { port: "b" }, { port: "c" }]).map((arm) => arm.weight), [34, 33, 33]);
});

test("findings are told by field, several of one field together", () => {
  const node = { id: "n", type: "send", config: {} };
  const found = { code: "x", severity: "error" as const, node: "n", what: "Bad.", mend: "Mend." };
  const errors = errorsOf([{ ...found, field: "template" }, { ...found, field: "template", what: "Worse.", severity: "warning" }, { ...found, node: "m" }], node);
  assert.deepEqual([...errors], [["template", "Bad. Mend. Worth a look: Worse. Mend."]]);
});

test("a warning is not told as an error, and what is only not chosen yet is no error of its field", () => {
  const node = { id: "n", type: "send", config: {} };
  const found = { code: "x", severity: "warning" as const, node: "n", field: "subject", what: "Long.", mend: "Cut it." };
  const errors = errorsOf([found, { ...found, code: "template-unnamed", severity: "error", field: "template" }], node);
  assert.deepEqual([...errors], [["subject", { warning: "Worth a look: Long. Cut it." }]]);
});
