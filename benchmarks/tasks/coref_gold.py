"""What the own corpus says of who is who: the words that stand for others, and the entities with their mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Span = tuple[int, int]
KEYS = ("source", "audience", "actor", "recipient", "target")
RELATIVE = frozenset(["who", "which", "whom", "whose", "that"])
PRONOUNS = RELATIVE | frozenset(
    re.findall(
        r"\w+",
        "i me my mine we us our ours you your he him his she her hers it its they them their theirs himself herself "
        "itself themselves myself ourselves both neither either each one some many others most all these those this",
    )
)
SMALL = frozenset(re.findall(r"\w+", "the a an of and s in at for to its his her their two three four of them"))


@dataclass(frozen=True)
class Entity:
    """One `@ ent`: its spans in the text, in order."""

    name: str
    kind: str
    spans: tuple[Span, ...]
    country: str
    sector: str


@dataclass(frozen=True)
class Item:
    """Words that stand for something: their kind, what it is, and where else in the text it stands (`at`)."""

    span: Span
    kind: str
    stands_for: str
    at: tuple[Span, ...]


def touches(left: tuple[Any, ...], right: tuple[Any, ...]) -> bool:
    """Whether two spans share a character."""
    return bool(left[0] < right[1] and right[0] < left[1])


class Passage:
    """A passage of `dlx.load` with its entities and the words that stand for them."""

    def __init__(self, doc: dict[str, Any]) -> None:
        self.name: str = doc["id"]
        self.text: str = doc["text"]
        self.entities = [_entity(mark) for mark in doc["marks"] if mark["kind"] == "ent"]
        items: dict[Span, Item] = dict(self._of_entities())
        for span, stands_for in _marked(doc):
            entity = self._entity_of(span, stands_for)
            item = self._marked_item(span, stands_for, entity)
            items[span] = item
            if self.is_part(item, entity):
                del items[span]
        self.items = [item for item in items.values() if item.at or self._is_told(item)]

    def said(self, span: tuple[Any, ...]) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]]

    def words(self, said: str) -> set[str]:
        """Content words in small letters, without a plural s."""
        found = set(re.findall(r"\w+", said.lower())) - SMALL - PRONOUNS
        return {word.removesuffix("s") if len(word) > 3 else word for word in found}

    def is_pronoun(self, span: Span) -> bool:
        """Whether a span is one pronoun."""
        return self.said(span).lower() in PRONOUNS

    def kind(self, span: Span, entity: Entity | None, stands_for: str = "") -> str:
        """Whether words are a pronoun ("one of them" too), a relative pronoun, a name or a nominal."""
        said = self.said(span)
        ends = said.split()
        if said.lower() in RELATIVE:
            return "relative"
        if said.lower() in PRONOUNS or ends[-1] in PRONOUNS:
            return "pronoun"
        told = set(re.findall(r"\w+", f"{stands_for} {entity.name if entity else ''}"))
        capital = {w for w in re.findall(r"\w+", said) if w[0].isupper() and w not in ("The", "A", "PM", "MPs")}
        country = entity is not None and entity.kind == "country" and ends[-1][0].isupper()
        lone = len(ends) == 1 and bool(capital) and not self._opens(span)
        is_name = ends[-1][0].isupper() and (capital & told or lone or country or self._is_capital(span))
        return "name" if is_name or any(re.search("[A-Z].*[A-Z]", w) for w in capital) else "nominal"

    def _opens(self, span: Span) -> bool:
        """Whether a span opens a sentence or a quotation."""
        return not self.text[: span[0]].strip() or self.text[: span[0]].rstrip()[-1] in ".:?!\"“'\n"

    def is_part(self, item: Item, entity: Entity | None) -> bool:
        """Whether a nominal names somebody or something of the body that it stands for ("its troops")."""
        if item.kind != "nominal" or entity is None or entity.kind == "person":
            return False
        said = self.said(item.span)
        *before, last = re.findall(r"\w+", said)
        if said.lower().startswith(("its ", "their ", "our ")):
            return True
        own = self.words(" ".join([entity.name, item.stands_for, *map(self.said, set(entity.spans) - {item.span})]))
        return bool(_stems(self.words(" ".join(before))) & _stems(own)) and not self.words(last) & own

    def context(self, span: Span) -> str:
        """The words of a span in brackets, with what stands before and after."""
        before, after = self.text[max(0, span[0] - 160) : span[0]], self.text[span[1] : span[1] + 60]
        return " ".join(f"{before}[[{self.said(span)}]]{after}".split())

    def _is_capital(self, span: Span) -> bool:
        """Whether two or more words with capitals make a name, "the" left aside and not at a sentence's start."""
        words = [w for w in self.said(span).split() if w.lower() not in SMALL]
        return len(words) > 1 and all(w[0].isupper() for w in words)

    def _of_entities(self) -> Iterator[tuple[Span, Item]]:
        for entity in self.entities:
            for number, span in enumerate(entity.spans):
                kind = self.kind(span, entity)
                item = Item(span, kind, entity.name, tuple(s for s in entity.spans if s != span))
                if len(entity.spans) > 1 and (number or kind == "pronoun") and not self.is_part(item, entity):
                    yield span, item

    def _entity_of(self, span: Span, stands_for: str) -> Entity | None:
        holds = (e for e in self.entities if span in e.spans)
        named = (e for e in self.entities if stands_for in (e.name, *map(self.said, e.spans)))
        return next(holds, None) or next(named, None)

    def _marked_item(self, span: Span, stands_for: str, entity: Entity | None) -> Item:
        found = [(m.start(), m.end()) for m in re.finditer(re.escape(stands_for), self.text)]
        at = {s for s in (*found, *(entity.spans if entity else ())) if not touches(s, span)}
        return Item(span, self.kind(span, entity, stands_for), stands_for, tuple(sorted(at)))

    def _is_told(self, item: Item) -> bool:
        rest = self.text[: item.span[0]] + self.text[item.span[1] :]
        wanted = self.words(item.stands_for)
        return item.kind != "nominal" and 2 * len(wanted & self.words(rest)) > len(wanted)


def _stems(words: set[str]) -> set[str]:
    return {word[:4] for word in words}


def _entity(mark: dict[str, Any]) -> Entity:
    fields = mark["fields"]
    spans = sorted({tuple(item["span"]) for item in mark["spans"].get("mentions", []) if "span" in item})
    sector = fields.get("sector", "")
    return Entity(fields.get("name", ""), fields.get("kind", ""), tuple(spans), fields.get("country", ""), sector)


def _marked(doc: dict[str, Any]) -> Iterator[tuple[Span, str]]:
    for mark in doc["marks"]:
        for key in KEYS:
            for item in mark["spans"].get(key, []):
                if item.get("stands_for") and "span" in item:
                    yield tuple(item["span"]), item["stands_for"]
