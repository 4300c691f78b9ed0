import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addAfter, addNode, connect, freshId, lostWithout, moveAfter, refusal, remove, reserve, takesLastTrigger } from "./edit";
import { sample, TYPES, useSamples, waysOf } from "./samples";

const [, SEND, , , EXIT] = TYPES as [(typeof TYPES)[0], (typeof TYPES)[0], (typeof TYPES)[0], (typeof TYPES)[0], (typeof TYPES)[0]];
const chain = () => sample(["start:manual-trigger", "a", "b", "c"], ["start>a", "a>b", "b>c"]);
const fork = () => sample(["start:manual-trigger", "ask:condition", "yes", "no", "end:exit"], ["start>ask", "ask.yes>yes", "ask.no>no", "yes>end", "no>end"]);

beforeEach(() => void useSamples());

test("a step behind a port takes what the port led to with it", () => {
  const draft = chain();
  const id = addAfter(draft, "a", "next", SEND);
  assert.deepEqual(waysOf(draft), ["start>a", `a>${id}`, "b>c", `${id}>b`]);
});

test("an exit on a line ends the path there", () => {
  const draft = chain();
  const id = addAfter(draft, "a", "next", EXIT);
  assert.deepEqual(waysOf(draft), ["start>a", `a>${id}`, "b>c"]);
});

test("what was pushed aside by a new step stands below it", () => {
  const draft = chain();
  draft.layout = { start: { x: 0, y: 0 }, a: { x: 0, y: 152 }, b: { x: 0, y: 304 }, c: { x: 0, y: 456 } };
  const id = addAfter(draft, "a", "next", SEND);
  assert.deepEqual([draft.layout[id]?.y, draft.layout.b?.y, draft.layout.c?.y], [304, 456, 608]);
});

test("no id is given twice, not even one that a published version had", () => {
  reserve(["send"]);
  const draft = chain();
  const first = addNode(draft, SEND, { x: 0, y: 0 });
  remove(draft, [first], "leave");
  assert.notEqual(first, "send");
  assert.notEqual(freshId("send", draft), first);
});

test("deleting closes the gap, takes the branch along, or leaves it, by choice", () => {
  const [closed, gone, left] = [chain(), chain(), chain()];
  remove(closed, ["a"], "reconnect");
  remove(gone, ["a"], "remove");
  remove(left, ["a"], "leave");
  assert.deepEqual(waysOf(closed), ["start>b", "b>c"]);
  assert.deepEqual(gone.nodes.map((node) => node.id), ["start"]);
  assert.deepEqual(waysOf(left), ["b>c"]);
});

test("a step that another branch still reaches is not lost", () => {
  assert.deepEqual(lostWithout(fork(), ["yes"]), []);
  assert.deepEqual(lostWithout(fork(), ["ask"]), ["yes", "no", "end"]);
});

test("the last start cannot be taken, one of two can", () => {
  assert.equal(takesLastTrigger(chain(), ["start", "a"]), true);
  assert.equal(takesLastTrigger(sample(["one:manual-trigger", "two:manual-trigger"], []), ["one"]), false);
});

test("nothing leads to a start, to itself, or twice to the same", () => {
  const draft = chain();
  assert.equal(refusal(draft, "a", "next", "start"), "builder.connect.trigger");
  assert.equal(refusal(draft, "a", "next", "a"), "builder.connect.self");
  assert.equal(refusal(draft, "a", "next", "b"), "builder.connect.there");
  assert.equal(refusal(draft, "a", "next", "c"), null);
});

test("a port leads to one step, unless its line has a condition", () => {
  const draft = chain();
  connect(draft, "a", "next", "c");
  assert.deepEqual(waysOf(draft), ["start>a", "a>c", "b>c"]);
  const conditional = chain();
  const line = conditional.edges[1];
  assert.ok(line);
  line.when = { type: "hasTag", tag: "vip" };
  connect(conditional, "a", "next", "c");
  assert.deepEqual(waysOf(conditional), ["start>a", "a>b", "b>c", "a>c"]);
});

test("a step moves behind another and its old neighbours meet", () => {
  const draft = chain();
  moveAfter(draft, "a", "b", "next");
  assert.deepEqual(waysOf(draft).sort(), ["a>c", "b>a", "start>b"]);
});
