"""Quarters, halves and business years, as company reports count them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.doubt import Unresolved, Why
from dateline.model.time import Interval, TimexType
from dateline.times.calendar import shifted
from dateline.times.draft import Draft, Lean, Make, Setting, Step, dated, in_part, said, waiting

_MONEY = re.compile(
    r"[$£€¥%#]\s?\d|\d%|\b(?:million|billion|percent|per cent|cents|sales|profit|earnings|earned|revenue|income|loss|"
    r"losses|growth|output|GDP|exports|shipments|orders)\b"
)
_BACK = re.compile(r"ago|earlier|last|previous|prior", re.I)


def speaks_of_figures(m: re.Match[str]) -> bool:
    """Whether the text around a match gives sums or shares, as company reports do."""
    return _MONEY.search(m.string, max(0, m.start() - 160), m.end() + 80) is not None


def _quarter(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The third quarter", "this year's third quarter", "the 1988 second quarter", "the third quarter of 2025"."""
    quarter = s.lexicon.ordinals.get(said(m, "o", "o2"), 4)
    if quarter > 4:
        return None
    words = said(m, "y", "y0")
    if words.isdigit():
        return dated(f"{words}-Q{quarter}", "explicit")
    current = (s.day.month - 1) // 3 + 1
    year = s.day.year if s.lean is Lean.FUTURE or quarter <= current else s.day.year - 1
    for word, years in (("next", 1), ("last", -1), ("this", 0)):
        if words.startswith(word):
            year = s.day.year + years
    if _BACK.search(m["ago"] or ""):
        year -= 1
    return dated(f"{year}-Q{quarter}", s.basis)


def _this_quarter(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The quarter" of a company report: the one it told of, else the last that is over; or the one ended on a day."""
    if not speaks_of_figures(m):
        return None
    ended = re.match(r"(?: that)?,? end(?:ed|ing|s) (\w+\.?)", m.string[m.end() : m.end() + 40])
    month = s.lexicon.months.get(ended[1].lower()) if ended else None
    if month:
        year = s.day.year - (month > s.day.month)
        return dated(f"{year}-Q{(month - 1) // 3 + 1}", s.basis, "year: the most recent")
    year_ago = bool(said(m, "ago", "ago2", "ago3"))
    last = dated(shifted(s.day, "Q", -5 if year_ago else -1), s.basis, "quarter: the last that is over")
    return waiting(Step("quarter", "Q", -4 if year_ago else 0), last) if last else None


def _current(m: re.Match[str], s: Setting) -> Draft | None:
    return dated(shifted(s.day, s.lexicon.units[m["u"].lower()], 0), s.basis)


def _year_quarter(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The 1988 quarter", "the 1988 period": that year's part that compares with the one told."""
    year = dated(m["y"], "explicit")
    same = s.day.year == int(m["y"])
    return waiting(Step("quarter-of", m["y"], 0), year) if year and not same else year


def _year_before(m: re.Match[str], s: Setting) -> Draft | None:
    """ "A year-earlier loss": the quarter of the year before where a quarter was told, else that year."""
    year = dated(f"{s.day.year - 1:04d}", s.basis)
    return waiting(Step("quarter", "Q", -4), year) if year else None


def _fiscal(m: re.Match[str], s: Setting) -> Draft | None:
    """A business year by its number: the country's that the text around tells, else taken for the calendar's."""
    number, end = int(said(m, "y", "y2")), said(m, "z", "z2")
    around = m.string[max(0, m.start() - 200) : m.end() + 200]
    kind = next((b for b in s.lexicon.business_years if b.near.search(around)), None)
    plain = dated(f"{number:04d}", "explicit", "business year: taken for the calendar's")
    if plain is None or (kind is None and not end):
        return plain and replace(plain, fuzzy=True)
    month, years = (kind.month, 0 if end else kind.years) if kind else (7, 0)
    first = date(number + years, month, 1)
    last = date(number + years + 1, month, 1) - timedelta(1)
    return replace(
        plain, interval=Interval(first.isoformat(), last.isoformat()), guesses=(f"business year: from month {month}",)
    )


def _the_year(m: re.Match[str], s: Setting) -> Draft | None:
    """ "For the year", "the fiscal year"; "the year ended June 30" is a length."""
    if re.match(r",? end(?:ed|ing|s)\b", m.string[m.end() : m.end() + 12]):
        return Draft(TimexType.DURATION, "P1Y", Unresolved(Why.NO_ANCHOR), "none", "none", False, ())
    back = -1 if re.search(r"latest", m[0], re.I) else 0
    draft = dated(f"{s.day.year + back:04d}", s.basis)
    return in_part(draft, {"beginning": "early", "start": "early", "end": "late"}.get((m["side"] or "").lower(), ""))


def _half(m: re.Match[str], s: Setting) -> Draft | None:
    """ "The first half of 2025", "the last half of the '80s", "the first half of this month"."""
    first = m["o"].lower() == "first"
    if m["d"]:
        return in_part(dated(m["d"] if len(m["d"]) == 3 else f"19{m['d']}", "explicit"), "early" if first else "late")
    year = s.day.year + {"last": -1, "next": 1}.get((m["rel"] or "").lower(), 0)
    draft = dated(f"{m['y'] or year}-H{1 if first else 2}", "explicit" if m["y"] else s.basis)
    return replace(draft, granularity="half-year") if draft else None


MAKERS: Mapping[str, Make] = {
    "quarter": _quarter,
    "this-quarter": _this_quarter,
    "current-unit": _current,
    "year-quarter": _year_quarter,
    "year-before": _year_before,
    "fiscal-year": _fiscal,
    "the-year": _the_year,
    "half": _half,
}
