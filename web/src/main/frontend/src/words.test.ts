import assert from "node:assert/strict";
import { test } from "node:test";
import { format } from "./words";

test("places are filled as java.text.MessageFormat fills them", () => {
  const people = "{0,choice,0#nobody|1#one person|1<{0,number,integer} people}";
  assert.equal(format("{0} leads to {1}", ["A", "B"], "en"), "A leads to B");
  assert.deepEqual([0, 1, 2, 1204].map((count) => format(people, [count], "en")), ["nobody", "one person", "2 people", "1,204 people"]);
  assert.equal(format(people, [1204], "de"), "1.204 people");
  assert.equal(format("it''s '{0}' and {0}", ["x"], "en"), "it's {0} and x");
  assert.equal(format("{0} of {1}", ["one"], "en"), "one of {1}");
});

test("a choice may say nothing", () => {
  const lost = "Done.{0,choice,0#|1# One is gone.|1< {0} are gone.}";
  assert.deepEqual([0, 1, 2].map((count) => format(lost, [count], "en")), ["Done.", "Done. One is gone.", "Done. 2 are gone."]);
});

test("what a user wrote is not read as a pattern", () => {
  assert.equal(format("Delete {0}?", ["{1} ' <script>"], "en"), "Delete {1} ' <script>?");
});
