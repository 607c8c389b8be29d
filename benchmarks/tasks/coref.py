"""Who is who in one report: chains against the own corpus (even files for figures only).

Gold: every `X > Y` of a source, audience, actor, recipient or target, and every `@ ent` with its mentions. A gold span
is matched with the mention of the record that covers it best (a pronoun only with its very word).

  pronoun, nominal, relative, name
               the share of gold spans X whose chain holds what X stands for: a mention that matches Y, or another
               mention of X's entity; where Y is not in the text word by word, one that shares a word with it. An
               entity's first mention counts only where a mark says what it stands for. What the reader left alone
               counts as not right; `of linked` is the share right of those it linked to something before or named.
               Words for people or parts of a body ("its troops" for a country, "army spokesman" for the army) stand
               for it as actors and are no coreference: they are left out, and so are nominals for what is nowhere else
               in the text. One mention that covers X and Y ("President" and "X" of "President X") is right.
               A relative pronoun ("who", "which") is counted apart; "X" is a name where it shares a capital word
               with Y, or names a country or its seat.
  people apart 1 - (pairs of mentions of two persons in one chain / all pairs of persons' mentions in one chain);
  parties apart the same over all entities; people untouched: persons that no such pair touches
  whole names  entities named twice or more whose names are all in one chain
  country, sector  of entities that have a chain, those whose chain has gold's country, gold's sector
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.reading import digest, read_rows
from benchmarks.scorers import dlx
from benchmarks.tasks.coref_gold import Entity, Item, Passage, Span, touches
from benchmarks.tasks.own import files

KINDS = ("pronoun", "nominal", "relative", "name")
Mention = tuple[int, int, str]


def gold_digest() -> str:
    """Digest of the even files."""
    return digest(files(0))


def run() -> tuple[str, dict[str, float]]:
    """Figures on the even files."""
    return run_on(files(0))


def run_on(paths: Iterable[Path]) -> tuple[str, dict[str, float]]:
    """The table and its figures over some files."""
    tally = Tally()
    for gold, chains in read(paths):
        tally.passage(gold, chains)
    return tally.table(), tally.figures()


def missed(paths: Iterable[Path]) -> str:
    """Each thing that is not right, with its passage: for the odd files."""
    tally = Tally()
    for gold, chains in read(paths):
        tally.passage(gold, chains)
    return "\n".join(tally.problems)


def read(paths: Iterable[Path]) -> "Iterator[tuple[Passage, Chains]]":
    """Passages with the chains of their records."""
    docs = [doc for path in paths for doc in dlx.load(str(path), [])]
    records = read_rows([{key: doc.get(key) for key in ("id", "text", "published", "outlet")} for doc in docs])
    for doc in docs:
        if doc["id"] in records:
            yield Passage(doc), Chains(records[doc["id"]])


class Chains:
    """The entities of a record by their mentions."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.text: str = record["report"]["text"]
        self.rows = {str(row["id"]): row for row in record["entities"]}
        self.mentions: list[Mention] = [
            (mention["span"][0], mention["span"][1], str(row["id"]))
            for row in record["entities"]
            for mention in row["mentions"]
        ]
        self.forms = {
            (mention["span"][0], mention["span"][1], str(row["id"])): mention["form"]
            for row in record["entities"]
            for mention in row["mentions"]
        }

    def best(self, span: Span, *, exact: bool) -> Mention | None:
        """The mention that covers a gold span best; of a pronoun the one of its very words."""
        if exact:
            return next((m for m in self.mentions if (m[0], m[1]) == span), None)
        shares = [(max(_share(s, m) for s in (span, self._noun(span))), m) for m in self.mentions if touches(span, m)]
        return max((pair for pair in shares if pair[0] > 0.3), default=(0.0, None))[1]

    def _noun(self, span: Span) -> Span:
        """A span without the seat or owner behind its noun ("the consul in Grodno"), as mentions have it."""
        behind = re.search(r" (of|for|in|at|to|from) ", self.text[span[0] : span[1]])
        return (span[0], span[0] + behind.start()) if behind else span

    def others(self, mention: Mention, span: Span) -> list[Mention]:
        """The other mentions of a mention's chain, outside of a span."""
        return [m for m in self.mentions if m[2] == mention[2] and not touches(m, span)]

    def is_linked(self, mention: Mention, span: Span) -> bool:
        """Whether the reader linked a mention to an earlier one or to a name."""
        return any(m < mention or self.forms[m] in ("name", "metonym") for m in self.others(mention, span))


