import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf, localInput } from "./time";

test("a local time becomes the instant of its zone, in summer and in winter", () => {
  assert.equal(instantOf("2026-07-01T09:00", "Europe/Berlin"), "2026-07-01T07:00:00.000Z");
  assert.equal(instantOf("2026-12-01T09:00", "America/New_York"), "2026-12-01T14:00:00.000Z");
  assert.equal(instantOf("2026-03-29T09:00", "Europe/Berlin"), "2026-03-29T07:00:00.000Z");
});

test("an instant is shown as the zone's clock shows it, and there and back is the same", () => {
  assert.equal(localInput(new Date("2026-03-02T23:30:00Z"), "Asia/Tokyo"), "2026-03-03T08:30");
  for (const zone of ["UTC", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago"]) {
    assert.equal(localInput(new Date(instantOf("2026-05-05T05:05", zone)), zone), "2026-05-05T05:05");
  }
});
