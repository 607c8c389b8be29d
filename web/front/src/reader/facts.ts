/** The ids of the facts whose words an element holds, the innermost's first. */
export function factsAt(element: Element): string[] {
  const found: string[] = [];
  for (let at = element.closest<HTMLElement>("[data-facts]"); at; at = at.parentElement?.closest<HTMLElement>("[data-facts]") ?? null)
    found.push(...ids(at).filter((id) => !found.includes(id)));
  return found;
}

function ids(mark: HTMLElement): string[] {
  return (mark.dataset.facts ?? "").split(/\s+/).filter(Boolean);
}

/** Words and cards of one reader, found by fact. */
export class Facts {
  readonly cards: ReadonlyMap<string, HTMLElement>;
  readonly words: ReadonlyMap<string, readonly HTMLElement[]>;

  constructor(root: Element) {
    const cards = [...root.querySelectorAll<HTMLElement>("[data-fact]")];
    this.cards = new Map(cards.map((card) => [card.dataset.fact ?? "", card]));
    const words = new Map<string, HTMLElement[]>();
    for (const mark of root.querySelectorAll<HTMLElement>("[data-facts]"))
      for (const id of ids(mark)) words.set(id, [...(words.get(id) ?? []), mark]);
    this.words = words;
  }

  /** The facts in the order of their cards, then those that have words only. */
  order(): string[] {
    return [...new Set([...this.cards.keys(), ...this.words.keys()])];
  }

  /** Everything that belongs to a fact: its words, then its card. */
  parts(id: string): HTMLElement[] {
    const card = this.cards.get(id);
    return [...(this.words.get(id) ?? []), ...(card ? [card] : [])];
  }
}
