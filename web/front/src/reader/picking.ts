import { type Span, spanOf } from "./points";

/** A stretch of text that a reader gave a role. */
export interface Picked extends Span {
  readonly role: string;
}

/** Offers `roles` for what the reader selects in `text`; gives the way to stop. */
export function offerRoles(root: HTMLElement, text: HTMLElement, roles: readonly string[]): () => void {
  const bar = toolbar(roles);
  let span: Span | null = null;
  bar.addEventListener("click", (event) => {
    const role = event.target instanceof HTMLButtonElement ? event.target.value : "";
    if (span && role) give(root, { ...span, role });
    bar.hidden = true;
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") bar.hidden = true;
  });
  root.append(bar);
  const look = (): void => {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (bar.contains(document.activeElement)) return;
    span = range && text.contains(range.commonAncestorContainer) ? spanOf(range) : null;
    bar.hidden = span === null;
    if (span && range) place(bar, range);
  };
  document.addEventListener("selectionchange", look);
  return () => {
    document.removeEventListener("selectionchange", look);
    bar.remove();
  };
}

function toolbar(roles: readonly string[]): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "roles";
  bar.hidden = true;
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Role of the selected words");
  for (const role of roles) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = role;
    button.className = role;
    button.textContent = role;
    bar.append(button);
  }
  return bar;
}

function place(bar: HTMLElement, range: Range): void {
  const box = range.getBoundingClientRect?.();
  if (!box) return;
  bar.style.top = `${box.bottom + scrollY + 6}px`;
  bar.style.left = `${Math.max(8, Math.min(box.left, innerWidth - bar.offsetWidth - 8)) + scrollX}px`;
}

function give(root: HTMLElement, picked: Picked): void {
  root.dispatchEvent(new CustomEvent<Picked>("dl:span", { bubbles: true, detail: picked }));
  const form = document.querySelector<HTMLFormElement>("form[data-spans]");
  const values = { start: picked.start, end: picked.end, role: picked.role, exact: picked.text };
  for (const [name, value] of Object.entries(values)) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) field.value = String(value);
  }
}
