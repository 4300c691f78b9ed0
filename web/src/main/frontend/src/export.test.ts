import assert from "node:assert/strict";
import { test } from "node:test";
import { drawing } from "./export";
import { sample, useSamples } from "./samples";

useSamples();

test("the picture holds every step and line, and no markup of a user", () => {
  const document = sample(["start:manual-trigger", "ask:condition", "a", "b"], ["start>ask", "ask.yes>a", "ask.no>b"]);
  document.layout = { start: { x: 0, y: 0 }, ask: { x: 0, y: 152 }, a: { x: -140, y: 304 }, b: { x: 140, y: 304 } };
  document.name = "</title><script>alert(1)</script>";
  document.nodes[2] = { ...(document.nodes[2] as (typeof document.nodes)[0]), name: '"><image href="https://example.com/x">' };
  document.notes = [{ id: "n", text: "a <b> note\nof two lines", x: 400, y: 0, width: 200, height: 120 }];
  const { svg, width } = drawing(document, () => "#123456", () => "<path d='M0 0'/>");
  assert.equal(svg.match(/<g transform="translate\([-0-9]+ [-0-9]+\)"><rect/g)?.length, 4);
  assert.equal(svg.match(/<path d="M[^"]+" fill="none"/g)?.length, 3);
  assert.ok(!/<script|<image|<b>/.test(svg));
  assert.ok(width > 740);
});
