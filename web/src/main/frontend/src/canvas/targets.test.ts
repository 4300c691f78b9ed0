import assert from "node:assert/strict";
import { test } from "node:test";
import { FAR, targetAt } from "./targets";

test("a target is 24 pixels of the screen or more at every zoom at which one edits, and no larger than it need be from full size on", () => {
  for (let zoom = FAR; zoom <= 2; zoom += 0.01) {
    assert.ok(targetAt(zoom) * zoom >= 24, `${targetAt(zoom)} at ${zoom}`);
  }
  assert.equal(targetAt(1), 24);
  assert.equal(targetAt(2), 24);
  assert.equal(targetAt(0.75), 32);
});

test("from afar, where all steps are in the page and none can be pressed, zooming changes nothing", () => {
  assert.equal(targetAt(0.1), targetAt(FAR));
});
