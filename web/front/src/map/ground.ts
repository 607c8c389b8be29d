import type { StyleSpecification } from "maplibre-gl";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import coarse from "world-atlas/land-110m.json?url";
import fine from "world-atlas/land-50m.json?url";
import type { GeoJSON } from "geojson";
import { colour } from "../colours";
import { unwrapped } from "./unwrap";

/** Land and water, nothing else: no borders and no names, so that the ground takes no side. */
export async function ground(): Promise<StyleSpecification> {
  return {
    version: 8,
    sources: { land: { type: "geojson", data: await shapes(coarse), maxzoom: 8 } },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("water") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land"), "fill-antialias": true } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": colour("coast"), "line-width": 0.8 } },
    ],
  };
}

/** The finer shapes of the same land, for a closer look. */
export function finer(): Promise<GeoJSON> {
  return shapes(fine);
}

async function shapes(address: string): Promise<GeoJSON> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the land: ${answer.status}`);
  const topology = (await answer.json()) as Topology;
  const land = topology.objects["land"];
  if (land === undefined) throw new Error("the land has no shapes");
  return unwrapped(feature(topology, land));
}
