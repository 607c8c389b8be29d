"""The stage: every place name of a report, resolved and told apart from names that act."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.model.doubt import Unresolved
from dateline.model.mention import Chain, Form
from dateline.model.place import Candidate, Level, Place, Toponym, Use
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span
from dateline.places.cues import Cues
from dateline.places.demonyms import DemonymFinder
from dateline.places.door import Door
from dateline.places.entry import Entry, Named
from dateline.places.find import Finder, longest
from dateline.places.fold import bare, fold
from dateline.places.literal import Standing, is_location, use_of
from dateline.places.near import NeighbourFinder, Page, page
from dateline.places.relative import RelativeFinder
from dateline.places.resolve import Answer, Asked, Resolver, divisions_of
from dateline.places.taken import taken
from dateline.places.tokens import Found, opens_dateline, span_of

LATEST = "9999-12-31"
_FAR_BIGGER = 10
_HUGE = 100_000_000


@dataclass(frozen=True, slots=True)
class Places:
    """Reads the places of one report."""

    gazetteer: Door
    cues: Cues
    finder: Finder
    neighbours: NeighbourFinder
    demonyms: DemonymFinder
    relative: RelativeFinder
    resolver: Resolver

    def __call__(self, report: Report, syntax: Syntax, chains: tuple[Chain, ...]) -> tuple[Toponym, ...]:
        """Every naming of a place, in text order."""
        others = taken(syntax, chains)
        found = self.finder(syntax, others)
        hints = self._hints(syntax)
        settled = self.resolver.settle(asked(self.gazetteer, report, syntax, found), hints)
        near = list(self.neighbours(page(syntax, others, found), (n.entry for n in settled.values())))
        found = longest([*found, *near])
        answers = self.resolver(asked(self.gazetteer, report, syntax, found), hints)
        metonyms = [m.span for chain in chains for m in chain.mentions if m.form is Form.METONYM]
        rows = [self._toponym(report, syntax, one, answers[fold(one.name)], metonyms) for one in found]
        rows += self._demonyms(report, page(syntax, others, found), answers.values())
        named = sorted((row for row in rows if row is not None), key=lambda row: row.span)
        return tuple(self._with_relative(report, syntax, named))

    def _with_relative(self, report: Report, syntax: Syntax, named: Sequence[Toponym]) -> Iterator[Toponym]:
        """The named places, each relative one before the name that it is measured from, or else after its anchor."""
        told = {one.after: one for one in self.relative(syntax, named)}
        for index, row in enumerate(named):
            one = told.get(index)
            if one is None:
                yield row
                continue
            offset = one.place.offset
            reason = f"{offset.kind} of {' and '.join(offset.anchors)}, within {offset.error_km:g} km" if offset else ""
            found = Candidate(one.place, 0.0, (reason,))
            whole = Toponym(one.span, report.quote(one.span), one.place, row.literal, (found,), row.use)
            if offset and offset.kind == "distance":
                yield from (replace(whole, literal=True, use=Use.LOCATION), replace(row, literal=False, use=Use.ANCHOR))
            else:
                yield from (row, whole)

    def _demonyms(self, report: Report, sheet: Page, answers: Iterable[Answer]) -> Iterator[Toponym]:
        named = Counter(a.value.country for a in answers if isinstance(a.value, Place) and a.value.country)
        for first, last, place in self.demonyms(sheet, named + self._hints(sheet.syntax)):
            span = sheet.syntax.span(first, last)
            yield Toponym(span, report.quote(span), place, False, (), Use.DEMONYM)

    def resolve(self, report: Report, syntax: Syntax, spans: Sequence[Span]) -> tuple[Toponym, ...]:
        """The places of names that somebody else found; a span that holds no token is left out."""
        tokens = [(syntax.tokens_in(span), span) for span in spans]
        found = [Found(t[0], t[-1], bare(report.quote(span))) for t, span in tokens if t]
        answers = self.resolver(asked(self.gazetteer, report, syntax, found), self._hints(syntax))
        rows = [(span, answers[fold(one.name)], one) for one, (t, span) in zip(found, tokens, strict=False) if t]
        return tuple(
            Toponym(span, report.quote(span), answer.value, self._literal(syntax, one, answer), answer.candidates)
            for span, answer, one in rows
        )

    def _hints(self, syntax: Syntax) -> Counter[str]:
        codes = self.cues.countries
        words = [fold(word) if word[:1].isupper() else "" for word in syntax.words]
        pairs = [f"{one} {other}" for one, other in pairwise(words) if one and other]
        return Counter(codes[word] for word in (*words, *pairs) if word in codes)

    def _toponym(
        self, report: Report, syntax: Syntax, found: Found, answer: Answer, metonyms: Sequence[Span]
    ) -> Toponym | None:
        span = span_of(syntax, found)
        level = _level(answer)
        literal = self._is_filed_here(report, syntax, found) or self._literal(syntax, found, answer)
        if literal and any(m.overlaps(span) for m in metonyms):
            literal = self._is_filed_here(report, syntax, found) or self._is_inside(syntax, found)
        if level is Level.NONE and not literal:
            return None
        use = Use.LOCATION if literal else use_of(syntax, _head(syntax, found))
        return Toponym(span, report.quote(span), answer.value, literal, answer.candidates, use)

    def _is_filed_here(self, report: Report, syntax: Syntax, found: Found) -> bool:
        span = span_of(syntax, found)
        if report.section_at(span.start) is SectionKind.DATELINE:
            return True
        if report.dateline and report.dateline.span.overlaps(span):
            return True
        return opens_dateline(syntax, found.first, found.last)

    def _is_inside(self, syntax: Syntax, found: Found) -> bool:
        before = syntax.words[found.first - 1].lower() if found.first else ""
        return before in self.cues.slots

    def _literal(self, syntax: Syntax, found: Found, answer: Answer) -> bool:
        best = answer.candidates[0].place if answer.candidates else None
        capital = best is not None and (best.country or "", fold(best.name)) in self.cues.capitals
        return is_location(syntax, Standing(_head(syntax, found), _level(answer), capital), self.cues)


def asked(gazetteer: Door, report: Report, syntax: Syntax, found: Sequence[Found]) -> list[Asked]:
    """The different names of a report, each with what it may mean on that report's day, and with what may hold it."""
    day = report.published.isoformat() if report.published else LATEST
    counts = Counter(fold(one.name) for one in found)
    within: dict[str, str] = {}
    names: dict[str, str] = {}
    for one in found:
        names.setdefault(fold(one.name), one.name)
    for one, following in pairwise(found):
        if _is_holder_next(syntax, one, following):
            within.setdefault(fold(one.name), fold(following.name))
    known = {key: _existing(gazetteer, name, day) for key, name in names.items()}
    rows = []
    for key in names:
        meant = known[_spelled_out(key, known)]
        rows.append(Asked(key, counts[key], meant, within.get(key), divisions_of(meant)))
    return rows


