const ASIDE = "[data-skip], .number, .kind";

/** How many Unicode code points `text` has; a string's own length counts UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A stretch of the report in code points of its stored text, and its characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The stretch of the report that a selection covers, or null where it leaves the report's own text. */
export function spanOf(range: Range): Span | null {
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return { start, end, text: within(range) };
}

function offset(node: Node, at: number): number | null {
  const owner = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  const first = Number(owner?.dataset.start);
  if (!owner || !Number.isInteger(first)) return null;
  const before = document.createRange();
  before.setStart(owner, 0);
  before.setEnd(node, at);
  return first + codePoints(within(before));
}

function within(range: Range): string {
  const part = range.cloneContents();
  for (const aside of part.querySelectorAll(ASIDE)) aside.remove();
  return part.textContent ?? "";
}