def _share(left: Span, right: Mention) -> float:
    both = min(left[1], right[1]) - max(left[0], right[0])
    return both / (max(left[1], right[1]) - min(left[0], right[0]))


class Tally:
    """Right and wanted of each measure, and what was not right."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.linked: Counter[str] = Counter()
        self.problems: list[str] = []

    def passage(self, gold: Passage, chains: Chains) -> None:
        """Counts one passage."""
        for item in gold.items:
            self._item(gold, chains, item)
        placed = [(e, [(s, chains.best(s, exact=gold.is_pronoun(s))) for s in e.spans]) for e in gold.entities]
        at = [(entity, mention) for entity, found in placed for _, mention in found if mention is not None]
        self._links(gold, at)
        for entity, found in placed:
            self._names(gold, entity, [m for s, m in found if m is not None and gold.kind(s, entity) == "name"])
            self._facts(gold, entity, chains, [m[2] for _, m in found if m is not None])

    def figures(self) -> dict[str, float]:
        """The share right of each measure; for antecedents also of those that were linked."""
        shares = {name: self.right[name] / max(1, self.wanted[name]) for name in self.wanted}
        return shares | {f"{k} of linked": self.right[k] / max(1, self.linked[k]) for k in KINDS}

    def table(self) -> str:
        """One line a measure."""
        found = self.figures()
        lines = []
        for name in (*KINDS, *sorted(self.wanted.keys() - set(KINDS))):
            of_linked = f"   of linked {found[f'{name} of linked']:.3f} ({self.linked[name]})" if name in KINDS else ""
            lines.append(f"{name:18} {found.get(name, 0):.3f}   ({self.right[name]} of {self.wanted[name]}){of_linked}")
        return "\n".join(lines)

    def _given(self, name: str, gold: Passage, problem: str) -> None:
        self.wanted[name] += 1
        self.right[name] += not problem
        if problem:
            self.problems.append(f"{name:16} {gold.name}  {problem}")

    def _item(self, gold: Passage, chains: Chains, item: Item) -> None:
        mention = chains.best(item.span, exact=item.kind in ("pronoun", "relative") and gold.is_pronoun(item.span))
        whole = mention is not None and mention in [chains.best(s, exact=False) for s in item.at]
        linked = mention is not None and (whole or chains.is_linked(mention, item.span))
        self.linked[item.kind] += linked
        others = [] if mention is None else chains.others(mention, item.span)
        right = whole or (linked and _holds(gold, chains, item, others))
        read = "; ".join(gold.said(m) for m in others) if linked else "none" if mention is None else "alone"
        self._given(item.kind, gold, "" if right else f"{gold.context(item.span)}  > {item.stands_for}  | read {read}")

    def _links(self, gold: Passage, at: list[tuple[Entity, Mention]]) -> None:
        touched = set()
        for (one, left), (other, right) in combinations(at, 2):
            if left[2] != right[2] or left == right:
                continue
            people = one.kind == other.kind == "person"
            problem = "" if one is other else f"{gold.said(left)} = {gold.said(right)}"
            self._given("parties apart", gold, problem)
            if people:
                self._given("people apart", gold, problem)
                touched |= {one.name, other.name} if problem else set()
        for entity in {id(e): e for e, _ in at if e.kind == "person"}.values():
            self._given("people untouched", gold, entity.name if entity.name in touched else "")

    def _names(self, gold: Passage, entity: Entity, found: list[Mention]) -> None:
        if len(found) > 1:
            split = len({m[2] for m in found}) > 1
            self._given("whole names", gold, "; ".join(gold.said(m) for m in found) if split else "")

    def _facts(self, gold: Passage, entity: Entity, chains: Chains, found: list[str]) -> None:
        if not found:
            return
        row = chains.rows[Counter(found).most_common(1)[0][0]]
        for key, wanted in (("country", entity.country), ("sector", entity.sector)):
            if wanted:
                right = row[key] == wanted
                self._given(key, gold, "" if right else f"{row['name']}: {row[key]}, gold {entity.name}: {wanted}")


def _holds(gold: Passage, chains: Chains, item: Item, others: list[Mention]) -> bool:
    """Whether one of the chain's other mentions is what an item stands for."""
    if item.at:
        return any(chains.best(span, exact=gold.is_pronoun(span)) in others for span in item.at)
    return any(gold.words(gold.said(m)) & gold.words(item.stands_for) for m in others)
