"""What the chains task compares: a gold passage with the record of the same text.

Gold is a passage of `dlx.load`; its `@ chain` lines, which that reader does not know, are added under "chains".
Spans are compared in the passage's text, which is the record's text.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.scorers import dlx

Row = dict[str, Any]
Span = list[int]
Pair = tuple[Row, Row]
STOP = frozenset(re.findall(r"\w+", "the a an of and s in at for to its his her their who which with mr cllr dr"))
COVERED = 0.75  # of a content, by the attribution that it is looked for in
CUE, SOURCE = 1000, 500  # a shared cue, then a shared source, tells attributions of one content apart


def passages(path: Path) -> Iterator[Row]:
    """The passages of a file, each with its chains: {"content": spans, "said_by": links, innermost first}."""
    chains = _chain_lines(path)
    for doc in dlx.load(str(path), []):
        lines = [dict(part.split("=", 1) for part in line.split(" | ")[1:]) for line in chains.get(doc["id"], [])]
        doc["chains"] = [
            {
                "content": [item["span"] for item in dlx.spans_of(doc["text"], line["content"])],
                "said_by": line["said_by"].split(" > "),
            }
            for line in lines
        ]
        yield doc


def _chain_lines(path: Path) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("###"):
            name = line[3:].split("|")[0].strip()
        elif line.startswith("@ chain"):
            lines.setdefault(name, []).append(line.strip())
    return lines


def words(said: object) -> set[str]:
    """Content words, small letters, without a plural s."""
    found = set(re.findall(r"\w+", str(said or "").lower())) - STOP
    return {word.removesuffix("s") if len(word) > 3 else word for word in found}


def named(name: object) -> set[str]:
    """The words of a name and its initials, which an agency goes by."""
    initials = "".join(word[0] for word in re.findall(r"\w+", str(name or "").lower()) if word not in STOP)
    return words(name) | ({initials} if len(initials) > 2 else set())


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many characters two lists of spans share."""
    right = list(right)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def spans(mark: Row, key: str) -> list[Span]:
    """The places of a gold mark's words."""
    return [item["span"] for item in mark["spans"].get(key, []) if "span" in item]


def stands_for(mark: Row, key: str) -> str:
    """What a gold mark's words stand for: the Y of `X > Y`."""
    return " ".join(item.get("stands_for", "") for item in mark["spans"].get(key, []))


class Reading:
    """A record, with its entities and attributions at hand."""

    def __init__(self, record: Row) -> None:
        self.report = record["report"]
        self.text: str = record["report"]["text"]
        self.entities: dict[str, Row] = {row["id"]: row for row in record["entities"]}
        self.attributions: dict[str, Row] = {row["id"]: row for row in record["attributions"]}
        self.claims: list[Row] = record["claims"]

    def said(self, span: Span | None) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]] if span else ""

    def known(self, ref: str | None) -> set[str]:
        """The words of an entity's name and mentions."""
        row = self.entities.get(ref or "")
        if row is None:
            return set()
        return named(row["name"]).union(*(words(self.said(m["span"])) for m in row["mentions"]))

    def speaker(self, row: Row) -> set[str]:
        """The words that an attribution's source has, by its spans or its entity."""
        return self.known(row["source_entity"]).union(*(words(self.said(span)) for span in row["source"]))

    def media(self, row: Row) -> Iterator[set[str]]:
        """The outlets that an attribution was told to or said on: entities of kind outlet in its audience or venue."""
        told = [span for span in (row["audience_span"], row["venue_span"]) if span]
        for name, entity in self.entities.items():
            if entity["kind"] == "outlet" and (
                name == row["audience"] or overlap(told, [mention["span"] for mention in entity["mentions"]])
            ):
                yield self.known(name)

    def covering(self, content: list[Span]) -> Row | None:
        """The innermost attribution of a content: of those that cover most of it the deepest, then the smallest."""
        need = COVERED * sum(end - start for start, end in content)
        rows = [row for row in self.attributions.values() if overlap(row["content"], content) >= need]
        return min(rows, key=lambda row: (-self.depth(row), _size(row)), default=None)

    def depth(self, row: Row) -> int:
        """How many attributions stand around one."""
        return sum(1 for _ in self.outward(row)) - 1

    def outward(self, row: Row) -> Iterator[Row]:
        """An attribution and those it is within, innermost first."""
        seen: set[str] = set()
        at: Row | None = row
        while at is not None and at["id"] not in seen:
            seen.add(at["id"])
            yield at
            at = self.attributions.get(at["within"] or "")

    def chain(self, row: Row) -> list[set[str]]:
        """Speakers outward from one attribution, each followed by the outlet it spoke to; then origin and outlet.

        An indirect denial around it passes nothing on: "denied the army's claim that" adds no link.
        """
        links: list[set[str]] = []
        for at in self.outward(row):
            if at is row or at["cue_class"] != "deny" or at["quotation"] == "direct":
                links.append(self.speaker(at))
                _carry(links, self.media(at))
        return _carry(links, (named(self.report["origin"]), words(self.report["outlet"])))

    def claimed(self, row: Row) -> Iterator[list[set[str]]]:
        """The chains of claims that one attribution is the innermost voice of."""
        for claim in self.claims:
            if claim["said_by"][0].get("attribution") == row["id"]:
                *voices, outlet = (self._voice(voice) for voice in claim["said_by"])
                yield _carry(voices, [outlet])

    def _voice(self, voice: Row) -> set[str]:
        row = self.attributions.get(voice.get("attribution") or "")
        said = self.known(voice.get("entity")) | named(voice.get("outlet"))
        return said | (self.speaker(row) if row and not said else set())


