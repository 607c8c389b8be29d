"""Number words, bounds, units and frames as one frozen lexicon with its compiled patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.tables import cell_list, read_table

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[  \u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+"


_EXTENT = "high|long|wide|tall|deep|away|across|above|below|from|of the"  # "1.5m high" is metres, not millions


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
    fuzzy: Mapping[str, Fuzzy]
    bounds: Mapping[str, str]
    prefix_units: Mapping[str, str]
    suffix_units: Mapping[str, str]
    frames: Mapping[tuple[str, str], str]
    befalls_subject: frozenset[str]
    change_before: re.Pattern[str]
    number: re.Pattern[str]
    fuzzy_word: re.Pattern[str]
    fraction: re.Pattern[str]
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
    frames = read_table("en/frames.csv").rows
    changes = read_table("en/change_verbs.csv").rows
    prefixes = {row["form"]: row["unit"] for row in units if row["kind"] == "prefix"}
    suffixes = {row["form"].lower(): row["unit"] for row in units if row["kind"] == "suffix"}
    return Lexicon(
        units=by_kind["unit"],
        scales=by_kind["scale"],
        suffixes=by_kind["suffix"],
        fractions=by_kind["fraction"],
        fuzzy=fuzzy,
        bounds=bounds,
        prefix_units=prefixes,
        suffix_units=suffixes,
        frames={(row["lemma"], row["pos"]): row["frame"] for row in frames},
        befalls_subject=frozenset(row["lemma"] for row in frames if row["side"] == "subject"),
        change_before=_change_pattern(form for row in changes for form in cell_list(row["forms"])),
        number=_number_pattern(by_kind, prefixes),
        fuzzy_word=re.compile(rf"(?<![\w-])({_any(fuzzy)})(?![\w-])", re.I),
        fraction=_fraction_pattern(by_kind["fraction"]),
        bound_before=re.compile(rf"(?<![\w-])({_any(bounds)})\s+(?:the\s+|an?\s+)?$", re.I),
        unit_after=re.compile(rf"[ -]?({_any(suffixes)})(?![\w])", re.I),
    )


def _number_pattern(words: Mapping[str, Mapping[str, float]], prefixes: Iterable[str]) -> re.Pattern[str]:
    """One number: optional currency, digits or number words, scale words or a letter suffix."""
    unit, scale = _any(words["unit"]), _any(words["scale"])
    spelled = rf"(?:(?:{unit})(?:[ -](?:{unit}))?|an?(?=\s(?:{scale})\b)|(?:half an?)(?=\s(?:{scale})\b))"
    chain = rf"(?:[ -](?:{scale})(?:\s(?:and\s)?(?:{unit})(?:[ -](?:{unit}))?(?=\W|$))?)*"
    suffix = rf"(?:\s?(?:{_any(words['suffix'])})(?=[\s.,;:)\]\"'’”]|$)(?!\s(?:{_EXTENT})\b))?"
    currency = rf"(?:(?P<currency>{_any(prefixes)})\s?)?"
    before = r"(?:(?<![\w.,/#–-])|(?<=\d[–-]))"
    scales = rf"(?P<scale>(?:[ -](?:{scale})s?\b)+|{suffix})"
    return re.compile(
        rf"{before}{currency}(?P<sign>[-−–](?=\d))?(?P<digits>{DIGITS}){scales}"
        rf"|(?<![\w-])(?P<words>{spelled}{chain})(?![\w])",
        re.I,
    )


def _change_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """A verb of change with at most three words between it and "from"."""
    return re.compile(rf"\b(?:{_any(forms)})\s(?:\S+\s){{0,3}}from\s$", re.I)


def _fraction_pattern(fractions: Iterable[str]) -> re.Pattern[str]:
    parts = _any(fractions)
    return re.compile(
        rf"(?<![\w-])(?:(?P<count>one|two|three|four|five|a)[ -])?(?P<part>{parts})s?(?=\s(?:of|the|a|all)\b)", re.I
    )


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
