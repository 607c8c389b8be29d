const TYPING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

/** True when the key belongs to something the reader is typing in, or to the browser. */
export function taken(event: KeyboardEvent): boolean {
  const at = event.composedPath()[0];
  return event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || (at instanceof Element && at.matches(TYPING));
}

/** Lets a key press the `[data-key]` element that shows it, and j and k walk through `[data-keys]` lists. */
export function pressKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (taken(event)) return;
    const named = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset.key === event.key && one.offsetParent !== null);
    if (named) {
      event.preventDefault();
      named.focus();
      named.click();
    } else if (event.key === "j" || event.key === "k") walk(event);
  });
}

function walk(event: KeyboardEvent): void {
  const items = [...document.querySelectorAll<HTMLElement>("[data-keys] [data-item], [data-keys] > li")];
  if (items.length === 0) return;
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[Math.min(items.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
  const goal = next?.matches("[tabindex], a") ? next : (next?.querySelector<HTMLElement>("a, button, [tabindex]") ?? next);
  event.preventDefault();
  goal?.focus();
}
