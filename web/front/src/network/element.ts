import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import fcose from "cytoscape-fcose";
import { colour, onScheme, still } from "../colours";
import { type Edge, actorsOf, edgesIn } from "./rows";

cytoscape.use(fcose);

const LETTER = 12.5;
const MARGIN = 28;

/** `<dl-network>`: the adjacency table inside it as a picture; the table stays. */
export class Network extends HTMLElement {
  #graph: Core | null = null;
  #edges: Edge[] = [];
  #stop: () => void = () => undefined;

  connectedCallback(): void {
    this.#edges = edgesIn(this);
    if (this.#edges.length === 0) return;
    const room = this.#room();
    this.#graph = cytoscape({ container: room, elements: elements(this.#edges), style: look(), minZoom: 0.2, maxZoom: 3, autoungrabify: false });
    this.#graph.layout({ name: "fcose", animate: false, randomize: true, quality: "proof", nodeSeparation: 110, idealEdgeLength: () => 110, padding: 24 } as cytoscape.LayoutOptions).run();
    spread(this.#graph);
    this.#listen(this.#graph);
    this.#stop = onScheme(() => {
      const graph = this.#graph;
      graph?.style(look());
      graph?.nodes().style("font-size", legible(graph));
    });
    this.dataset.state = "drawn";
  }

  disconnectedCallback(): void {
    this.#stop();
    this.#graph?.destroy();
    this.#graph = null;
    this.querySelector(":scope > .picture")?.remove();
  }

  #room(): HTMLElement {
    const room = document.createElement("div");
    room.className = "picture";
    room.style.height = `${this.getAttribute("height") ?? 480}px`;
    room.setAttribute("role", "img");
    room.setAttribute("aria-label", `${this.getAttribute("label") ?? "Network"}; the table below says the same`);
    this.prepend(room);
    return room;
  }

  #listen(graph: Core): void {
    graph.userZoomingEnabled(false);
    graph.on("tap", () => graph.userZoomingEnabled(true));
    graph.on("tap", "edge", (event) => this.#choose(this.#edges.filter((_, at) => `e${at}` === event.target.id())));
    graph.on("tap", "node", (event) => this.#choose(this.#edges.filter((edge) => [edge.source, edge.target].includes(event.target.id()))));
    graph.on("tap", (event) => {
      if (event.target === graph) this.#choose([]);
    });
    this.addEventListener("focusin", (event) => {
      const row = event.target instanceof Element ? event.target.closest("[data-source][data-target]") : null;
      if (row) this.#light(this.#edges.filter((edge) => edge.row === row));
    });
  }

  #choose(edges: readonly Edge[]): void {
    this.#light(edges);
    edges[0]?.row.scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });
  }

  #light(edges: readonly Edge[]): void {
    const lit = new Set(edges);
    this.#edges.forEach((edge, at) => {
      edge.row.classList.toggle("lit", lit.has(edge));
      this.#graph?.getElementById(`e${at}`).toggleClass("lit", lit.has(edge));
    });
    const near = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
    this.#graph?.nodes().forEach((node) => void node.toggleClass("lit", near.has(node.id())));
  }
}

function elements(edges: readonly Edge[]): ElementDefinition[] {
  const nodes = [...actorsOf(edges)].map(([id, { name, weight }]) => ({ data: { id, name, size: 14 + 6 * Math.sqrt(weight) } }));
  const lines = edges.map(({ source, target, weight, kind }, at) => ({ data: { id: `e${at}`, source, target, width: 1 + 1.4 * Math.log2(weight + 1) }, classes: kind }));
  return [...nodes, ...lines];
}

/** Stretches the layout to the shape of its room and makes the names as large as they would be in a list. */
function spread(graph: Core): void {
  const box = graph.nodes().boundingBox({ includeLabels: false });
  const stretch = graph.width() / graph.height() / (box.w / box.h || 1);
  if (stretch > 1) graph.nodes().positions((node) => ({ x: node.position("x") * Math.min(stretch, 3), y: node.position("y") }));
  graph.fit(undefined, MARGIN);
  graph.nodes().style("font-size", legible(graph));
  graph.fit(undefined, MARGIN);
}

function legible(graph: Core): number {
  return Math.min(26, LETTER / graph.zoom());
}

function look(): StylesheetJson {
  return [
    { selector: "node", style: { label: "data(name)", width: "data(size)", height: "data(size)", "background-color": colour("accent"), color: colour("ink"), "font-family": "system-ui, sans-serif", "font-size": 12, "text-wrap": "wrap", "text-max-width": "160px", "text-valign": "bottom", "text-margin-y": 4, "text-outline-color": colour("paper"), "text-outline-width": 2 } },
    { selector: "edge", style: { width: "data(width)", "line-color": colour("soft"), "target-arrow-color": colour("soft"), "target-arrow-shape": "triangle", "curve-style": "bezier", opacity: 0.75 } },
    { selector: "edge.conflict", style: { "line-color": colour("action"), "target-arrow-color": colour("action") } },
    { selector: "edge.cooperation", style: { "line-color": colour("place"), "target-arrow-color": colour("place"), "line-style": "dashed" } },
    { selector: ".lit", style: { opacity: 1, "line-color": colour("focus"), "target-arrow-color": colour("focus"), "border-color": colour("focus"), "border-width": 4, "z-index": 9 } },
  ] as StylesheetJson;
}

if (!customElements.get("dl-network")) customElements.define("dl-network", Network);
