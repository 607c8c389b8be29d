"""Puts the attributions of a report together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.attribution.anonymous import completed, find_anonymous, keeps_unnamed
from dateline.attribution.audience import audience_span, chain_at, find_audience, find_time, find_venue, phrase_span
from dateline.attribution.cues import find_verb_sayings
from dateline.attribution.headlines import find_headline_sayings
from dateline.attribution.lexicon import Lexicon, read_lexicon
from dateline.attribution.link import content_spans, link_quotes, link_within
from dateline.attribution.occasion import carry_occasion
from dateline.attribution.others import find_other_sayings
from dateline.attribution.page import Page, open_page
from dateline.attribution.partitives import trace_parts
from dateline.attribution.refusals import find_refusals
from dateline.attribution.relays import find_relays
from dateline.attribution.saying import Saying
from dateline.attribution.senses import settle_class
from dateline.attribution.siblings import part_siblings
from dateline.attribution.sources import antecedent, source_tokens
from dateline.attribution.spokes import speaks_for
from dateline.attribution.tagged import join_tags
from dateline.attribution.unlisted import find_unlisted
from dateline.model.actor import Actor
from dateline.model.attribution import Anonymous, Attribution, Quotation
from dateline.model.mention import Form
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class Attributor:
    """Finds a report's attributions, in the order of their cues."""

    lexicon: Lexicon

    def __call__(self, report: Report, syntax: Syntax, fillers: Fillers) -> tuple[Attribution, ...]:
        page = open_page(report, syntax)
        sayings = part_siblings(page, _sayings(page, self.lexicon))
        sayings = find_relays(page, self.lexicon, link_quotes(page, sayings))
        found = join_tags(page, self.lexicon, [(saying, content_spans(page, saying)) for saying in sayings])
        parts = [part for saying, spans in found for part in _parts(page, saying, spans)]
        sayings, contents = [saying for saying, _ in parts], [spans for _, spans in parts]
        within = link_within(page, sayings, contents)
        build_one = _Builder(page, self.lexicon, fillers)
        built = [build_one(*row) for row in zip(sayings, contents, within, strict=True)]
        return tuple(carry_occasion(page, sayings, trace_parts(page, fillers, sayings, built)))


def build() -> Attributor:
    """The stage with the shipped tables."""
    return Attributor(read_lexicon())


def _sayings(page: Page, lexicon: Lexicon) -> list[Saying]:
    """All sayings, one a cue token, refusals first; inside a quotation only clear ones."""
    found: dict[int, Saying] = {}
    taken: set[int] = set()
    for finder in (find_refusals, find_verb_sayings, find_other_sayings):
        for saying in finder(page, lexicon):
            words = range(saying.first, saying.last + 1)
            if saying.token not in taken and not any(t in found for t in words) and _counts(page, saying):
                found[saying.token] = saying
                taken.update(words if saying.rule.startswith("refusal") else ())
    for saying in find_headline_sayings(page):
        found.setdefault(saying.token, saying)
    for saying in list(find_unlisted(page, tuple(found.values()))):
        found.setdefault(saying.token, saying)
    return [found[token] for token in sorted(found)]


def _counts(page: Page, saying: Saying) -> bool:
    """Whether a saying is one of the report's: no terms of anonymity, no address to the reader."""
    if keeps_unnamed(page, saying):
        return False
    if page.quote_of[saying.token] >= 0:
        return saying.rule in ("verb-clause", "verb-target") and saying.source is not None
    if saying.source is None:
        return saying.rule not in ("verb-target", "verb-object", "verb-preposition", "verb-around")
    return page.syntax.lemmas[saying.source] not in _NOBODY


_NOBODY = frozenset(("you", "what", "there"))


def _parts(page: Page, saying: Saying, content: tuple[Span, ...]) -> Iterator[tuple[Saying, tuple[Span, ...]]]:
    """A saying paragraph by paragraph: each later paragraph of it is an attribution of its own, with the same cue."""
    groups: dict[int, list[Span]] = {}
    for span in content:
        groups.setdefault(page.paragraph_of[page.syntax.tokens_in(span)[0]], []).append(span)
    own = page.paragraph_of[saying.token]
    if not groups and saying.bare:
        yield saying, ()
    for number, spans in groups.items():
        yield saying if number == own else replace(saying, rule="continued"), tuple(spans)


