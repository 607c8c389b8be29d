import { expect, test } from "vitest";
import { momentAt, placeOf, plotOf } from "../src/chart/brush";
import { named } from "../src/chart/spec";
import { day } from "../src/words";

function picture(words: string): SVGSVGElement {
  document.body.innerHTML = `<svg viewBox="0 0 600 60" data-from="2026-10-01" data-to="2026-10-31" ${words}></svg>`;
  return document.querySelector("svg")!;
}

test("places and days of a picture are each other's inverse", () => {
  const plot = plotOf(picture('data-left="40" data-right="590"'));
  expect([plot.left, plot.right]).toEqual([40, 590]);
  expect(day(momentAt(plot, placeOf(plot, Date.parse("2026-10-11"))))).toBe("2026-10-11");
});

test("nothing is chosen outside the plot", () => {
  const plot = plotOf(picture(""));
  expect([day(momentAt(plot, -50)), day(momentAt(plot, 900))]).toEqual(["2026-10-01", "2026-10-31"]);
  expect([placeOf(plot, Date.parse("2020-01-01")), placeOf(plot, Date.parse("2030-01-01"))]).toEqual([0, 600]);
});

test("the range in the address is the brush's first value, and the label the description", () => {
  const spec = { mark: "bar", params: [{ name: "brush" }, { name: "other" }] };
  const made = named(spec, "Events a day", ["2026-10-01", "2026-10-03"]);
  expect(made).toMatchObject({ description: "Events a day", params: [{ value: { x: [Date.parse("2026-10-01"), Date.parse("2026-10-03")] } }, { name: "other" }] });
  expect(named(spec, null, ["", ""])).toEqual(spec);
});
