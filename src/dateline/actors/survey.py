"""One scan of a report for countries and organisations, overlaid with the places that were resolved."""

from collections.abc import Iterable

from dateline.actors.ground import Affiliation, Ground, is_noun, speaks_of
from dateline.actors.home import own_country
from dateline.actors.lexicon import Lexicon
from dateline.actors.spelling import Match, Sort, fold
from dateline.model.place import Place, Toponym
from dateline.model.syntax import Syntax
from dateline.model.text import Report

_OF_CREED = frozenset(["Social", "Christian", "Liberal", "Free", "National", "Progressive", "New", "Independent"])


def survey(report: Report, syntax: Syntax, toponyms: Iterable[Toponym], lexicon: Lexicon) -> Ground:
    """The ground of one report: one scan for names, overlaid with the places that were resolved."""
    lent: dict[int, Affiliation] = {}
    for match in lexicon.finder.matches(report.text, syntax):
        if match.sort is Sort.ORGANISATION and _is_end_of_name(syntax, match):
            continue
        lent[match.last] = _of_match(report, syntax, match, lexicon)
    inside = {t for last, a in lent.items() if a.rule == "organisation" for t in range(a.first, last)}
    for toponym in toponyms:
        if inside.isdisjoint(syntax.tokens_in(toponym.span)):
            _overlay(lent, report, syntax, toponym, lexicon)
    _withhold(lent, syntax)
    nations = frozenset(a.country for a in lent.values() if a.country and a.rule != "organisation")
    for last in [t for t, a in lent.items() if a.rule == "organisation" and not _vouched(lexicon, a, nations)]:
        del lent[last]
    own = own_country(report, syntax, lent, lexicon)
    countries = frozenset(a.country for a in lent.values() if a.country)
    return Ground(report, syntax, lexicon, lent, own, countries, nations, _branch(syntax, lexicon))


def _is_end_of_name(syntax: Syntax, match: Match) -> bool:
    """Whether one word only ends the name of another party: "Social Democrats" are not the Democrats."""
    before = syntax.words[match.first - 1 : match.first]
    return match.first == match.last and bool(before) and before[0] in _OF_CREED


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
    if (known and known.country == toponym.value.country) or is_noun(lexicon, words.lower()):
        return
    for token in tokens:
        lent.pop(token, None)
    lent[tokens[-1]] = Affiliation(toponym.value.country, None, "place", words, tokens[0])


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