@dataclass(frozen=True, slots=True)
class _Builder:
    page: Page
    lexicon: Lexicon
    fillers: Fillers

    def __call__(self, saying: Saying, content: tuple[Span, ...], within: int | None) -> Attribution:
        page, syntax = self.page, self.page.syntax
        venue = find_venue(page, self.lexicon, self.fillers, saying)
        told = find_audience(page, self.lexicon, saying, venue)
        place = phrase_span(page, venue) if venue is not None else None
        head = self._named(saying.source)
        chain = self._chain(saying.source, head)
        unnamed = self._unnamed(saying, head, chain)
        kind = settle_class(page, self.lexicon, saying, self._party(chain, unnamed))
        return Attribution(
            cue=syntax.span(saying.first, saying.last),
            source=self._source(saying),
            content=content,
            source_chain=chain,
            cue_class=kind,
            negated=saying.negated,
            quotation=_quotation(page, content),
            audience=chain_at(self.fillers, told) if told is not None else None,
            audience_span=audience_span(page, told, saying.token) if told is not None else None,
            venue=page.report.quote(place) if place else None,
            venue_span=place,
            time=find_time(page, self.fillers, saying),
            anonymous=unnamed,
            within=within,
            rule=saying.rule if kind is saying.cue_class else f"{saying.rule}, by sense",
            speaks_for=speaks_for(syntax, self.lexicon, self.fillers, self._heads(head, chain)),
        )

    def _named(self, source: int | None) -> int | None:
        """The noun that a relative pronoun stands for, else the source's own head."""
        if source is None:
            return None
        noun = antecedent(self.page.syntax, source)
        return source if noun is None else noun

    def _source(self, saying: Saying) -> tuple[Span, ...]:
        if saying.speaker:
            return self.page.cut(saying.speaker)
        head = self._named(saying.source)
        if head is None or saying.source is None:
            return ()
        named = self.page.cut(source_tokens(self.page, head, saying.token))[:1]
        return named if head == saying.source else (*named, self.page.syntax.span(saying.source))

    def _unnamed(self, saying: Saying, head: int | None, chain: int | None) -> Anonymous | None:
        """The typing of a source that is named nowhere, from where it stands and its first naming."""
        if self._has_name(chain):
            return None
        here = self._owned(head, find_anonymous(self.page, self.lexicon, head, saying.token))
        if chain is None or head is None:
            return here
        first = self.fillers.chains[chain].mentions[0]
        pronoun = self.page.syntax.upos[head] == "PRON"
        if first.head == head or first.form is not Form.NOMINAL or (here is None and not pronoun):
            return here
        told = self._owned(first.head, find_anonymous(self.page, self.lexicon, first.head, first.head))
        return told if here is None else completed(here, told)

    def _owned(self, head: int | None, unnamed: Anonymous | None) -> Anonymous | None:
        """A typing with whose the person is, where a pronoun says it: "his spokesman"."""
        if unnamed is None or head is None or unnamed.affiliation is not None:
            return unnamed
        owner = self.page.syntax.child(head, "poss")
        chain = chain_at(self.fillers, owner) if owner is not None else None
        return unnamed if chain is None else replace(unnamed, affiliation=self.fillers.chains[chain].name)

    def _party(self, chain: int | None, unnamed: Anonymous | None) -> Actor | None:
        """Who speaks on the record: a named party or a spokesperson."""
        public = unnamed is None or (unnamed.role or "").startswith("spokes")
        return self.fillers.actors[chain] if chain is not None and chain < len(self.fillers.actors) and public else None

    def _heads(self, head: int | None, chain: int | None) -> tuple[int, ...]:
        """Head tokens of all that names the source, what stands at the cue first."""
        others = () if chain is None else (m.head for m in self.fillers.chains[chain].mentions)
        return (*(() if head is None else (head,)), *others)

    def _has_name(self, chain: int | None) -> bool:
        """Whether the source is named elsewhere in the report."""
        return chain is not None and any(m.form is Form.NAME for m in self.fillers.chains[chain].mentions)

    def _chain(self, source: int | None, head: int | None) -> int | None:
        """The chain of the source's head, of the pronoun at the cue, or of the name beside it: "the agency Lusa"."""
        near = () if head is None else self.page.syntax.children_of(head, "appos", "compound", "nmod")
        places = [t for t in (head, source, *(t for t in near if self.page.syntax.upos[t] == "PROPN")) if t is not None]
        return next((c for t in places if (c := chain_at(self.fillers, t)) is not None), None)


def _quotation(page: Page, content: Sequence[Span]) -> Quotation:
    """Direct when every word is quoted, mixed when some are."""
    tokens = [t for span in content for t in page.syntax.tokens_in(span) if page.is_word(t)]
    quoted = sum(page.quote_of[t] >= 0 for t in tokens)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.DIRECT if quoted == len(tokens) else Quotation.MIXED
