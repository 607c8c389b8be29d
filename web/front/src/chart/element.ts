import { onScheme } from "../colours";
import { asked, tell } from "../words";
import { brush } from "./brush";
import { type Drawing, type Spec, named } from "./spec";

/** `<dl-chart>`: a Vega-Lite chart in place of the server's picture, or a brush on that picture itself. */
export class Chart extends HTMLElement {
  #drawing: Drawing | null = null;
  #stop: (() => void)[] = [];
  #place: HTMLElement | null = null;

  connectedCallback(): void {
    const picture = this.querySelector<SVGSVGElement>("svg[data-from][data-to]");
    if (this.#inline() !== null || this.hasAttribute("src")) {
      void this.draw();
      this.#stop.push(onScheme(() => void this.draw()));
    } else if (picture) this.#stop.push(brush(picture, this.#range(), (from, to) => this.#choose(from, to)));
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop.splice(0)) stop();
    this.#drawing?.finalize();
    this.#drawing = null;
  }

  /** Draws the chart, again where it stands already; the server's picture stays where that fails. */
  async draw(): Promise<void> {
    try {
      const spec = await this.#spec();
      const { draw } = await import("./vega");
      if (!this.isConnected) return;
      this.#drawing?.finalize();
      this.#drawing = await draw(this.#room(), named(spec, this.getAttribute("label"), this.#range()), (from, to) => this.#choose(from, to));
      for (const picture of this.querySelectorAll<SVGSVGElement>(":scope > svg, :scope > figure > svg")) picture.style.display = "none";
      this.dataset.state = "drawn";
    } catch (error) {
      this.dataset.state = "failed";
      this.#place?.remove();
      this.#place = null;
      console.warn("the chart could not be drawn; the table says the same", error);
    }
  }

  #inline(): string | null {
    const template = this.querySelector<HTMLTemplateElement>(":scope > template");
    return template?.content.textContent ?? null;
  }

  async #spec(): Promise<Spec> {
    const inline = this.#inline();
    if (inline !== null) return JSON.parse(inline) as Spec;
    const answer = await fetch(this.getAttribute("src") ?? "", { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`the chart's numbers: ${answer.status}`);
    return (await answer.json()) as Spec;
  }

  #room(): HTMLElement {
    if (this.#place === null) {
      this.#place = document.createElement("div");
      this.#place.className = "plot";
      this.#place.style.minHeight = `${this.getAttribute("height") ?? 160}px`;
      this.prepend(this.#place);
    }
    return this.#place;
  }

  #range(): readonly [string, string] {
    return [asked(this.getAttribute("from") ?? ""), asked(this.getAttribute("to") ?? "")];
  }

  #choose(from: string, to: string): void {
    const [first, last] = [this.getAttribute("from"), this.getAttribute("to")];
    const [before, after] = this.#range();
    if (first && last && (from !== before || to !== after)) tell(this, { [first]: from, [last]: to });
  }
}

if (!customElements.get("dl-chart")) customElements.define("dl-chart", Chart);
