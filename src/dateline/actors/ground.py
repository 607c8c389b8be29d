"""What a whole report offers to all its chains: its countries, organisations and places, token by token."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.actors.lexicon import Lexicon
from dateline.actors.spelling import Match, Sort, fold
from dateline.model.place import Place, Toponym
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.tables import Row

# Codes that stand for no nation.
SPECIAL = frozenset(["IGO", "NGO", "MNC", "UNK"])
# A country is the report's own where it has more than this share of all that the report says of countries.
_CLEAR = 0.5
_DATELINE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A country and sector that a token's name lends to what it is attached to; `words` are the name,
    `body` the register's name of an organisation."""

    country: str | None
    sector: str | None
    rule: str
    words: str
    first: int
    body: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """One report as this room sees it; `lent` maps the last token of each name to what it lends,
    `mentioned` are all countries it speaks of, `nations` those it names as such;
    `branch` is MIL or COP where it speaks of soldiers only, or of police only."""

    report: Report
    syntax: Syntax
    lexicon: Lexicon
    lent: Mapping[int, Affiliation]
    own_country: str | None
    mentioned: frozenset[str]
    nations: frozenset[str]
    branch: str | None

    @property
    def day(self) -> date | None:
        """The report's date, where it is known."""
        return self.report.published

    def text(self, first: int, last: int) -> str:
        """The words of tokens [first, last], white space made single."""
        return " ".join(self.report.quote(self.syntax.span(first, last)).split())


def survey(report: Report, syntax: Syntax, toponyms: Iterable[Toponym], lexicon: Lexicon) -> Ground:
    """The ground of one report: one scan for names, overlaid with the places that were resolved."""
    lent: dict[int, Affiliation] = {}
    for match in lexicon.finder.matches(report.text, syntax):
        lent[match.last] = _of_match(report, syntax, match, lexicon)
    inside = {t for last, a in lent.items() if a.rule == "organisation" for t in range(a.first, last)}
    for toponym in toponyms:
        if inside.isdisjoint(syntax.tokens_in(toponym.span)):
            _overlay(lent, report, syntax, toponym, lexicon)
    _withhold(lent, syntax)
    nations = frozenset(a.country for a in lent.values() if a.country and a.rule != "organisation")
    for last in [t for t, a in lent.items() if a.rule == "organisation" and not _vouched(lexicon, a, nations)]:
        del lent[last]
    own = _own_country(report, syntax, lent, lexicon)
    countries = frozenset(a.country for a in lent.values() if a.country)
    return Ground(report, syntax, lexicon, lent, own, countries, nations, _branch(syntax, lexicon))


def _branch(syntax: Syntax, lexicon: Lexicon) -> str | None:
    nouns, own = lexicon.words.nouns, lexicon.words.branch
    sectors = {
        nouns[name].get(lemma) for lemma in syntax.lemmas if lemma not in own for name in ("force", "person_role")
    }
    found = sectors & {"MIL", "COP"}
    return found.pop() if len(found) == 1 else None


def _vouched(lexicon: Lexicon, affiliation: Affiliation, nations: frozenset[str]) -> bool:
    rows = lexicon.organisations[fold(affiliation.words)]
    return any(speaks_of(lexicon, affiliation.words, row, nations) for row in rows)


def speaks_of(lexicon: Lexicon, name: str, row: Row, nations: frozenset[str]) -> bool:
    """Whether a report that speaks of these nations may mean this record: a name that any country could have for one
    of its bodies ("Labour", "Congress") needs its own country among them."""
    return not nations or row["country"] in (*nations, *SPECIAL) or not _is_noun(lexicon, fold(name))


def _of_match(report: Report, syntax: Syntax, match: Match, lexicon: Lexicon) -> Affiliation:
    words = " ".join(report.quote(syntax.span(match.first, match.last)).split())
    if match.sort is not Sort.ORGANISATION:
        sector = "GOV" if match.sort is Sort.SEAT else None
        return Affiliation(match.key or None, sector, f"country-{match.sort.value}", words, match.first)
    rows = lexicon.organisations[match.key]
    countries, sectors = {row["country"] for row in rows}, {row["sector"] for row in rows}
    return Affiliation(
        countries.pop() if len(countries) == 1 else None,
        sectors.pop() if len(sectors) == 1 else None,
        "organisation",
        words,
        match.first,
        rows[0]["name"] if len(rows) == 1 else "",
    )


def _overlay(lent: dict[int, Affiliation], report: Report, syntax: Syntax, toponym: Toponym, lexicon: Lexicon) -> None:
    tokens = syntax.tokens_in(toponym.span)
    if not tokens or not isinstance(toponym.value, Place) or toponym.value.country is None:
        return
    known = lent.get(tokens[-1])
    if known and known.rule in ("organisation", "country-adjective", "country-seat"):
        return
    words = " ".join(report.quote(toponym.span).split())
    if (known and known.country == toponym.value.country) or _is_noun(lexicon, words.lower()):
        return
    for token in tokens:
        lent.pop(token, None)
    lent[tokens[-1]] = Affiliation(toponym.value.country, None, "place", words, tokens[0])


def _is_noun(lexicon: Lexicon, word: str) -> bool:
    words = lexicon.words
    return (
        word in words.modifiers
        or word in words.heads
        or word in words.names
        or any(word in nouns for nouns in words.nouns.values())
    )


def _withhold(lent: dict[int, Affiliation], syntax: Syntax) -> None:
    """Drops names in compounds that tell of a patron or a stance, no belonging: "Iranian-backed", "anti-Russian"."""
    for last in list(lent):
        first = lent[last].first
        after = syntax.words[last + 1 : last + 3]
        before = syntax.words[max(first - 2, 0) : first]
        patron = len(after) == 2 and after[0] == "-" and syntax.tags[last + 2] in ("VBN", "JJ", "VBD")
        own = patron and after[1].lower() in ("based", "born", "run", "registered", "owned", "flagged")
        stance = len(before) == 2 and before[1] == "-" and before[0].lower() in ("pro", "anti", "ex", "non")
        if (patron and not own) or (stance and before[0].lower() != "ex"):
            del lent[last]


def _own_country(report: Report, syntax: Syntax, lent: Mapping[int, Affiliation], lexicon: Lexicon) -> str | None:
    opening = report.dateline.span if report.dateline else None
    counts: Counter[str] = Counter()
    for last, affiliation in lent.items():
        if affiliation.country and affiliation.country in _plain(affiliation):
            inside = opening is not None and opening.overlaps(syntax.span(last))
            counts[affiliation.country] += _DATELINE_WEIGHT if inside else 1
    home = lexicon.organisations.get(fold(report.outlet or ""), ())
    counts.update(row["country"] for row in home if len(home) == 1 and row["country"] not in SPECIAL)
    if not counts:
        return None
    country, weight = counts.most_common(1)[0]
    return country if weight > _CLEAR * counts.total() else None


def _plain(affiliation: Affiliation) -> tuple[str, ...]:
    # International bodies are in the news everywhere and make no report theirs; outlets' names tell who wrote.
    country = affiliation.country
    special = country in SPECIAL or affiliation.sector in ("JRN", "BUS")
    return () if country is None or special else (country,)
