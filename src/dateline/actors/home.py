"""Whose country a report or a sentence is about: for participants whose own words tell none."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dateline.actors.ground import SPECIAL, Affiliation, Ground
from dateline.actors.lexicon import Lexicon
from dateline.actors.spelling import Sort, fold
from dateline.model.syntax import Syntax
from dateline.model.text import Report

# A country is the report's own where it has more than this share of all that the report says of countries.
_CLEAR = 0.4
_DATELINE, _HOME, _FIRST, _FIRST_ACTS = 3, 1, 1, 2
_SUBJECTS = ("nsubj", "nsubjpass")
_MAIN = ("ROOT", "ccomp", "conj", "parataxis")
_ASIDE = ("pobj", "dobj", "attr", "oprd")
_LONGEST = 3
_WORD = re.compile(r"[\w'’-]+")


def own_country(report: Report, syntax: Syntax, lent: Mapping[int, Affiliation], lexicon: Lexicon) -> str | None:
    """The country that a report is clearly about: by dateline, outlet, who opens it, and how often it is named."""
    opening = report.dateline.span if report.dateline else None
    counts: Counter[str] = Counter()
    spoken = list(_nations(lent))
    for last, country in spoken:
        filed = opening is not None and opening.overlaps(syntax.span(last))
        counts[country] += _DATELINE if filed else 1
    alone = [(last, country) for last, country in spoken if not shared(syntax, lent, last)]
    counts.update({country: _FIRST for _, country in alone[:1]})
    acting = [country for last, country in alone if _is_main(syntax, _subject(syntax, lent[last], last))]
    counts.update(dict.fromkeys(acting[:1], _FIRST_ACTS))
    home = _home(report.outlet or "", lexicon)
    if home:
        counts[home] += _HOME
    if not counts:
        return None
    (country, weight), *others = counts.most_common(2)
    rival = others[0][1] if others else 0
    return country if weight > max(rival, _CLEAR * counts.total()) else None


def acting_country(ground: Ground, head: int) -> str | None:
    """The country that acts before a word in its sentence, in the highest clause: whose "the minister" there is."""
    syntax, lent = ground.syntax, ground.lent
    start = syntax.sentences[syntax.sentence_of[head]][0]
    near = [(t, c) for t, c in _nations(lent) if start <= t < head and not shared(syntax, lent, t)]
    acting = ((_subject(syntax, lent[t], t), c) for t, c in near)
    found = [(len(list(syntax.ancestors(s))), -s, c) for s, c in acting if s >= 0 and syntax.deprels[s] == "nsubj"]
    return min(found)[2] if found else None


def shared(syntax: Syntax, lent: Mapping[int, Affiliation], token: int) -> bool:
    """Whether another country is coordinated with this one: "leaders of South Korea, Japan and China" are of none."""
    country = lent[token].country
    joined = [*syntax.children_of(token, "conj")]
    if syntax.deprels[token] == "conj":
        joined.append(syntax.heads[token])
    return any(t in lent and lent[t].country not in (country, None) for t in joined)


def _nations(lent: Mapping[int, Affiliation]) -> Iterator[tuple[int, str]]:
    """Last tokens and countries of what names nations and their places, in text order."""
    for last in sorted(lent):
        country = lent[last].country
        # International bodies are in the news everywhere; outlets' names tell who wrote.
        if country and country not in SPECIAL and lent[last].sector not in ("JRN", "BUS"):
            yield last, country


def _subject(syntax: Syntax, name: Affiliation, last: int) -> int:
    """The subject that a name is or stands before ("Fiji's minister said"); -1 where it is elsewhere in its clause."""
    inside = range(name.first, last + 1)
    token = next((t for t in inside if syntax.heads[t] not in inside), last)
    for above in (token, *syntax.ancestors(token)):
        if syntax.deprels[above] in _SUBJECTS:
            return above
        if syntax.deprels[above] in _ASIDE or syntax.upos[above] in ("VERB", "AUX"):
            return -1
    return -1


def _is_main(syntax: Syntax, subject: int) -> bool:
    """Whether a subject is that of a sentence's own clause or of what somebody says."""
    return subject >= 0 and syntax.deprels[syntax.heads[subject]] in _MAIN


def _home(outlet: str, lexicon: Lexicon) -> str | None:
    """The country of an outlet that the register knows, or that its name tells ("Quito Telegraph")."""
    rows = lexicon.organisations.get(fold(outlet), ())
    if len(rows) == 1 and rows[0]["country"] not in SPECIAL:
        return rows[0]["country"]
    words = _WORD.findall(outlet)
    spans = [(i, n) for n in range(_LONGEST, 0, -1) for i in range(len(words) - n + 1)]
    names = ((words[i], " ".join(words[i : i + n])) for i, n in spans)
    known = (
        key
        for first, said in names
        for name, sort, key in lexicon.finder.names.get(first, ())
        if key and name == said and sort is not Sort.ORGANISATION
    )
    return next(known, None)
