/** Query words as they stand in the address: an empty value means that the word is not set. */
export type Words = Readonly<Record<string, string>>;

/** What an element says when a reader has chosen something in it. */
export interface Filter {
  readonly words: Words;
}

/** Says on `element` that the page should ask again with these words. */
export function tell(element: Element, words: Words): void {
  element.dispatchEvent(new CustomEvent<Filter>("dl:filter", { bubbles: true, detail: { words } }));
}

/** The word's value in the page's address, or an empty string. */
export function asked(name: string): string {
  return new URLSearchParams(location.search).get(name) ?? "";
}

/** The address of this page asked again with `words`; a new question begins at the first page of its answers. */
export function readdressed(address: string, words: Words): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(words)) {
    if (value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.searchParams.delete("next");
  return url.toString();
}

/** The day of a moment, as the query words write it. */
export function day(moment: number | Date): string {
  return new Date(moment).toISOString().slice(0, 10);
}
