"""Calendar words, number words, feasts and named anchors as one frozen lexicon, with the pieces of patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.tables import cell_list, read_table
from dateline.times.feasts import Feast, load_feasts

WORD = re.compile(r"[^\W\d]+|\d")
_LASTING = ("act", "meeting", "measure", "document")  # what has an age of its own: wars, strikes, bans, talks
_ONE_MORE = r"hundred|thousand|million|billion|dozen"


@dataclass(frozen=True, slots=True)
class NamedAnchor:
    """An event that reports count from: key, names, words that must stand near, first day.

    `dated` are the names that hold a date, `days` the dates that name it by themselves after "since".
    """

    key: str
    names: re.Pattern[str]
    near: re.Pattern[str]
    day: date
    forms: tuple[str, ...]
    dated: tuple[str, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BusinessYear:
    """When a country's public business year begins: words that tell the country, years from its number, month."""

    near: re.Pattern[str]
    years: int
    month: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Values of calendar words by lower-case form."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    ordinals: Mapping[str, int]
    vague: tuple[str, ...]
    feasts: Mapping[str, tuple[Feast, ...]]
    elections: tuple[tuple[re.Pattern[str], date], ...]
    business_years: tuple[BusinessYear, ...]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    references: Mapping[str, str]
    plans: frozenset[str]
    planned: frozenset[str]
    stays: frozenset[str]
    anchors: tuple[NamedAnchor, ...]
    acts: frozenset[str]

    def pieces(self) -> dict[str, str]:
        """What <month>, <weekday>, <unit>, <n>, <year> … of a rule's pattern stand for: their alternatives."""
        words = any_of(self.numbers)
        return {
            "month": any_of(self.months),
            "weekday": any_of(self.weekdays),
            "unit": any_of(self.units),
            "season": any_of(self.seasons),
            "part": any_of(self.parts),
            "ord": any_of(self.ordinals),
            "vague": any_of(self.vague),
            "reference": any_of(self.references),
            "holiday": any_of(self.feasts).replace("'", "['’]"),
            "n": rf"\d[\d,]*(?:\.\d+)?(?: (?:million|billion)| 1/2| ?½)?|an? (?:{_ONE_MORE})|"
            rf"(?:{words}|{_ONE_MORE})(?:[ -](?:and )?(?:{words}|{_ONE_MORE})){{0,3}}|an?",
            "count": words,
            "act": any_of(self.acts),
            "dated": any_of(name for a in self.anchors for name in a.dated),
            "anchorday": any_of(day for a in self.anchors for day in a.days),
            "event": any_of(name for a in self.anchors for name in a.forms),
            "year": r"(?:1[5-9]|20)\d\d",
            "day": rf"\d{{1,2}}(?:st|nd|rd|th)?|(?:{any_of(self.ordinals)})",
            "dash": r"\s?(?:-|–|—|to|through|and|until)\s?",
            "early": r"(?P<part>early|mid|late|middle|beginning|start|end)(?:[ -]+(?:of |in )?(?:the )?)",
            "about": r"about|around|nearly|almost|more than|less than|at least|at most|no more than|roughly|"
            r"approximately|as many as|as much as|another|an additional|fewer than|well over",
        }

    def number(self, words: str) -> float:
        """The value of digits or number words; "a" is one."""
        plain = words.lower().replace(",", "").strip()
        digits = re.match(r"(\d+(?:\.\d+)?)(.*)", plain)
        if digits:
            half = 0.5 if re.search(r"1/2|½", digits[2]) else 0.0
            return (float(digits[1]) + half) * self.scales.get(digits[2].strip(), 1.0)
        total, current = 0.0, 0.0
        for word in re.split(r"[ -]", plain):
            if word in self.scales:
                total, current = total + max(current, 1.0) * self.scales[word], 0.0
            else:
                current += self.numbers.get(word, 0.0)
        return total + current or 1.0

    def words_of(self, need: str) -> frozenset[frozenset[str]]:
        """The words of each form of a kind of pieces ("<month>"), or of the need itself."""
        kinds: dict[str, Iterable[str]] = {
            "month": self.months,
            "weekday": self.weekdays,
            "unit": self.units,
            "season": self.seasons,
            "part": self.parts,
            "ord": self.ordinals,
            "reference": self.references,
            "holiday": self.feasts,
            "count": self.numbers,
            "event": (form for a in self.anchors for form in a.forms),
        }
        forms = kinds[need.strip("<>")] if need.startswith("<") else (need,)
        return frozenset(frozenset(WORD.findall(form.lower())) for form in forms)


def filled(template: str, pieces: Mapping[str, str]) -> str:
    """A rule's pattern with its pieces put in."""
    for _ in range(2):  # a piece may hold another
        template = re.sub(r"(?<!\?P)<(\w+)>", lambda m: f"(?:{pieces[m[1]]})" if m[1] in pieces else m[0], template)
    return rf"(?<![\w$£€.,/-])(?:{template})(?![\w])"


def _words(cell: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, cell.split("|"))))


def any_of(forms: Iterable[str]) -> str:
    """Alternatives, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


def load_lexicon() -> Lexicon:
    """The lexicon of the shipped tables."""
    rows = read_table("en/calendar.csv").rows
    figures = read_table("en/numbers.csv").rows

    def kind(name: str) -> dict[str, str]:
        return {row["form"]: row["value"] for row in rows if row["kind"] == name}

    return Lexicon(
        months={form: int(value) for form, value in kind("month").items()},
        weekdays={form: int(value) for form, value in kind("weekday").items()},
        units=kind("unit"),
        seasons=kind("season"),
        parts=kind("part"),
        ordinals={form: int(value) for form, value in kind("ordinal").items()},
        vague=tuple(kind("vague")),
        feasts=load_feasts(),
        elections=tuple(
            (_words(row["near"]), date.fromisoformat(row["day"])) for row in read_table("en/election_days.csv").rows
        ),
        business_years=tuple(
            BusinessYear(_words(row["near"]), int(row["years"]), int(row["month"]))
            for row in read_table("en/fiscal_years.csv").rows
        ),
        numbers={r["word"]: float(r["low"]) for r in figures if r["kind"] == "unit"},
        scales={r["word"]: float(r["low"]) for r in figures if r["kind"] == "scale"},
        references=kind("reference"),
        plans=frozenset(kind("plan")),
        planned=frozenset(kind("planned")),
        stays=frozenset(kind("stay")),
        anchors=_anchors(),
        acts=frozenset(row["lemma"] for row in read_table("en/nouns.csv").rows if row["class"] in _LASTING),
    )


def _anchors() -> tuple[NamedAnchor, ...]:
    return tuple(
        NamedAnchor(
            row["key"],
            re.compile(any_of(cell_list(row["names"])), re.I),
            re.compile(any_of(row["near"].split("|"))),
            date.fromisoformat(row["day"]),
            cell_list(row["names"]),
            tuple(name for name in cell_list(row["names"]) if any(c.isdigit() for c in name)),
            cell_list(row["dates"]),
        )
        for row in read_table("en/time_anchors.csv").rows
    )
