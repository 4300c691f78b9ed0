import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleBody } from "./hookExample";

test("an example has something at each place that the trigger reads", () => {
  const config = { contact: "/customer/id", businessKey: "/order/id", fields: [{ name: "email", from: "/customer/email" }] };
  assert.deepEqual(JSON.parse(exampleBody(config)), { customer: { id: "c-17", email: "anna@example.com" }, order: { id: "A-4711" } });
});

test("without settings the contact stands where it is looked for then", () => {
  assert.deepEqual(JSON.parse(exampleBody({})), { contact: "c-17" });
});
