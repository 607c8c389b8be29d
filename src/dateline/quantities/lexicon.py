"""Number words, bounds, units and frames as one frozen lexicon with its compiled patterns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.quantities.patterns import (
    any_of,
    change_pattern,
    fraction_pattern,
    nth_pattern,
    number_pattern,
    ratio_pattern,
)
from dateline.quantities.words import FrameWords, load_words
from dateline.tables import cell_list, read_table


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """What a vague number word stands for."""

    low: float
    high: float
    bound: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled patterns and the values behind them."""

    units: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, float]
    fuzzy: Mapping[str, Fuzzy]
    bounds: Mapping[str, str]
    prefix_units: Mapping[str, str]
    suffix_units: Mapping[str, str]
    words: FrameWords
    change_before: re.Pattern[str]
    number: re.Pattern[str]
    fuzzy_word: re.Pattern[str]
    nth: re.Pattern[str]
    fraction: re.Pattern[str]
    ratio: re.Pattern[str]
    bound_before: re.Pattern[str]
    unit_after: re.Pattern[str]


def load_lexicon() -> Lexicon:
    """The lexicon of the shipped tables."""
    rows = read_table("en/numbers.csv").rows
    by_kind = {
        kind: {row["word"]: float(row["low"]) for row in rows if row["kind"] == kind}
        for kind in ("unit", "scale", "suffix", "fraction")
    }
    fuzzy = {
        row["word"]: Fuzzy(float(row["low"]), float(row["high"]), row["bound"])
        for row in rows
        if row["kind"] == "fuzzy"
    }
    bounds = {row["phrase"]: row["bound"] for row in read_table("en/bounds.csv").rows}
    units = read_table("en/units.csv").rows
    words = load_words()
    changes = read_table("en/change_verbs.csv").rows
    prefixes = {row["form"]: row["unit"] for row in units if row["kind"] == "prefix"}
    suffixes = {row["form"].lower(): row["unit"] for row in units if row["kind"] == "suffix"}
    ordinals = {r["form"]: float(r["value"]) for r in read_table("en/calendar.csv").rows if r["kind"] == "ordinal"}
    return Lexicon(
        units=by_kind["unit"],
        scales=by_kind["scale"],
        suffixes=by_kind["suffix"],
        fractions=by_kind["fraction"],
        ordinals=ordinals,
        nth=nth_pattern(any_of(ordinals)),
        fuzzy=fuzzy,
        bounds=bounds,
        prefix_units=prefixes,
        suffix_units=suffixes,
        words=words,
        change_before=change_pattern(form for row in changes for form in cell_list(row["forms"])),
        number=number_pattern(by_kind, prefixes),
        fuzzy_word=re.compile(rf"(?<![\w-])({any_of(fuzzy)})(?![\w-])", re.I),
        fraction=fraction_pattern(any_of(by_kind["fraction"])),
        ratio=ratio_pattern(any_of(by_kind["unit"]), any_of(f for w in words.persons for f in (w, w + "s"))),
        bound_before=re.compile(rf"(?<![\w-])({any_of(bounds)})\s+(?:the\s+|an?\s+)?$", re.I),
        unit_after=re.compile(rf"[ -]?({any_of(suffixes)})(?![\w])", re.I),
    )
