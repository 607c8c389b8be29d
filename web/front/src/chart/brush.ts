import { day } from "../words";
import type { Choose } from "./spec";

/** A drag shorter than this part of the plot is a click. */
const LEAST = 200;
const SVG = "http://www.w3.org/2000/svg";

/** The plot area of a server-made picture: its two days and their places in viewBox units. */
export interface Plot {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** The plot area that `data-from`, `data-to`, `data-left` and `data-right` of a picture tell. */
export function plotOf(picture: SVGSVGElement): Plot {
  const box = (picture.getAttribute("viewBox") ?? "0 0 100 100").split(/[\s,]+/).map(Number);
  const [left = 0, , width = 100] = box;
  const { from = "", to = "", left: first, right: last } = picture.dataset;
  return { from: Date.parse(from), to: Date.parse(to), left: Number(first ?? left), right: Number(last ?? left + width) };
}

/** The moment at a place, never outside the plot. */
export function momentAt({ from, to, left, right }: Plot, x: number): number {
  return from + (Math.min(right, Math.max(left, x)) - left) * ((to - from) / (right - left));
}

/** The place of a moment. */
export function placeOf({ from, to, left, right }: Plot, moment: number): number {
  return left + (Math.min(to, Math.max(from, moment)) - from) * ((right - left) / (to - from));
}

/** Adds a brush over the days of a server-made picture; gives the way to take it away. */
export function brush(picture: SVGSVGElement, [from, to]: readonly [string, string], choose: Choose): () => void {
  const plot = plotOf(picture);
  const band = rectangle(picture);
  let start: number | null = null;
  let drawn = false;
  const show = (a: number, b: number): void => {
    band.setAttribute("x", String(Math.min(a, b)));
    band.setAttribute("width", String(Math.abs(b - a)));
  };
  const at = (event: PointerEvent): number => placeOf(plot, momentAt(plot, toView(picture, event)));
  const down = (event: PointerEvent): void => {
    if (event.button === 0) [start, drawn] = [at(event), false];
  };
  // The pointer is kept only once it moves, so that a mere click still follows a link in the picture.
  const move = (event: PointerEvent): void => {
    if (start === null) return;
    const here = at(event);
    if (!drawn && Math.abs(here - start) < (plot.right - plot.left) / LEAST) return;
    if (!drawn) picture.setPointerCapture(event.pointerId);
    drawn = true;
    show(start, here);
  };
  const up = (event: PointerEvent): void => {
    if (start === null) return;
    const [a, b] = [Math.min(start, at(event)), Math.max(start, at(event))];
    start = null;
    if (drawn) choose(day(momentAt(plot, a)), day(momentAt(plot, b)));
    else if (!(event.target as Element).closest("a")) choose("", "");
  };
  if (from || to) show(placeOf(plot, from ? Date.parse(from) : plot.from), placeOf(plot, to ? Date.parse(to) : plot.to));
  const stop = new AbortController();
  const until = { signal: stop.signal };
  picture.addEventListener("pointerdown", down, until);
  picture.addEventListener("pointermove", move, until);
  picture.addEventListener("pointerup", up, until);
  picture.addEventListener("dragstart", (event) => event.preventDefault(), until);
  picture.addEventListener("pointercancel", () => (start = null), until);
  picture.classList.add("brushable");
  return () => {
    stop.abort();
    band.remove();
  };
}

function rectangle(picture: SVGSVGElement): SVGRectElement {
  const [, top = 0, , height = 100] = (picture.getAttribute("viewBox") ?? "0 0 100 100").split(/[\s,]+/).map(Number);
  const band = document.createElementNS(SVG, "rect");
  band.setAttribute("class", "band");
  band.setAttribute("y", String(top));
  band.setAttribute("height", String(height));
  band.setAttribute("width", "0");
  picture.append(band);
  return band;
}

function toView(picture: SVGSVGElement, event: PointerEvent): number {
  const matrix = picture.getScreenCTM();
  return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()).x : 0;
}
