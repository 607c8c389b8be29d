import type { Asking } from "./asking";

const NAME = "dateline-token";

/** Keeps the writing token that came in the address for as long as the tab is open, and sends it with what writes. */
export function keepToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem(NAME, given);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  const token = sessionStorage.getItem(NAME);
  if (token === null) return;
  document.documentElement.classList.add("can-write");
  document.addEventListener("submit", (event) => {
    const field = (event.target as HTMLFormElement).elements.namedItem("token");
    if (field instanceof HTMLInputElement && field.value === "") field.value = token; // a form that htmx does not send
  }, true);
  document.addEventListener("htmx:config:request", (event) => {
    const { request } = (event as CustomEvent<Asking>).detail.ctx;
    if (request.method !== "GET") request.headers["Authorization"] = `Bearer ${token}`;
  });
}
