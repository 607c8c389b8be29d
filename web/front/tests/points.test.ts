import { beforeEach, expect, test } from "vitest";
import { codePoints, spanOf } from "../src/reader/points";

const TEXT = "A 🛡️ b\u0301 says «نعم» to C";

beforeEach(() => {
  document.body.innerHTML = `<div class="text"><p data-start="100"><span class="number">7</span><mark>A 🛡️ </mark><span data-skip>note</span>b\u0301 says <mark><mark>«نعم»</mark> to</mark> C</p><p id="loose">no start</p></div>`;
});

function selected(words: string): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(document.querySelector("p")!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.textContent ?? "").indexOf(words);
    if (at >= 0) {
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      return range;
    }
  }
  throw new Error(`not found: ${words}`);
}

test.each(["A", "says", "«نعم»", "b\u0301", "C"])("%s is counted in code points of the report's own text", (words) => {
  const start = 100 + codePoints(TEXT.slice(0, TEXT.indexOf(words)));
  expect(spanOf(selected(words))).toEqual({ start, end: start + codePoints(words), text: words });
});

test("a surrogate pair is one code point, as in Python", () => {
  expect(codePoints("🛡️")).toBe(2);
  expect(codePoints("👩‍🚒")).toBe(3);
});

test("what stands in no paragraph with a start has no place", () => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById("loose")!);
  expect(spanOf(range)).toBeNull();
});

test("nothing selected is no span", () => {
  const range = selected("says");
  range.collapse(true);
  expect(spanOf(range)).toBeNull();
});

test("a selection over several marks leaves out what is not the report's", () => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("p")!);
  expect(spanOf(range)).toEqual({ start: 100, end: 100 + codePoints(TEXT), text: TEXT });
});
