import { readFileSync } from "node:fs";
import type { Feature, MultiPolygon } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { expect, test } from "vitest";
import { ring, unwrapped } from "../src/map/unwrap";

test("a ring over the 180th meridian runs on beyond it", () => {
  expect(ring([[179, 0], [-179, 0], [-179, 2], [179, 2], [179, 0]])).toEqual([[179, 0], [181, 0], [181, 2], [179, 2], [179, 0]]);
  expect(ring([[-179, 0], [179, 0], [179, 2], [-179, 0]])).toEqual([[-179, 0], [-181, 0], [-181, 2], [-179, 0]]);
});

test("a ring round a pole is closed along the pole", () => {
  expect(ring([[0, -70], [120, -70], [-120, -70], [0, -70]])).toEqual([[0, -70], [120, -70], [240, -70], [360, -70], [360, -90], [0, -90], [0, -70]]);
});

test("other rings stay as they are", () => {
  const square = [[0, 0], [10, 0], [10, 10], [0, 0]];
  expect(ring(square)).toEqual(square);
});

test.each(["land-110m", "land-50m"])("no shore of %s jumps over the map", (name) => {
  const topology = JSON.parse(readFileSync(`node_modules/world-atlas/${name}.json`, "utf8")) as Topology;
  const made = unwrapped(feature(topology, topology.objects["land"]!));
  const features = made.type === "FeatureCollection" ? made.features : [made as Feature];
  const rings = features.flatMap((one) => (one.geometry as MultiPolygon).coordinates.flat());
  expect(rings.length).toBeGreaterThan(100);
  const jumps = rings.flatMap((points) => points.slice(1).filter(([lon = 0, lat = 0], at) => Math.abs(lon - (points[at]?.[0] ?? 0)) > 180 && lat !== -90));
  expect(jumps).toEqual([]);
});
