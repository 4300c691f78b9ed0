import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { catalogue, setCatalogue } from "./catalogue";
import { sample, TYPES, useSamples, waysOf } from "./samples";
import { canReplace, swap } from "./swap";
import type { StepType } from "./model";

const typed = (name: string) => catalogue().get(name) as StepType;
const chain = () => sample(["start:manual-trigger", "a", "b:wait", "end:exit"], ["start>a", "a>b", "b>end"]);

beforeEach(() => void useSamples());

test("the lines of a port that both have stay, and the new step stands where the old one stood", () => {
  const draft = chain();
  draft.layout = { b: { x: 40, y: 304 } };
  const { id, lost } = swap(draft, "b", typed("send"));
  assert.deepEqual(waysOf(draft).toSorted(), [`${id}>end`, `a>${id}`, "start>a"].toSorted());
  assert.equal(lost, 0);
  assert.deepEqual(draft.layout[id], { x: 40, y: 304 });
  assert.equal(draft.layout.b, undefined);
  assert.notEqual(id, "b");
});

test("where no port agrees the new ones go on as the old ones did in their order, and what finds no port is gone", () => {
  const there = chain();
  const { id } = swap(there, "b", typed("condition"));
  assert.ok(waysOf(there).includes(`${id}.yes>end`));
  const fork = sample(["start:manual-trigger", "ask:condition", "a", "b"], ["start>ask", "ask.yes>a", "ask.no>b"]);
  const back = swap(fork, "ask", typed("wait"));
  assert.equal(back.lost, 1);
  assert.deepEqual(waysOf(fork).toSorted(), [`${back.id}>a`, `start>${back.id}`].toSorted());
  const ended = chain();
  assert.equal(swap(ended, "b", typed("exit")).lost, 1);
});

test("each line finds a port as long as there are free ones", () => {
  const arms = (name: string, list: string, ports: string[]) => ({ ...typed("condition"), name, example: { [list]: ports.map((port) => ({ port })) } });
  setCatalogue([...TYPES, arms("split", "arms", ["one", "two"]), arms("branch", "ways", ["gold", "silver"])]);
  const fork = sample(["start:manual-trigger", "ask:condition", "a", "b"], ["start>ask", "ask.yes>a", "ask.no>b"]);
  const split = swap(fork, "ask", typed("split"));
  assert.equal(split.lost, 0);
  assert.deepEqual(waysOf(fork), [`start>${split.id}`, `${split.id}.one>a`, `${split.id}.two>b`]);

  const ways = sample(["start:manual-trigger", "ask", "a", "b", "c"], ["start>ask", "ask.gold>a", "ask.silver>b", "ask.otherwise>c"]);
  Object.assign(ways.nodes[1] as object, { type: "branch", config: { ways: [{ port: "gold" }, { port: "silver" }] } });
  const fewer = swap(ways, "ask", typed("split"));
  assert.equal(fewer.lost, 1);
  assert.deepEqual(waysOf(ways), [`start>${fewer.id}`, `${fewer.id}.one>a`, `${fewer.id}.two>b`]);
});

test("the way back leads on only when all others do", () => {
  setCatalogue([...TYPES, { ...typed("condition"), name: "jump", examplePorts: ["again", "next"] }]);
  const circle = () => sample(["start:manual-trigger", "a", "back:jump", "end:exit"], ["start>a", "a>back", "back.again>a", "back>end"]);
  const asked = circle();
  const { id } = swap(asked, "back", typed("condition"));
  assert.deepEqual(waysOf(asked).toSorted(), ["start>a", `a>${id}`, `${id}.no>a`, `${id}.yes>end`].toSorted());
  const plain = circle();
  const wait = swap(plain, "back", typed("wait"));
  assert.equal(wait.lost, 1);
  assert.deepEqual(waysOf(plain).toSorted(), ["start>a", `a>${wait.id}`, `${wait.id}>end`].toSorted());
});

test("a start is replaced by a start only, and nothing by its own kind", () => {
  const draft = chain();
  const [start, a] = [draft.nodes[0] as (typeof draft.nodes)[0], draft.nodes[1] as (typeof draft.nodes)[0]];
  assert.equal(canReplace(start, typed("send")), false);
  assert.equal(canReplace(a, typed("manual-trigger")), false);
  assert.equal(canReplace(a, typed("send")), false);
  assert.equal(canReplace(a, typed("wait")), true);
  assert.deepEqual(swap(draft, "start", typed("send")), { id: "start", lost: 0 });
});

test("what both ask for in the same words is taken along, and nothing else", () => {
  const asks = (name: string, properties: object) => ({ ...typed(name), schema: { properties } }) as unknown as StepType;
  const pace = { title: "Pace", type: "object", format: "pace" };
  setCatalogue([
    ...TYPES.filter((one) => one.name !== "send" && one.name !== "wait"),
    asks("send", { batch: pace, amount: { title: "Copies", type: "integer" } }),
    asks("wait", { batch: pace, amount: { title: "How long", type: "integer" } }),
  ]);
  const draft = chain();
  (draft.nodes[2] as (typeof draft.nodes)[0]).config = { amount: 3, batch: { atMost: 50, per: "hour" } };
  const { id } = swap(draft, "b", typed("send"));
  assert.deepEqual(draft.nodes.find((node) => node.id === id)?.config, { batch: { atMost: 50, per: "hour" } });
});
