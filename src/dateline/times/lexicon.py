"""Calendar words, number words and named anchors as one frozen lexicon, with the pieces that patterns are made of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.tables import cell_list, read_table


@dataclass(frozen=True, slots=True)
class NamedAnchor:
    """An event that reports count from: key, names, words that must stand near, first day, names that hold a date."""

    key: str
    names: re.Pattern[str]
    near: re.Pattern[str]
    day: date
    dated: tuple[str, ...]


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
    holidays: Mapping[str, tuple[int, int]]
    numbers: Mapping[str, float]
    anchors: tuple[NamedAnchor, ...]

    def pattern(self, template: str) -> re.Pattern[str]:
        """A rule's pattern, in which <month>, <weekday>, <unit>, <n>, <year> … stand for their alternatives."""
        pieces = {
            "month": any_of(self.months),
            "weekday": any_of(self.weekdays),
            "unit": any_of(self.units),
            "season": any_of(self.seasons),
            "part": any_of(self.parts),
            "ord": any_of(self.ordinals),
            "vague": any_of(self.vague),
            "holiday": any_of(self.holidays).replace("'", "['’]"),
            "n": rf"\d[\d,]*(?:\.\d+)?|(?:{any_of(self.numbers)})(?:[ -](?:{any_of(self.numbers)}))?",
            "dated": any_of(name for a in self.anchors for name in a.dated),
            "year": r"(?:1[5-9]|20)\d\d",
            "day": r"\d{1,2}(?:st|nd|rd|th)?",
            "dash": r"\s?(?:-|–|—|to|through|and|until)\s?",
        }
        filled = re.sub(r"(?<!\?P)<(\w+)>", lambda m: f"(?:{pieces[m[1]]})" if m[1] in pieces else m[0], template)
        return re.compile(rf"(?<![\w$£€.,/-])(?:{filled})(?![\w])", re.I)

    def number(self, words: str) -> float:
        """The value of digits or number words; "a" is one."""
        plain = words.lower().replace(",", "").strip()
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return float(plain)
        return sum(self.numbers.get(word, 0.0) for word in re.split(r"[ -]", plain)) or 1.0


def any_of(forms: Iterable[str]) -> str:
    """Alternatives, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


def load_lexicon() -> Lexicon:
    """The lexicon of the shipped tables."""
    rows = read_table("en/calendar.csv").rows
    numbers = {r["word"]: float(r["low"]) for r in read_table("en/numbers.csv").rows if r["kind"] == "unit"}

    days = read_table("en/holidays.csv").rows

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
        holidays={row["name"].lower(): (int(row["month"]), int(row["day"])) for row in days},
        numbers={**numbers, "a": 1.0, "an": 1.0, "hundred": 100.0, "dozen": 12.0},
        anchors=tuple(
            NamedAnchor(
                row["key"],
                re.compile(any_of(cell_list(row["names"])), re.I),
                re.compile(any_of(row["near"].split("|"))),
                date.fromisoformat(row["day"]),
                tuple(name for name in cell_list(row["names"]) if any(c.isdigit() for c in name)),
            )
            for row in read_table("en/time_anchors.csv").rows
        ),
    )
