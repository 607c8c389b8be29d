import { type Config as VegaConfig, type Runtime, type Spec as VegaSpec, View, parse } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { type Config, type TopLevelSpec, compile } from "vega-lite";
import { colour } from "../colours";
import { day } from "../words";
import { BRUSH, type Choose, type Drawing, type Spec } from "./spec";

const SETTLED = 350;

/** Draws a Vega-Lite spec as SVG without evaluating code, in the colours of the page. */
export async function draw(room: HTMLElement, spec: Spec, choose: Choose): Promise<Drawing> {
  const compiled = compile(spec as unknown as TopLevelSpec, { config: look() }).spec as VegaSpec;
  const runtime: Runtime = parse(compiled, {} as VegaConfig, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: "svg", container: room, hover: true, loader: nothing() } as ConstructorParameters<typeof View>[1]);
  await view.runAsync();
  // One picture with one name: what its marks say stands in the table beside it.
  room.setAttribute("role", "img");
  room.removeAttribute("aria-roledescription");
  room.setAttribute("aria-label", typeof spec["description"] === "string" ? spec["description"] : "Chart");
  for (const picture of room.querySelectorAll("svg")) picture.setAttribute("aria-hidden", "true");
  const resized = new ResizeObserver(() => dispatchEvent(new Event("resize")));
  if (spec.params?.some((one) => one.name === BRUSH)) onBrush(view, choose);
  resized.observe(room.parentElement ?? room);
  return {
    finalize() {
      resized.disconnect();
      view.finalize();
      room.replaceChildren();
    },
  };
}

/** Fonts and colours of the style sheet as they are now. */
function look(): Config {
  const [ink, soft, line] = [colour("ink"), colour("soft"), colour("line")];
  const font = getComputedStyle(document.body).fontFamily;
  const labels = { labelColor: soft, titleColor: soft, domainColor: line, tickColor: line, gridColor: line, labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" as const };
  return {
    background: "transparent",
    font,
    view: { stroke: null as unknown as string },
    axis: labels,
    axisX: { grid: false },
    legend: labels,
    header: { labelColor: ink, titleColor: soft, labelFont: font, titleFont: font },
    title: { color: ink, font, anchor: "start", fontWeight: 600 },
    mark: { color: colour("accent") },
    text: { color: ink },
    rule: { color: soft },
    range: { category: ["actor", "action", "place", "quantity", "recipient", "time", "cue", "instrument"].map(colour) },
  };
}

/** A loader that fetches nothing: the numbers are in the spec. */
function nothing(): unknown {
  const refuse = (): Promise<never> => Promise.reject(new Error("a chart asks for nothing outside its spec"));
  return { load: refuse, sanitize: (uri: string) => (uri.startsWith("#") || uri.startsWith("/") ? Promise.resolve({ href: uri }) : refuse()), http: refuse, file: refuse };
}

function onBrush(view: View, choose: Choose): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  view.addSignalListener(BRUSH, (_, value: Record<string, unknown>) => {
    clearTimeout(waiting);
    const [range] = Object.values(value).filter((one): one is [number, number] => Array.isArray(one) && one.length === 2);
    waiting = setTimeout(() => (range ? choose(day(range[0]), day(range[1])) : choose("", "")), SETTLED);
  });
}
