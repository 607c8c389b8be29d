"""One report while its events are coded: the parse with what the other rooms found, looked up by token."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.events.lexicon import Lexicon
from dateline.model.event import Layer, Ref
from dateline.model.mention import Kind
from dateline.model.place import Level, Place
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind, Span

_NAMED = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
_NUMBERS = {"MONEY": "money", "CARDINAL": "number", "PERCENT": "number", "QUANTITY": "number"}
_PLAY = frozenset(("sport", "show", "market", "weather", "person_role", "group_people", "act", "money"))
_SMALL = frozenset((Level.SITE, Level.TOWN, Level.ADMIN2, Level.ADMIN1))
_LONGEST_TIME = 5  # tokens
_PERSONAL = frozenset(("he", "she", "they", "him", "her", "them", "i", "we", "us", "who", "whom"))
_TITLED = frozenset(("person_role",))
_BANDED = frozenset(("force", "group_people"))
_COLLECTIVE = frozenset(("group", "faction", "outfit", "cell", "wing", "coalition", "alliance", "network"))
UNREAL = frozenset(("sport", "show", "market"))
NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


@dataclass(frozen=True)
class Scene:
    """The report, its parse and its fillers, indexed by token."""

    report: Report
    syntax: Syntax
    fillers: Fillers
    lexicon: Lexicon

    @cached_property
    def chain_at(self) -> dict[int, int]:
        """Chain of each token that is a mention's head, else of the shortest mention that covers the token."""
        found: dict[int, tuple[int, int]] = {}
        for index, mention in ((i, m) for i, chain in enumerate(self.fillers.chains) for m in chain.mentions):
            for token in self.syntax.tokens_in(mention.span):
                rank = 0 if token == mention.head else len(mention.span)
                if token not in found or rank < found[token][0]:
                    found[token] = (rank, index)
        return {token: index for token, (_, index) in found.items()}

    @cached_property
    def mention_at(self) -> dict[int, tuple[int, Span]]:
        """Chain and span of the mention that has this token as its head."""
        return {
            mention.head: (index, mention.span)
            for index, chain in enumerate(self.fillers.chains)
            for mention in chain.mentions
        }

    @cached_property
    def toponym_at(self) -> dict[int, int]:
        """Toponym of each token inside one that names a place as a place."""
        spans = ((index, toponym.span) for index, toponym in enumerate(self.fillers.toponyms) if toponym.literal)
        return self._by_token(spans)

    @cached_property
    def town_at(self) -> dict[int, int]:
        """Toponym of each token inside a name of a place smaller than a country, whatever the name stands for there."""
        places = ((i, t) for i, t in enumerate(self.fillers.toponyms) if isinstance(t.value, Place))
        small = ((i, t.span) for i, t in places if isinstance(t.value, Place) and t.value.level in _SMALL)
        return self._by_token(small)

    @cached_property
    def timed(self) -> frozenset[int]:
        """Tokens inside a time expression."""
        # A time told by an event ("the third year of the invasion") holds parties of that event.
        timexes = enumerate(self.fillers.timexes)
        spans = ((i, t.span) for i, t in timexes if len(self.syntax.tokens_in(t.span)) <= _LONGEST_TIME)
        dates = (t for name in self.syntax.names if name.label in ("DATE", "TIME") for t in range(name.start, name.end))
        return frozenset(self._by_token(spans)) | frozenset(dates)

    @cached_property
    def unreal_words(self) -> frozenset[str]:
        """The report's different words of sport, shows and markets."""
        syntax = self.syntax
        nouns = (t for t, upos in enumerate(syntax.upos) if upos == "NOUN")
        return frozenset(syntax.lemmas[t] for t in nouns if self.is_unreal(t))

    def is_unreal(self, noun: int) -> bool:
        """Whether a noun is one of sport, shows and markets."""
        return not UNREAL.isdisjoint(self._noun_classes(noun))

    @cached_property
    def country_chains(self) -> dict[str, int]:
        """First chain that is each country, by its code."""
        found: dict[str, int] = {}
        for index, actor in enumerate(self.fillers.actors):
            if actor.country and actor.kind is Kind.COUNTRY:
                found.setdefault(actor.country, index)
        return found

    @cached_property
    def _labels(self) -> dict[int, str]:
        return {token: name.label for name in self.syntax.names for token in range(name.start, name.end)}

    @cached_property
    def forms(self) -> dict[int, frozenset[str]]:
        """The words that a token can be, kept as they are worked out."""
        return {}

    @cached_property
    def placed(self) -> dict[int, tuple[int, ...]]:
        """The place words under a token, kept as they are looked for."""
        return {}

    @cached_property
    def opening(self) -> int:
        """The first token below the title."""
        return next((t for t in range(len(self.syntax)) if not self.in_title(t)), 0)

    @cached_property
    def _classes(self) -> dict[int, frozenset[str]]:
        return {}

    def classes(self, token: int) -> frozenset[str]:
        """Noun classes and name kinds of a noun phrase, by its head."""
        known = self._classes.get(token)
        if known is None:
            known = self._classes[token] = frozenset(self._classify(token))
        return known

    def _classify(self, token: int) -> Iterable[str]:
        syntax = self.syntax
        lemma = syntax.lemmas[token]
        if token in self.timed:
            yield "time"
        if syntax.upos[token] not in ("PRON", "DET"):
            yield from self._noun_classes(token)
        else:
            yield from self._meant_classes(token)
        if lemma in _PERSONAL:
            yield from ("person", "person_role")
        label = self._labels.get(token, "")
        if syntax.upos[token] == "PROPN" or label in _NUMBERS:
            yield from filter(None, (_NAMED.get(label), _NUMBERS.get(label)))
        if syntax.words[token].lower() in self.lexicon.nationalities and syntax.upos[token] != "ADJ":
            yield "group_people"
        mention = self.mention_at.get(token)
        chain = mention[0] if mention else None
        if chain is not None and self.fillers.chains[chain].kind is not Kind.OTHER:
            yield self.fillers.chains[chain].kind.value
        yield from self._lent_classes(token)
        if token in self.toponym_at:
            yield "place"

    def _lent_classes(self, token: int) -> Iterable[str]:
        """Classes lent by the words before: a title to a name ("President Mpho"), a kind to a group ("rebel group")."""
        syntax = self.syntax
        before = [c for c in syntax.children_of(token, "compound") if c < token]
        lent = frozenset(name for c in before for name in self.lexicon.classes.get(syntax.lemmas[c].lower(), ()))
        if syntax.upos[token] == "PROPN":
            yield from lent & _TITLED
        elif syntax.lemmas[token] in _COLLECTIVE:
            yield from lent & _BANDED

    def _meant_classes(self, token: int) -> Iterable[str]:
        """Classes of the last noun before a pronoun that its chain names it by: "a twister ... It flattened"."""
        mention = self.mention_at.get(token)
        if mention is None or self.syntax.lemmas[token] != "it":
            return
        named = (m.head for m in reversed(self.fillers.chains[mention[0]].mentions) if m.head < token)
        noun = next((head for head in named if self.syntax.upos[head] == "NOUN"), None)
        if noun is not None:
            yield from self._noun_classes(noun)

    def _noun_classes(self, token: int) -> Iterable[str]:
        table, syntax = self.lexicon.classes, self.syntax
        lemma = syntax.lemmas[token]
        before = syntax.lemmas[token - 1] if token else ""
        none: frozenset[str] = frozenset()
        yield from table.get(f"{before} {lemma}") or table.get(lemma) or table.get(syntax.words[token].lower(), none)
        if syntax.upos[token] == "NUM" and token + 1 < len(syntax) and syntax.deprels[token] in ("pobj", "dobj"):
            yield "number"

    def country_of(self, token: int) -> str | None:
        """Country code of an adjective of nationality."""
        return self.lexicon.nationalities.get(self.syntax.words[token].lower())

    def ref(self, token: int) -> Ref | None:
        """The chain that a noun phrase belongs to; for an adjective of nationality its country's."""
        mention = self.mention_at.get(token)
        chain = mention[0] if mention else None
        country = self.country_of(token) if chain is None else None
        if country:
            chain = self.country_chains.get(country)
        if chain is None and self.syntax.upos[token] == "PROPN":
            chain = self.chain_at.get(token)
        return None if chain is None else Ref(Layer.CHAIN, chain)

    def quantities_over(self, span: Span) -> list[int]:
        """Quantities whose number or counted words touch a span."""
        return [
            index
            for index, quantity in enumerate(self.fillers.quantities)
            if quantity.span.overlaps(span) or (quantity.of_span is not None and quantity.of_span.overlaps(span))
        ]

    def near(self, token: int) -> Mapping[str, int]:
        """How many different nouns of each unambiguous class stand around a sentence; "real": words of real violence.

        "debate": words of politics, in which blows are words.
        """
        sentence = self.syntax.sentence_of[token]
        if sentence not in self._nouns:
            return {}
        known = self._windows.get(sentence)
        if known is None:
            around = (self._nouns[n] for n in range(sentence - 2, sentence + 3) if n in self._nouns)
            known = self._windows[sentence] = Counter(name for name, _ in set().union(*around))
        return known

    @cached_property
    def _windows(self) -> dict[int, Mapping[str, int]]:
        return {}

    @cached_property
    def _nouns(self) -> dict[int, set[tuple[str, str]]]:
        """The telling words of each sentence, each with its class."""
        seen: dict[int, set[tuple[str, str]]] = defaultdict(set)
        syntax, known = self.syntax, self.lexicon.classes
        bodily, debated = self.lexicon.lists["bodily"], self.lexicon.lists["debate"]
        for lemma, upos, sentence in zip(syntax.lemmas, syntax.upos, syntax.sentence_of, strict=True):
            if lemma in bodily and upos != "PROPN":
                seen[sentence].add(("real", lemma))
            elif upos in ("NOUN", "PROPN"):
                if lemma in debated:
                    seen[sentence].add(("debate", lemma))
                classes = known.get(lemma, frozenset())
                if classes <= _PLAY:
                    seen[sentence].update((name, lemma) for name in classes)
        return seen

    def in_title(self, token: int) -> bool:
        """Whether a token stands in the report's title."""
        return self.report.section_at(self.syntax.starts[token]) is SectionKind.TITLE

    def is_a(self, token: int, group: str) -> bool:
        """Whether a token's lemma is in one of the lists of event_words.toml."""
        return self.syntax.lemmas[token] in self.lexicon.lists[group]

    def _by_token(self, spans: Iterable[tuple[int, Span]]) -> dict[int, int]:
        return {token: index for index, span in spans for token in self.syntax.tokens_in(span)}
