import type { GeoJSONSource, Map as Ground } from "maplibre-gl";
import { colour } from "../colours";
import { type Spot, dots, rings } from "./points";

const EMPTY = { type: "FeatureCollection" as const, features: [] };

/** Adds the empty layers that spots are drawn in: areas and doubt as rings, places as dots, the chosen one on top. */
export function addLayers(map: Ground): void {
  for (const id of ["rings", "dots", "chosen"]) map.addSource(id, { type: "geojson", data: EMPTY });
  const [accent, paper, focus] = [colour("accent"), colour("paper"), colour("focus")];
  map.addLayer({ id: "areas", type: "fill", source: "rings", paint: { "fill-color": accent, "fill-opacity": ["case", ["get", "area"], 0.06, 0.12] } });
  map.addLayer({ id: "rings", type: "line", source: "rings", filter: ["get", "area"], paint: { "line-color": accent, "line-width": 1.6, "line-dasharray": [3, 2] } });
  map.addLayer({
    id: "dots",
    type: "circle",
    source: "dots",
    paint: {
      "circle-radius": ["get", "size"],
      "circle-color": accent,
      "circle-opacity": 0.8,
      "circle-stroke-color": paper,
      "circle-stroke-width": 1.5,
    },
  });
  map.addLayer({ id: "chosen", type: "circle", source: "chosen", paint: { "circle-radius": 13, "circle-opacity": 0, "circle-stroke-color": focus, "circle-stroke-width": 3 } });
}

/** Draws these spots in place of the ones before. */
export function fill(map: Ground, spots: readonly Spot[]): void {
  map.getSource<GeoJSONSource>("rings")?.setData(rings(spots));
  map.getSource<GeoJSONSource>("dots")?.setData(dots(spots));
}

/** Rings one spot, or none. */
export function mark(map: Ground, one: Spot | null): void {
  const features = one ? [{ type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates: [one.lon, one.lat] } }] : [];
  map.getSource<GeoJSONSource>("chosen")?.setData({ type: "FeatureCollection", features });
}
