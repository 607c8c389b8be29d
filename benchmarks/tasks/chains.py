"""Chains: who told whom, and what stands between a fact and the outlet that prints it.

Gold: `gold/chains` (even files for figures, odd ones for work on the rules). One line a measure:

  attribution    content overlaps (cue, where a side has no content), one to one; a shared cue, then a shared source,
                 decides between attributions of one content. +source: source spans overlap, both are empty, or the
                 source's entity is what gold's words stand for. Of those with their source right:
                 class, audience, venue; polarity (negated equal) and negated (gold negated, read so);
                 unnamed (P and R of being typed at all; unnamed holders of an office may be read either way), then
                 role, affiliation, number, access, reason where gold states them and speaks for (a word shared; the
                 number equal); documents (gold sources that are documents, found with their source)
  no content     gold declines without a content, read as a decline; P over the declines read without content
  nesting        the right parent: `within` is the attribution paired with gold's parent
  antecedent     of the pairs whose gold source stands for something, the entity that shares a word with it
  chain          the innermost attribution that covers three quarters of the content; its source, the outlet it was
                 told to (an entity of kind outlet in audience or venue), outward by `within` (an indirect denial adds
                 no link), then the report's origin and outlet; an outlet that is the last link already is no new one.
                 Right where there are as many links as in gold and each shares a content word with its own. A claim's
                 `said_by` that starts with that attribution may be right instead.
  traps          no attribution has its cue in the words, or its content inside them
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.reading import HERE, digest, read_rows
from benchmarks.tasks import chain_checks as check
from benchmarks.tasks.chain_checks import Pair, Reading, Row

GOLD = HERE / "gold" / "chains"
PARTS = ("role", "affiliation", "access", "reason")
TRAP = " > attribution"
ORDER = (
    "attribution",
    "attribution +source",
    "class",
    "audience",
    "venue",
    "polarity",
    "negated",
    "unnamed",
    "role",
    "affiliation",
    "number",
    "access",
    "reason",
    "speaks for",
    "documents",
    "no content",
    "nesting",
    "antecedent",
    "chain",
    "traps silent",
)


def files(parity: int) -> list[Path]:
    """Files with odd (1) or even (0) numbers; even ones are for figures only."""
    return sorted(p for p in GOLD.glob("h*.dlx") if int(p.stem[1:]) % 2 == parity)


def gold_digest() -> str:
    """Digest of the even files."""
    return digest(files(0))


def run() -> tuple[str, dict[str, float]]:
    """Figures on the even files."""
    return run_on(files(0))


def run_on(paths: Iterable[Path]) -> tuple[str, dict[str, float]]:
    """The table and its figures over some files."""
    tally = Tally()
    for doc, record in read(paths):
        for name, problem in judge(doc, Reading(record), tally):
            tally.given(name, problem is None)
    return tally.table(), tally.figures()


def missed(paths: Iterable[Path]) -> str:
    """Each thing that is not right, with its passage: for the odd files."""
    return "\n".join(
        f"{name:14} {doc['id']}  {problem}"
        for doc, record in read(paths)
        for name, problem in judge(doc, Reading(record), Tally())
        if problem is not None
    )


def read(paths: Iterable[Path]) -> Iterator[tuple[Row, Row]]:
    """Passages with their records."""
    docs = [doc for path in paths for doc in check.passages(path)]
    records = read_rows([{key: doc.get(key) for key in ("id", "text", "published", "outlet")} for doc in docs])
    for doc in docs:
        if doc["id"] in records:
            yield doc, records[doc["id"]]


class Tally:
    """Right, read and wanted of each measure."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def given(self, name: str, right: bool) -> None:
        """One wanted thing, right or not."""
        self.right[name] += right
        self.wanted[name] += 1

    def figures(self) -> dict[str, float]:
        """F1 where what is read was counted, else the share right."""
        return {
            name: self._f1(name) if name in self.read else self._recall(name) for name in ORDER if name in self.wanted
        }

    def table(self) -> str:
        """One line a measure."""
        return "\n".join(self._line(name) for name in ORDER if name in self.wanted)

    def _line(self, name: str) -> str:
        right, wanted = self.right[name], self.wanted[name]
        if name not in self.read:
            return f"{name:22} {self._recall(name):.3f}   ({right} of {wanted})"
        numbers = f"P {right / max(1, self.read[name]):.3f} R {self._recall(name):.3f} F1 {self._f1(name):.3f}"
        return f"{name:22} {numbers}   ({right} of {self.read[name]} given, {wanted} gold)"

    def _recall(self, name: str) -> float:
        return self.right[name] / max(1, self.wanted[name])

    def _f1(self, name: str) -> float:
        return 2 * self.right[name] / max(1, self.read[name] + self.wanted[name])


