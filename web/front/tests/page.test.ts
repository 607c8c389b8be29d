import { beforeAll, expect, test, vi } from "vitest";
import { sendFilters } from "../src/page/filtering";
import { pressKeys } from "../src/page/keys";
import { readdressed, tell } from "../src/words";

beforeAll(() => {
  sendFilters();
  pressKeys();
});

test("words go into the address, empty ones leave it, and the list begins anew", () => {
  expect(readdressed("http://localhost/events?who=x&next=abc&after=2026-01-01", { after: "", bbox: "1,2,3,4" })).toBe("http://localhost/events?who=x&bbox=1%2C2%2C3%2C4");
});

test("what is chosen goes through the filter form", () => {
  document.body.innerHTML = `<form class="filters"><input type="date" name="after"></form><div id="map"></div>`;
  const form = document.querySelector("form")!;
  form.requestSubmit = vi.fn();
  tell(document.getElementById("map")!, { after: "2026-10-01", bbox: "1,2,3,4" });
  expect(Object.fromEntries(new FormData(form))).toEqual({ after: "2026-10-01", bbox: "1,2,3,4" });
  expect(form.requestSubmit).toHaveBeenCalledOnce();
});

test("a key presses what shows it, but not while somebody types or holds Control", () => {
  document.body.innerHTML = `<button data-key="a">accept</button><textarea></textarea>`;
  const button = document.querySelector("button")!;
  Object.defineProperty(button, "offsetParent", { value: document.body });
  const pressed = vi.fn();
  button.addEventListener("click", pressed);
  const press = (at: Element, more: object = {}): boolean => at.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true, composed: true, ...more }));
  press(document.querySelector("textarea")!);
  press(document.body, { ctrlKey: true });
  expect(pressed).not.toHaveBeenCalled();
  press(document.body);
  expect(pressed).toHaveBeenCalledOnce();
});
