"""The stage: every place name of a report, resolved and told apart from names that act."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.doubt import Unresolved
from dateline.model.mention import Chain, Form
from dateline.model.place import Level, Toponym
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span
from dateline.places.cues import Cues
from dateline.places.find import Finder
from dateline.places.fold import fold
from dateline.places.gazetteer import Gazetteer
from dateline.places.literal import Use, is_location
from dateline.places.resolve import Answer, Asked, Resolver
from dateline.places.tokens import Found, opens_dateline, span_of


@dataclass(frozen=True, slots=True)
class Places:
    """Reads the places of one report."""

    gazetteer: Gazetteer
    cues: Cues
    finder: Finder
    resolver: Resolver

    def __call__(self, report: Report, syntax: Syntax, chains: tuple[Chain, ...]) -> tuple[Toponym, ...]:
        """Every naming of a place, in text order."""
        found = self.finder(syntax, chains)
        answers = self.resolver(asked(self.gazetteer, syntax, found), self._hints(syntax))
        metonyms = [m.span for chain in chains for m in chain.mentions if m.form is Form.METONYM]
        rows = [self._toponym(report, syntax, one, answers[fold(one.name)], metonyms) for one in found]
        return tuple(row for row in rows if row is not None)

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
        return Toponym(span, report.quote(span), answer.value, literal, answer.candidates)

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
        head = syntax.head_of(span_of(syntax, found))
        best = answer.candidates[0].place if answer.candidates else None
        capital = best is not None and (best.country or "", fold(best.name)) in self.cues.capitals
        return is_location(syntax, Use(found.last if head is None else head, _level(answer), capital), self.cues)


def asked(gazetteer: Gazetteer, syntax: Syntax, found: Sequence[Found]) -> list[Asked]:
    """The different names of a report, each with what may hold it."""
    counts = Counter(fold(one.name) for one in found)
    within: dict[str, str] = {}
    names: dict[str, str] = {}
    for one in found:
        names.setdefault(fold(one.name), one.name)
    for one, following in pairwise(found):
        if _is_holder_next(syntax, one, following):
            within.setdefault(fold(one.name), fold(following.name))
    return [Asked(key, counts[key], gazetteer.candidates(name), within.get(key)) for key, name in names.items()]


def _is_holder_next(syntax: Syntax, one: Found, following: Found) -> bool:
    between = [word.lower() for word in syntax.words[one.last + 1 : following.first]]
    return between in ([","], ["("], ["in"], [",", "in"], ["in", "the"], [",", "the"], [",", "on"])


def _level(answer: Answer) -> Level:
    if not isinstance(answer.value, Unresolved):
        return answer.value.level
    return answer.candidates[0].place.level if answer.candidates else Level.TOWN
