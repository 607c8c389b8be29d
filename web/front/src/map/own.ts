import { type Map as Ground, addProtocol } from "maplibre-gl";
import { colour } from "../colours";

/** The address in full, where it lies on the page's own host; null where it does not, as nothing else is asked. */
export function onHost(address: string | null): string | null {
  if (!address) return null;
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.toString() : null;
}

/** Adds the lines of a GeoJSON file of the user's own. */
export function addBoundaries(map: Ground, address: string, before: string): void {
  map.addSource("boundaries", { type: "geojson", data: address });
  map.addLayer({ id: "boundaries", type: "line", source: "boundaries", paint: { "line-color": colour("soft"), "line-width": 1, "line-dasharray": [4, 2] } }, before);
}

/** Adds a tile file of the user's own: pictures as they are, shapes as thin lines. */
export async function addTiles(map: Ground, address: string, before: string): Promise<void> {
  const { PMTiles, Protocol, TileType } = await import("pmtiles");
  const protocol = new Protocol({ metadata: true });
  const tiles = new PMTiles(address);
  protocol.add(tiles);
  addProtocol("pmtiles", protocol.tile);
  const url = `pmtiles://${address}`;
  if ((await tiles.getHeader()).tileType !== TileType.Mvt) {
    map.addSource("tiles", { type: "raster", url, tileSize: 256 });
    map.addLayer({ id: "tiles", type: "raster", source: "tiles" }, before);
    return;
  }
  map.addSource("tiles", { type: "vector", url });
  const told = (await tiles.getMetadata()) as { vector_layers?: { id: string }[] };
  for (const { id } of told.vector_layers ?? [])
    map.addLayer({ id: `tiles-${id}`, type: "line", source: "tiles", "source-layer": id, paint: { "line-color": colour("coast"), "line-width": 0.7 } }, before);
}
