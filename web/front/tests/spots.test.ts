import { expect, test } from "vitest";
import { dots, ring, rings, size, spotsIn, spotsOf } from "../src/map/points";

function list(): Element {
  const root = document.createElement("div");
  root.innerHTML = `<ul><li data-lat="16.3" data-lon="-0.1" data-weight="4"><a href="/p/1">Gao</a> 4</li><li data-lat="17" data-lon="8" data-precision="country"><a href="/p/2">Niger</a></li>
<li data-lat="14" data-lon="-4" data-precision="admin" data-radius="150">Mopti</li><li data-lat="95" data-lon="0">wrong</li><li data-lat="x" data-lon="0">wrong</li><li>nowhere</li></ul>`;
  return root;
}

test("list items with a place are spots, the others are left beside", () => {
  expect(spotsIn(list()).map(({ label, precision, weight, radius }) => [label, precision, weight, radius])).toEqual([
    ["Gao", "place", 4, 0],
    ["Niger", "country", 1, 250],
    ["Mopti", "admin", 1, 150],
  ]);
});

test("an area is a ring and never a dot", () => {
  const spots = spotsIn(list());
  expect(dots(spots).features.map((one) => one.properties?.["at"])).toEqual([0]);
  expect(rings(spots).features.map((one) => one.properties?.["at"])).toEqual([1, 2]);
});

test.each([[0, 0], [0, 60], [-170, 10], [30, -85]])("a ring round %d %d has its radius on the ground and is closed", (lon, lat) => {
  const points = ring({ lon, lat, radius: 100 });
  expect(points[0]).toEqual(points.at(-1));
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  for (const [x, y] of points) {
    const half = Math.sin(radians(y - lat) / 2) ** 2 + Math.cos(radians(lat)) * Math.cos(radians(y)) * Math.sin(radians(x - lon) / 2) ** 2;
    expect(2 * 6371.0088 * Math.asin(Math.sqrt(half))).toBeCloseTo(100, 3);
  }
});

test("points of a collection use the same words; other shapes are left out", () => {
  const point = (coordinates: number[], properties: object) => ({ type: "Feature" as const, geometry: { type: "Point" as const, coordinates }, properties: { ...properties } });
  const line = { type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: [] }, properties: {} };
  expect(spotsOf({ type: "FeatureCollection", features: [point([1, 2], { label: "A", weight: 9 }), line] })).toMatchObject([{ lon: 1, lat: 2, label: "A", weight: 9, item: null }]);
});

test("a dot grows with its events, up to a limit", () => {
  expect([size(1), size(100), size(100000)]).toEqual([5, 22, 22]);
});
