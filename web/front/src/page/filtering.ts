import { type Filter, type Words, readdressed } from "../words";
import type { Asking } from "./asking";

/** Answers every `dl:filter`: fills the filter form and submits it, or goes to the same page with the new words. */
export function sendFilters(): void {
  document.addEventListener("dl:filter", (event) => {
    const { words } = (event as CustomEvent<Filter>).detail;
    const form = formFor(event.target);
    if (form) submit(form, words);
    else location.assign(readdressed(location.href, words));
  });
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field instanceof Element && field.matches("[data-auto]")) field.closest("form")?.requestSubmit();
  });
  document.addEventListener("htmx:config:request", (event) => {
    const { method, body } = (event as CustomEvent<Asking>).detail.ctx.request;
    if (method === "GET" && body instanceof FormData) dropEmpty(body);
  });
}

/** An address says what is asked for, not what is not. */
function dropEmpty(body: FormData): void {
  for (const [name, value] of [...body]) if (value === "") body.delete(name);
}

function formFor(element: EventTarget | null): HTMLFormElement | null {
  const named = element instanceof Element ? element.closest("[for]")?.getAttribute("for") : null;
  const found = named ? document.getElementById(named) : document.querySelector("form.filters");
  return found instanceof HTMLFormElement ? found : null;
}

function submit(form: HTMLFormElement, words: Words): void {
  for (const [name, value] of Object.entries(words)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    else form.append(hidden(name, value));
  }
  form.requestSubmit();
}

function hidden(name: string, value: string): HTMLInputElement {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  return field;
}