def _spelled_out(key: str, known: Mapping[str, tuple[Named, ...]]) -> str:
    """The key of the town that a report also names in full, and far bigger than what a short name alone means:
    "Addis" of a report that names Addis Ababa."""
    mine = max((n.entry.population if _is_plain(n.entry) else _HUGE for n in known[key]), default=0)
    sizes = {k: _people(known[k]) for k in known if k.startswith(f"{key} ")}
    return max((k for k in sizes if sizes[k] > _FAR_BIGGER * mine), key=lambda k: (sizes[k], k), default=key)


def _people(found: tuple[Named, ...]) -> int:
    """The people of the largest town of a name."""
    return max((n.entry.population for n in found if n.entry.level is Level.TOWN), default=0)


def _is_plain(entry: Entry) -> bool:
    """Whether it is but a town by its size: what is no town, or is often in the news, no longer name replaces."""
    return entry.level is Level.TOWN and not entry.noted


def _existing(gazetteer: Door, name: str, day: str) -> tuple[Named, ...]:
    return tuple(n for n in gazetteer.candidates(name) if n.entry.exists(day))


def _is_holder_next(syntax: Syntax, one: Found, following: Found) -> bool:
    between = [word.lower() for word in syntax.words[one.last + 1 : following.first]]
    return between in ([","], ["("], ["in"], [",", "in"], ["in", "the"], [",", "the"], [",", "on"])


def _head(syntax: Syntax, found: Found) -> int:
    head = syntax.head_of(span_of(syntax, found))
    return found.last if head is None else head


def _level(answer: Answer) -> Level:
    if not isinstance(answer.value, Unresolved):
        return answer.value.level
    return answer.candidates[0].place.level if answer.candidates else Level.TOWN
