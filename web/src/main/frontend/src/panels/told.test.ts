import assert from "node:assert/strict";
import { test } from "node:test";
import { failure, gathered, proves, subject } from "./told";

const incident = (id: number, contact: string, node: string, error: string) => ({ id, runId: id, contact, node, error, openedAt: `2026-03-02T09:00:0${id}Z` });

test("what befell many for one reason is told once, with the latest time", () => {
  const told = gathered([incident(1, "ada", "fit", "No criterion"), incident(2, "bo", "mail", "No address"), incident(3, "cleo", "fit", "No criterion")]);

  assert.deepEqual(
    told.map((one) => [one.latest.id, one.contacts]),
    [
      [3, ["cleo", "ada"]],
      [2, ["bo"]],
    ],
  );
});

test("two reasons at one step stay two", () => {
  assert.equal(gathered([incident(1, "ada", "fit", "No criterion"), incident(2, "ada", "fit", "Too many points")]).length, 2);
});

test("a failure shows its times as the reader's clock does", () => {
  const text = failure({ contact: "bo", what: "the message", expected: "at 2026-03-04T09:00:00Z", actual: "at 2026-03-05T09:00:00Z" }, "Asia/Tokyo");

  assert.ok(!text.includes("Z"), text);
});

test("an act names the version or the flow test that it was done to, also one that is gone", () => {
  const act = { id: 1, at: "", actor: "ada", action: "" };

  assert.equal(subject({ ...act, after: { no: 3 } }), "3");
  assert.equal(subject({ ...act, after: "two-days" }), "two-days");
  assert.equal(subject({ ...act, before: "two-days", after: null }), "two-days");
  assert.equal(subject({ ...act, after: { name: "Spring" } }), "");
});

test("a test is called by the sentence that it proves", () => {
  assert.equal(proves({ name: "short", document: '{"name": "A reply ends it"}', updatedBy: "", updatedAt: "" }), "A reply ends it");
});
