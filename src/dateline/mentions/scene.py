"""One report as this room sees it: parse, tables, names, and which token belongs to which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.mentions.lexicon import Lexicon
from dateline.mentions.naming import FoundName
from dateline.mentions.titles import title_tokens
from dateline.model.mention import Kind
from dateline.model.syntax import Syntax
from dateline.model.text import Report, SectionKind

_PREMODIFIERS = frozenset(
    ["det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "npadvmod", "predet", "punct", "case"]
)
_OPENERS = frozenset(["the", "this", "that", "these", "those"])
_ARTICLES = frozenset(["a", "an", "the"])
_LONGEST_TITLE = 5
_HEADLINE_MARKS = frozenset([":", "-", "–", "—"])
_MARKS = frozenset(["“", "”", '"', "«", "»"])
_NAMED_CLASSES = frozenset({"person_role", "body", "force", "weapon"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A report with its names; `name_at` gives the number of the name that a token is part of, `country_at` the
    country that a token's adjective or name speaks of, `titled` the tokens of titles of several words,
    `datelined` those of the line that says where it was filed."""

    report: Report
    syntax: Syntax
    lexicon: Lexicon
    names: tuple[FoundName, ...]
    name_at: Mapping[int, int]
    country_at: Mapping[int, str]
    titled: frozenset[int]
    datelined: frozenset[int]

    def phrase_start(self, head: int) -> int:
        """The first token of the unbroken run of modifiers before a noun (the noun itself where there is none).

        A name hung on by a hyphen ("Ukraine-Russia") is no modifier."""
        syntax, start = self.syntax, head
        for child in reversed(syntax.children[head]):
            if child > head:
                continue
            if syntax.deprels[child] not in _PREMODIFIERS or syntax.rights[child] + 1 != start:
                break
            if syntax.words[start] == "-" and self.name_at.get(child, -1) not in (-1, self.name_at.get(head)):
                break
            start = syntax.lefts[child]
            if syntax.deprels[child] == "det" and syntax.words[child].lower() in _ARTICLES:
                break
        marks = [t for t in range(start, head) if syntax.words[t] in _MARKS]
        if len(marks) % 2 and any(syntax.upos[t] in ("VERB", "AUX", "PRON") for t in range(start, marks[-1])):
            start = marks[-1] + 1
        while start < head and (syntax.upos[start] == "PUNCT" or syntax.tags[start] == "POS"):
            start += 1
        return start

    def is_definite(self, first: int) -> bool:
        """Whether "the" or a demonstrative opens the phrase that begins here."""
        return self.syntax.words[first].lower() in _OPENERS

    def is_bare_office(self, first: int, head: int) -> bool:
        """Whether a singular noun stands without article or owner as titles do ("Defense secretary resigns")."""
        syntax = self.syntax
        singular = syntax.tags[head] in ("NN", "NNP") and syntax.child(head, "det", "poss", "nummod", "amod") is None
        slot = syntax.deprels[head] in ("nsubj", "nsubjpass", "ROOT", "pobj", "parataxis", "dep")
        slot = slot or self.closes_headline(first, head)
        return singular and slot and all(syntax.deprels[t] == "compound" for t in range(first, head))

    def closes_headline(self, first: int, head: int) -> bool:
        """Whether a phrase is all that stands behind the colon or dash of a headline ("… for weeks: minister")."""
        syntax = self.syntax
        if first == 0 or syntax.words[first - 1] not in _HEADLINE_MARKS:
            return False
        offset = syntax.starts[head]
        titled = any(s.kind is SectionKind.TITLE and s.span.start <= offset < s.span.end for s in self.report.sections)
        return titled and any(end == head + 1 for _, end in syntax.paragraphs)

    def countries(self, tokens: Iterable[int]) -> frozenset[str]:
        """Countries that adjectives and names among these tokens speak of."""
        return frozenset(self.country_at[t] for t in tokens if t in self.country_at)

    def titles(self, first: int, end: int) -> Iterator[str]:
        """Titles and nouns for persons among the tokens [first, end), longest first, in lower case."""
        token = first
        while token < end:
            lengths = range(min(_LONGEST_TITLE, end - token), 0, -1)
            length = next((n for n in lengths if self._is_title(token, n)), 0)
            owner = length and end > token + length and self.syntax.tags[token + length] == "POS"
            if length and not owner:
                yield self.joined(token, token + length - 1)
            token += max(length, 1)

    def introduces(self, noun: int) -> bool:
        """Whether a noun may stand before a name to say what it names ("the banker X", "the newspaper Y")."""
        lemma = self.syntax.lemmas[noun]
        classes = self.lexicon.noun_classes.get(lemma, frozenset())
        return bool(classes & _NAMED_CLASSES) or lemma in self.lexicon.role_kinds or self._is_title(noun, 1)

    def joined(self, first: int, last: int) -> str:
        """The text of tokens [first, last] in lower case, white space made single."""
        return " ".join(self.report.quote(self.syntax.span(first, last)).lower().split())

    def gender(self, titles: Iterable[str]) -> str:
        """The gender that titles or person nouns show: m, f or any."""
        shown = {self.lexicon.titles.get(title, ("", "any"))[1] for title in titles} - {"any"}
        shown |= {"f" for title in titles if title.endswith("woman")}
        return shown.pop() if len(shown) == 1 else "any"

    def _is_title(self, token: int, length: int) -> bool:
        words = self.joined(token, token + length - 1)
        lemma = self.syntax.lemmas[token] if length == 1 else words
        if lemma.endswith("-old"):
            return False
        return words in self.lexicon.titles or "person_role" in self.lexicon.noun_classes.get(lemma, ())


def make_scene(report: Report, syntax: Syntax, lexicon: Lexicon, names: tuple[FoundName, ...]) -> Scene:
    """The scene of a report whose names are known."""
    name_at = {t: i for i, name in enumerate(names) for t in range(name.first, name.last + 1)}
    return Scene(
        report,
        syntax,
        lexicon,
        names,
        name_at,
        dict(_country_at(syntax, lexicon, names)),
        title_tokens(report, syntax, lexicon),
        _datelined(report, syntax),
    )


def _datelined(report: Report, syntax: Syntax) -> frozenset[int]:
    spans = [section.span for section in report.sections if section.kind is SectionKind.DATELINE]
    tokens = range(len(syntax))
    return frozenset(t for span in spans for t in tokens if span.start <= syntax.starts[t] < span.end)


def _country_at(syntax: Syntax, lexicon: Lexicon, names: tuple[FoundName, ...]) -> Iterator[tuple[int, str]]:
    for name in names:
        if name.kind is Kind.COUNTRY:
            yield name.last, name.key
    taken = -1
    for token in range(len(syntax)):
        word = syntax.words[token]
        if word[0].islower():
            continue
        pair = f"{word} {syntax.words[token + 1]}" if token + 1 < len(syntax) else ""
        for last, spelled in ((token + 1, pair), (token, word)):
            iso = lexicon.adjectives.get(spelled) or lexicon.demonyms.get(spelled)
            if iso and token > taken:
                taken = last
                yield last, iso
