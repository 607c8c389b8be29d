import { still } from "../colours";
import { taken } from "../page/keys";
import { Facts, factsAt } from "./facts";
import { toggles } from "./legend";
import { offerRoles } from "./picking";

const CONTROL = "a[href], button, input, select, textarea, summary, label";

/** `<dl-reader>`: a report's words and the cards of its facts, tied to each other. */
export class Reader extends HTMLElement {
  #facts = new Facts(this);
  #held = "";
  #stop: (() => void)[] = [];

  connectedCallback(): void {
    this.#facts = new Facts(this);
    toggles(this);
    this.#on(this, "htmx:after:swap", () => (this.#facts = new Facts(this)));
    this.#on(this, "pointerover", (event) => this.#point(event.target));
    this.#on(this, "pointerleave", () => this.#light(this.#held));
    this.#on(this, "focusin", (event) => this.#point(event.target));
    this.#on(this, "click", (event) => this.#click(event));
    this.#on(document, "keydown", (event) => this.#key(event as KeyboardEvent));
    const text = this.querySelector<HTMLElement>(".text");
    if (this.hasAttribute("review") && text) this.#stop.push(offerRoles(this, text, this.#roles()));
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }

  /** Rings a fact's words and card, and brings its card or its first words into view. */
  show(id: string, goal: "card" | "words"): void {
    this.#held = id;
    this.#light(id);
    const card = this.#facts.cards.get(id);
    const words = this.#facts.words.get(id)?.[0];
    const seen = goal === "card" ? [words, card] : [card, words];
    for (const part of seen) part?.scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });
    const to = goal === "card" ? card : words;
    if (!to) return;
    if (!to.hasAttribute("tabindex")) to.tabIndex = -1;
    to.focus({ preventScroll: true });
  }

  #on(target: EventTarget, name: string, act: (event: Event) => void): void {
    target.addEventListener(name, act);
    this.#stop.push(() => target.removeEventListener(name, act));
  }

  #roles(): string[] {
    const given = (this.getAttribute("roles") ?? "").split(/\s+/).filter(Boolean);
    return given.length > 0 ? given : [...this.querySelectorAll<HTMLElement>(".legend [data-role]")].map((item) => item.dataset.role ?? "");
  }

  #at(target: EventTarget | null): string[] {
    if (!(target instanceof Element)) return [];
    const card = target.closest<HTMLElement>("[data-fact]")?.dataset.fact;
    return card ? [card] : factsAt(target);
  }

  #point(target: EventTarget | null): void {
    const found = this.#at(target);
    this.#light(...(found.length > 0 ? found : [this.#held]));
  }

  #light(...ids: string[]): void {
    const lit = new Set(ids.flatMap((id) => this.#facts.parts(id)));
    for (const part of this.querySelectorAll(".lit")) if (!lit.has(part as HTMLElement)) part.classList.remove("lit");
    for (const part of lit) part.classList.add("lit");
  }

  #click(event: Event): void {
    const target = event.target;
    if (!(target instanceof Element) || target.closest(CONTROL) || !document.getSelection()?.isCollapsed) return;
    const [id] = factsAt(target);
    if (id !== undefined) this.show(id, "card");
    else if (target.closest("h3")) this.#toWords(target);
  }

  #toWords(target: Element): void {
    const [id] = this.#at(target);
    if (id !== undefined) this.show(id, "words");
  }

  #key(event: KeyboardEvent): void {
    if (taken(event)) return;
    const order = this.#facts.order();
    const at = order.indexOf(this.#held);
    if (event.key === "j" || event.key === "k") {
      const id = order[event.key === "j" ? Math.min(at + 1, order.length - 1) : Math.max(at - 1, 0)];
      if (id !== undefined) this.show(id, "card");
    } else if (event.key === "Enter" && event.target instanceof Element && event.target.matches("[data-fact]")) this.#toWords(event.target);
    else if (event.key === "Escape") this.#light((this.#held = ""));
    else return;
    event.preventDefault();
  }
}

if (!customElements.get("dl-reader")) customElements.define("dl-reader", Reader);
