import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cronInWords } from "./cron";
import type { JsonObject } from "./model";
import { useSamples } from "./samples";
import { summaryOf } from "./summary";

const told = (type: string, config: JsonObject) => summaryOf({ id: "a", type, config });

beforeEach(() => void useSamples());

test("a step tells what it does by what it is set to", () => {
  assert.equal(told("send", { channel: "email", template: "not-loaded" }), "not-loaded");
  assert.equal(told("set-attribute", { name: "plan", value: "pro" }), "plan = pro");
  assert.equal(told("set-attribute", { name: "plan" }), "plan = –");
  assert.equal(told("adjust-score", { by: -5, criterion: "fit" }), "− 5 fit");
  assert.equal(told("fire-event", { name: "onboarding_done" }), "onboarding_done");
  assert.equal(told("webhook", { url: "https://crm.example.com/hooks?a=1" }), "crm.example.com");
  assert.equal(told("branch", { ways: [{ port: "gold" }, { port: "silver" }] }), "gold, silver");
  assert.equal(told("exit", { kind: "handoff" }), "handoff");
  assert.equal(told("exit", { kind: "exit", reason: "went through" }), "went through");
});

test("what most schedules are is told in words, and any other as it is written", () => {
  assert.equal(cronInWords("0 9 * * *"), "node.cron.daily");
  assert.equal(cronInWords("30 8 * * MON-FRI"), "node.cron.weekly");
  assert.equal(cronInWords("0 9 1 * *"), "node.cron.monthly");
  for (const odd of ["*/5 * * * *", "0 9 * 3 *", "0 9 1 * MON", "0 9 * * MON#1", "", "0 9 * *"]) {
    assert.equal(cronInWords(odd), odd);
  }
});
