import type { Map as Ground } from "maplibre-gl";
import { type Spot, isArea, size } from "./points";

const MOST = 14;
const LETTER = 7;
const LINE = 18;

/** Writes the names of the weightiest places beside their dots, as HTML, where they do not overlap. */
export function nameSpots(map: Ground, spots: () => readonly Spot[]): void {
  const layer = document.createElement("div");
  layer.className = "names";
  layer.setAttribute("aria-hidden", "true");
  map.getCanvasContainer().append(layer);
  const write = (): void => layer.replaceChildren(...placed(map, spots()).map(label));
  map.on("move", write);
  map.on("idle", write);
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

function placed(map: Ground, spots: readonly Spot[]): Label[] {
  const { clientWidth: wide, clientHeight: high } = map.getContainer();
  const found: Label[] = [];
  const taken = spots.filter((one) => !isArea(one)).map((one) => dot(map, one));
  for (const one of [...spots].sort((a, b) => b.weight - a.weight)) {
    if (found.length === MOST) break;
    const at = map.project([one.lon, one.lat]);
    const made = { x: at.x + (isArea(one) ? (-one.label.length * LETTER) / 2 : size(one.weight) + 4), y: at.y, width: one.label.length * LETTER, text: one.label };
    const inside = made.x >= 0 && made.x + made.width < wide && made.y > LINE / 2 && made.y < high - LINE;
    const free = ![...found, ...taken].some((other) => overlap(made, other));
    if (inside && free) found.push(made);
  }
  return found;
}

function dot(map: Ground, one: Spot): Label {
  const at = map.project([one.lon, one.lat]);
  const half = size(one.weight);
  return { x: at.x - half, y: at.y, width: 2 * half, text: "" };
}

function overlap(a: Label, b: Label): boolean {
  return Math.abs(a.y - b.y) < LINE && a.x < b.x + b.width && b.x < a.x + a.width;
}

function label({ x, y, text }: Label): HTMLElement {
  const name = document.createElement("span");
  name.textContent = text;
  name.dir = "auto";
  name.style.transform = `translate(${x}px, ${y - LINE / 2}px)`;
  return name;
}
