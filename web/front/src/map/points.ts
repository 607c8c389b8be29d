import type { Feature, FeatureCollection, Point, Polygon } from "geojson";

/** A place where something happened: how precisely it is known, and how often. */
export interface Spot {
  readonly lon: number;
  readonly lat: number;
  readonly precision: string;
  readonly radius: number;
  readonly weight: number;
  readonly label: string;
  readonly href: string;
  readonly item: HTMLElement | null;
}

/** Kilometres of an area whose size nobody told; a ring has to have some size. */
const UNTOLD: Readonly<Record<string, number>> = { admin: 40, country: 250 };
const EARTH = 6371.0088;
const STEPS = 72;

/** The spots that list items inside `root` tell by `data-lat` and `data-lon`. */
export function spotsIn(root: Element): Spot[] {
  return [...root.querySelectorAll<HTMLElement>("[data-lat][data-lon]")].flatMap((item) => {
    const link = item.querySelector("a");
    const label = item.dataset.label ?? link?.textContent?.trim() ?? item.textContent?.trim() ?? "";
    return spot({ ...item.dataset, label, href: link?.getAttribute("href") ?? "" }, item);
  });
}

/** The spots of a GeoJSON feature collection whose properties use the same words. */
export function spotsOf(collection: FeatureCollection): Spot[] {
  return collection.features.flatMap((feature) => {
    if (feature.geometry?.type !== "Point") return [];
    const [lon, lat] = feature.geometry.coordinates;
    return spot({ ...feature.properties, lon, lat }, null);
  });
}

function spot(told: Record<string, unknown>, item: HTMLElement | null): Spot[] {
  const [lon, lat] = [Number(told["lon"]), Number(told["lat"])];
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || Math.abs(lat) > 90) return [];
  const precision = String(told["precision"] ?? "place");
  const radius = Number(told["radius"] ?? 0) || (UNTOLD[precision] ?? 0);
  return [{ lon, lat, precision, radius, weight: Number(told["weight"] ?? 1) || 1, label: String(told["label"] ?? ""), href: String(told["href"] ?? ""), item }];
}

/** True where only an area is known: it is drawn as a ring, never as a dot. */
export function isArea(one: Spot): boolean {
  return one.precision in UNTOLD;
}

/** Pixels from the middle of a spot's dot to its edge. */
export function size(weight: number): number {
  return Math.min(22, 5 + (17 / 9) * (Math.sqrt(weight) - 1));
}

/** Dots: one point a spot that is known as a place. */
export function dots(spots: readonly Spot[]): FeatureCollection<Point> {
  return collect(spots, (one) => !isArea(one), (one) => ({ type: "Point", coordinates: [one.lon, one.lat] }));
}

/** Rings: the area of each spot that is known only as one, and the doubt round each place. */
export function rings(spots: readonly Spot[]): FeatureCollection<Polygon> {
  return collect(spots, (one) => one.radius > 0, (one) => ({ type: "Polygon", coordinates: [ring(one)] }));
}

function collect<G extends Point | Polygon>(spots: readonly Spot[], wanted: (one: Spot) => boolean, shape: (one: Spot) => G): FeatureCollection<G> {
  const features = spots.flatMap((one, at): Feature<G>[] =>
    wanted(one) ? [{ type: "Feature", id: at, geometry: shape(one), properties: { at, area: isArea(one), size: size(one.weight) } }] : [],
  );
  return { type: "FeatureCollection", features };
}

/** A circle of the spot's radius on the ground, as a closed line of longitudes and latitudes. */
export function ring({ lon, lat, radius }: Pick<Spot, "lon" | "lat" | "radius">): [number, number][] {
  const [angle, phi] = [radius / EARTH, (lat * Math.PI) / 180];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const turn = (2 * Math.PI * (step % STEPS)) / STEPS;
    const at = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(turn));
    const aside = Math.atan2(Math.sin(turn) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * Math.sin(at));
    return [lon + (aside * 180) / Math.PI, (at * 180) / Math.PI];
  });
}