Verdict = tuple[str, str | None]


def judge(doc: Row, reading: Reading, tally: Tally) -> Iterator[Verdict]:
    """Each measure's name with None where it is right, else what is wrong; what was read is counted in the tally."""
    gold = [mark for mark in doc["marks"] if mark["kind"] == "attr"]
    found = check.pairs(gold, reading)
    sourced = [(mark, row) for mark, row in found if check.source_right(mark, row, reading)]
    _count_read(sourced, reading, tally)
    yield from _core(gold, found, sourced)
    for mark, row in sourced:
        yield from _parts(mark, row, reading)
        yield from _unnamed(mark, row, reading)
    yield from _nested(found, sourced)
    for mark, row in found:
        if check.stands_for(mark, "source") and check.spans(mark, "source"):
            yield "antecedent", _why(check.antecedent_right(mark, row, reading), mark)
    for line in doc["chains"]:
        problem = check.chain_problem(line, reading)
        yield "chain", problem and f"{' > '.join(line['said_by'])}  but  {problem}"
    yield from _traps(doc, reading)


def _why(right: bool, mark: Row, read: object = "") -> str | None:
    source, cue = mark["fields"].get("source"), mark["fields"].get("cue")
    return None if right else f"{source} | {cue}" + (f" | read {read}" if read else "")


def _count_read(sourced: list[Pair], reading: Reading, tally: Tally) -> None:
    rows = reading.attributions.values()
    tally.read["attribution"] += len(rows)
    tally.read["attribution +source"] += len(rows)
    tally.read["no content"] += sum(row["cue_class"] == "decline" and not row["content"] for row in rows)
    either = [row for mark, row in sourced if mark["fields"].get("office") != "yes"]
    tally.read["unnamed"] += sum(row["anonymous"] is not None for row in either)
    tally.read["nesting"] += sum(row["within"] is not None for _, row in sourced)


def _core(gold: list[Row], found: list[Pair], sourced: list[Pair]) -> Iterator[Verdict]:
    by_mark = {mark["id"]: row for mark, row in found}
    with_source = {mark["id"] for mark, _ in sourced}
    for mark in gold:
        row = by_mark.get(mark["id"])
        yield "attribution", _why(row is not None, mark)
        yield "attribution +source", _why(mark["id"] in with_source, mark)
        if mark["fields"].get("doc") == "yes":
            yield "documents", _why(mark["id"] in with_source, mark)
        if mark["fields"]["class"] == "decline" and not check.spans(mark, "content"):
            yield "no content", _why(row is not None and row["cue_class"] == "decline", mark)


def _parts(mark: Row, row: Row, reading: Reading) -> Iterator[Verdict]:
    fields = mark["fields"]
    yield "class", _why(row["cue_class"] == fields["class"], mark, f"{row['cue_class']}, gold {fields['class']}")
    for key in ("audience", "venue"):
        if fields.get(key):
            yield key, _why(check.told_right(mark, row, reading, key), mark)
    negated = fields.get("negated") == "yes"
    yield "polarity", _why(row["negated"] == negated, mark)
    if negated:
        yield "negated", _why(row["negated"], mark)


def _unnamed(mark: Row, row: Row, reading: Reading) -> Iterator[Verdict]:
    fields = mark["fields"]
    if "anon" in fields:
        yield "unnamed", _why(row["anonymous"] is not None, mark)
        stated = dict(zip(PARTS, (part.strip() for part in fields["anon"].split(";")), strict=True))
        for part in (part for part in PARTS if stated[part]):
            yield part, _why(check.unnamed_right(part, stated[part], row, reading), mark, row["anonymous"])
        if fields.get("number", "").isdigit():
            yield "number", _why(check.unnamed_right("number", fields["number"], row, reading), mark, row["anonymous"])
    if fields.get("speaks_for"):
        yield "speaks for", _why(check.speaks_for_right(fields["speaks_for"], row, reading), mark)


def _nested(found: list[Pair], sourced: list[Pair]) -> Iterator[Verdict]:
    parents = {mark["id"]: row["id"] for mark, row in found}
    for mark, row in sourced:
        parent = mark["fields"].get("within")
        if parent:
            yield "nesting", _why(row["within"] is not None and row["within"] == parents.get(parent), mark)


def _traps(doc: Row, reading: Reading) -> Iterator[Verdict]:
    for mark in doc["marks"]:
        pattern = mark["fields"].get("pattern", "")
        if pattern.endswith(TRAP):
            row = check.heard(pattern.removesuffix(TRAP), reading)
            yield "traps silent", None if row is None else f"{pattern} | {reading.said(row['cue'])}"
