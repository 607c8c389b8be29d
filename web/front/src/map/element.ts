import type { FeatureCollection } from "geojson";
import { type GeoJSONSource, LngLatBounds, Map as Ground, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import css from "maplibre-gl/dist/maplibre-gl.css?inline";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { onScheme, still } from "../colours";
import { tell } from "../words";
import { finer, ground } from "./ground";
import { nameSpots } from "./labels";
import { addLayers, fill, mark } from "./layers";
import { addBoundaries, addTiles, onHost } from "./own";
import { type Spot, isArea, ring, spotsIn, spotsOf } from "./points";

setWorkerUrl(new URL(worker, import.meta.url).toString());

const CLOSE = 3.5;
/** No nearer than this at first: bare land shows where a place lies only while a coast is in view. */
const NEAR = 3.4;
const CREDIT = "Land: Natural Earth";

/** `<dl-map>`: the places listed inside it on bare land; the list stays. */
export class Places extends HTMLElement {
  #map: Ground | null = null;
  #spots: Spot[] = [];
  #popup = new Popup({ maxWidth: "20rem", closeButton: true });
  #stop: () => void = () => undefined;

  connectedCallback(): void {
    void this.draw();
    this.#stop = onScheme(() => void this.draw());
    this.addEventListener("focusin", this.#focus);
    this.addEventListener("htmx:after:swap", this.#again);
  }

  disconnectedCallback(): void {
    this.#stop();
    this.removeEventListener("focusin", this.#focus);
    this.removeEventListener("htmx:after:swap", this.#again);
    this.#clear();
  }

  /** Draws the ground and the spots, from the beginning; the list alone stays where that fails. */
  async draw(): Promise<void> {
    this.#clear();
    try {
      this.#spots = await this.#read();
      const style = await ground();
      if (!this.isConnected) return;
      const map = new Ground({ container: this.#room(), style, ...this.#view(), cooperativeGestures: true, maxZoom: 11, fadeDuration: 0, attributionControl: { compact: false, customAttribution: escaped(this.getAttribute("credit") ?? CREDIT) }, locale: { "Map.Title": this.getAttribute("label") ?? "Map" } });
      this.#map = map;
      map.addControl(new NavigationControl({ showCompass: false }));
      map.once("load", () => void this.#furnish(map));
      map.once("idle", () => (this.dataset.state = "drawn"));
    } catch (error) {
      this.dataset.state = "failed";
      this.#clear();
      console.warn("the map could not be drawn; the list says the same", error);
    }
  }

  async #read(): Promise<Spot[]> {
    const address = onHost(this.getAttribute("src"));
    const more = address ? spotsOf((await (await fetch(address)).json()) as FeatureCollection) : [];
    return [...spotsIn(this), ...more];
  }

  async #furnish(map: Ground): Promise<void> {
    addLayers(map);
    fill(map, this.#spots);
    nameSpots(map, () => this.#spots);
    for (const layer of ["dots", "areas"]) {
      map.on("click", layer, (event) => this.#open(Number(event.features?.[0]?.properties["at"] ?? -1)));
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    }
    this.#refine(map);
    const [boundaries, tiles] = [onHost(this.getAttribute("boundaries")), onHost(this.getAttribute("tiles"))];
    if (boundaries) addBoundaries(map, boundaries, "areas");
    if (tiles) await addTiles(map, tiles, boundaries ? "boundaries" : "areas");
  }

  #refine(map: Ground): void {
    const look = (): void => {
      if (map.getZoom() < CLOSE) return;
      map.off("zoomend", look);
      void finer().then((shapes) => map.getSource<GeoJSONSource>("land")?.setData(shapes));
    };
    map.on("zoomend", look);
    look();
  }

  #view(): Pick<ConstructorParameters<typeof Ground>[0], "bounds" | "fitBoundsOptions" | "center" | "zoom"> {
    const [lat, lon, zoom] = ["lat", "lon", "zoom"].map((name) => this.getAttribute(name));
    if (lat && lon) return { center: [Number(lon), Number(lat)], zoom: Number(zoom ?? 4) };
    if (this.#spots.length === 0) return { center: [10, 20], zoom: 0.6 };
    const corners = this.#spots.flatMap((one) => (isArea(one) ? ring(one) : [[one.lon, one.lat] as [number, number]]));
    const bounds = corners.reduce((box, corner) => box.extend(corner), new LngLatBounds(corners[0], corners[0]));
    return { bounds, fitBoundsOptions: { padding: 56, maxZoom: NEAR } };
  }

  #room(): HTMLElement {
    const root = document.createElement("div");
    root.className = "picture";
    root.style.height = `${this.getAttribute("height") ?? 360}px`;
    this.prepend(root);
    adopt();
    if (this.getAttribute("filter") === "bbox") root.after(this.#button());
    return root;
  }

  #button(): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet in-view";
    button.textContent = "Only what is in view";
    button.addEventListener("click", () => {
      const box = this.#map?.getBounds().toArray().flat() ?? [];
      tell(this, { bbox: box.map((degrees) => degrees.toFixed(3)).join(",") });
    });
    return button;
  }

  #open(at: number): void {
    const [one, map] = [this.#spots[at], this.#map];
    if (!one || !map) return;
    mark(map, one);
    this.#popup.setLngLat([one.lon, one.lat]).setDOMContent(card(one)).addTo(map);
  }

  readonly #focus = (event: FocusEvent): void => {
    const item = event.target instanceof Element ? event.target.closest("[data-lat][data-lon]") : null;
    const one = item ? this.#spots.find((spot) => spot.item === item) : undefined;
    if (!one || !this.#map?.getSource("chosen")) return;
    mark(this.#map, one);
    if (!this.#map.getBounds().contains([one.lon, one.lat])) this.#map[still() ? "jumpTo" : "easeTo"]({ center: [one.lon, one.lat] });
  };

  readonly #again = (): void => {
    void this.#read().then((spots) => {
      this.#spots = spots;
      if (this.#map?.getSource("dots")) fill(this.#map, spots);
    });
  };

  #clear(): void {
    this.#popup.remove();
    this.#map?.remove();
    this.#map = null;
    for (const part of this.querySelectorAll(":scope > .picture, :scope > .in-view")) part.remove();
  }
}

function adopt(): void {
  if (document.adoptedStyleSheets.some((sheet) => sheet.cssRules[0]?.cssText.includes("maplibregl"))) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

function card({ item, label, href }: Spot): HTMLElement {
  const made = document.createElement("div");
  made.className = "place-card";
  if (item) made.append(...item.cloneNode(true).childNodes);
  else made.append(href && onHost(href) ? Object.assign(document.createElement("a"), { href, textContent: label }) : label);
  for (const part of made.querySelectorAll("[id]")) part.removeAttribute("id");
  return made;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

if (!customElements.get("dl-map")) customElements.define("dl-map", Places);