def _size(row: Row) -> int:
    return sum(end - start for start, end in row["content"])


def _carry(links: list[set[str]], carriers: Iterable[set[str]]) -> list[set[str]]:
    """Adds those who carried it further, but not one that the last link names already; drops links without words."""
    for carrier in carriers:
        if not (links and (carrier <= links[-1] or links[-1] <= carrier)):
            links.append(carrier)
    links[:] = filter(None, links)
    return links


def pairs(gold: list[Row], reading: Reading) -> list[Pair]:
    """Gold and read attributions of one content (of one cue, where a side has no content), one to one."""
    scored = [
        (rank, n, row["id"])
        for n, mark in enumerate(gold)
        for row in reading.attributions.values()
        if (rank := _rank(mark, row))
    ]
    used_gold: set[int] = set()
    used: set[str] = set()
    found = []
    for _, n, name in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if n not in used_gold and name not in used:
            used_gold.add(n)
            used.add(name)
            found.append((gold[n], reading.attributions[name]))
    return found


def _rank(mark: Row, row: Row) -> int:
    content = overlap(spans(mark, "content"), row["content"])
    cue = overlap(spans(mark, "cue"), [row["cue"]])
    if not content and not (cue and not (spans(mark, "content") and row["content"])):
        return 0
    return content + CUE * bool(cue) + SOURCE * bool(overlap(spans(mark, "source"), row["source"]))


def source_right(mark: Row, row: Row, reading: Reading) -> bool:
    """Source spans share a character, both are empty, or the entity is the one that gold's words stand for."""
    if not spans(mark, "source") and not row["source"]:
        return True
    return bool(overlap(spans(mark, "source"), row["source"])) or antecedent_right(mark, row, reading)


def antecedent_right(mark: Row, row: Row, reading: Reading) -> bool:
    """The source's entity shares a content word, in its name or mentions, with what gold's words stand for."""
    return bool(words(stands_for(mark, "source")) & reading.known(row["source_entity"]))


def told_right(mark: Row, row: Row, reading: Reading, key: str) -> bool:
    """Audience or venue: spans overlap, or a word is shared with what is read (for an audience, its entity's words)."""
    span = row[f"{key}_span"]
    read = reading.known(row["audience"]) if key == "audience" else words(row["venue"])
    return bool(span and overlap(spans(mark, key), [span])) or bool(read & words(mark["fields"][key]))


def unnamed_right(part: str, given: str, row: Row, reading: Reading) -> bool:
    """One part of an unnamed source: a word shared; a country code stands for what is known of that country."""
    read = (row["anonymous"] or {}).get(part)
    if part == "number":
        return str(read) == given
    return bool(words(given) & (words(read) | _of_country(read, reading)))


def _of_country(read: object, reading: Reading) -> set[str]:
    if not re.fullmatch(r"[A-Z]{3}", str(read)):
        return set()
    return set().union(*(reading.known(name) for name, row in reading.entities.items() if row["country"] == read))


def speaks_for_right(given: str, row: Row, reading: Reading) -> bool:
    """The body or person spoken for: the record's own field where it has one, else the affiliation; a word shared."""
    field = row.get("speaks_for")
    read = reading.known(field) if field in reading.entities else words(field)
    return bool(words(given) & (read | words((row["anonymous"] or {}).get("affiliation"))))


def chain_problem(line: Row, reading: Reading) -> str | None:
    """None where the chain is exactly right, else what is wrong with it."""
    row = reading.covering(line["content"])
    if row is None:
        return "nothing covers it"
    read = [reading.chain(row), *reading.claimed(row)]
    wanted = [words(link) for link in line["said_by"]]
    for links in read:
        if len(links) == len(wanted) and all(a & b for a, b in zip(links, wanted, strict=True)):
            return None
    return " > ".join("/".join(sorted(link)) for link in read[0])


def heard(pattern: str, reading: Reading) -> Row | None:
    """An attribution whose cue touches a trap's words or whose content lies inside them."""
    start = reading.text.index(pattern)
    trap = [start, start + len(pattern)]
    for row in reading.attributions.values():
        inside = row["content"] and all(trap[0] <= a and b <= trap[1] for a, b in row["content"])
        if inside or overlap([row["cue"]], [trap]):
            return row
    return None
