import { beforeAll, beforeEach, expect, test, vi } from "vitest";

beforeAll(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }));
  Element.prototype.scrollIntoView = () => undefined;
  await import("../src/reader/element");
});

beforeEach(() => {
  document.body.innerHTML = `<form data-spans><input name="start"><input name="end"><input name="exact"><select name="role"><option></option><option>actor</option></select></form>
<dl-reader review><ul class="legend"><li data-role="actor"><mark class="actor">who</mark></li><li data-role="place"><mark class="place">where</mark></li></ul>
<div class="text"><p data-start="0"><mark class="actor" data-facts="e1">Army</mark> hit <mark class="place" data-facts="e1 e2">Arden</mark> <mark data-facts="s1"><mark class="actor" data-facts="e2">men</mark></mark></p></div>
<article data-fact="e1" tabindex="-1"><h3>one</h3></article><article data-fact="e2" tabindex="-1"><h3>two</h3></article></dl-reader><input id="box">`;
});

const press = (key: string, at: Element = document.body): boolean => at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }));
const lit = (): string[] => [...document.querySelectorAll(".lit")].map((one) => one.textContent ?? "");
const held = (): string | undefined => (document.activeElement as HTMLElement).dataset["fact"];

test("j and k walk through the facts and ring their words", () => {
  press("j");
  expect([held(), lit()]).toEqual(["e1", ["Army", "Arden", "one"]]);
  press("j");
  expect([held(), lit()]).toEqual(["e2", ["Arden", "men", "two"]]);
  press("k");
  expect(held()).toBe("e1");
  press("Escape");
  expect(lit()).toEqual([]);
});

test("keys belong to a field while somebody types in it", () => {
  const box = document.querySelector<HTMLInputElement>("#box")!;
  box.focus();
  press("j", box);
  expect(lit()).toEqual([]);
});

test("Enter on a card goes to its words, a click on words to their card", () => {
  press("j");
  press("Enter", document.activeElement!);
  expect(document.activeElement?.textContent).toBe("Army");
  document.querySelectorAll("mark")[5]?.click();
  expect(held()).toBe("e2");
});

test("pointing at nested words rings every fact they belong to", () => {
  document.querySelector("mark mark")!.dispatchEvent(new Event("pointerover", { bubbles: true }));
  expect(lit()).toContain("two");
  expect(lit()).toContain("men");
});

test("a legend item hides and shows its role", () => {
  const button = document.querySelector<HTMLButtonElement>(".legend button")!;
  button.click();
  expect([button.getAttribute("aria-pressed"), document.querySelectorAll(".text mark.actor.off").length]).toEqual(["false", 2]);
  button.click();
  expect(document.querySelectorAll(".off")).toHaveLength(0);
});

test("a selection offers roles and fills the form with code points", () => {
  const told = vi.fn();
  document.addEventListener("dl:span", (event) => told((event as CustomEvent).detail), { once: true });
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".text mark")!);
  document.getSelection()!.removeAllRanges();
  document.getSelection()!.addRange(range);
  document.dispatchEvent(new Event("selectionchange"));
  const bar = document.querySelector<HTMLElement>(".roles")!;
  expect(bar.hidden).toBe(false);
  bar.querySelector("button")!.click();
  expect(told).toHaveBeenCalledWith({ start: 0, end: 4, text: "Army", role: "actor" });
  const form = document.querySelector("form")!;
  expect(Object.fromEntries(new FormData(form))).toEqual({ start: "0", end: "4", role: "actor", exact: "Army" });
});
