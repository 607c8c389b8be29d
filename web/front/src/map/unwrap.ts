import type { Feature, FeatureCollection, GeoJSON, Geometry, Position } from "geojson";

/**
 * The same shapes on a flat map. Rings that cross the 180th meridian run on beyond it instead of jumping back over the
 * whole width, and a ring round a pole is closed along that pole.
 */
export function unwrapped(shapes: GeoJSON): GeoJSON {
  if (shapes.type === "FeatureCollection") return { ...shapes, features: shapes.features.map(whole) } satisfies FeatureCollection;
  return shapes.type === "Feature" ? whole(shapes) : flat(shapes);
}

function whole(one: Feature): Feature {
  return { ...one, geometry: flat(one.geometry) };
}

function flat(shape: Geometry): Geometry {
  if (shape.type === "Polygon") return { ...shape, coordinates: shape.coordinates.map(ring) };
  if (shape.type === "MultiPolygon") return { ...shape, coordinates: shape.coordinates.map((polygon) => polygon.map(ring)) };
  if (shape.type === "GeometryCollection") return { ...shape, geometries: shape.geometries.map(flat) };
  return shape;
}

/** One ring with longitudes that go on from point to point. */
export function ring(points: readonly Position[]): Position[] {
  let turns = 0;
  const found = points.map(([lon = 0, lat = 0], at) => {
    const step = at === 0 ? 0 : lon - (points[at - 1]?.[0] ?? lon);
    if (step > 180) turns -= 1;
    if (step < -180) turns += 1;
    return [lon + 360 * turns, lat];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (turns === 0 || !first || !last) return found;
  const pole = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...found, [last[0] ?? 0, pole], [first[0] ?? 0, pole], first];
}
