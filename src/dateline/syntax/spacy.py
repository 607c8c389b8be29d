"""The adapter over spaCy, with the other `spacy_` files the only one that knows it. No spaCy object leaves them."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Lock
from typing import cast

import numpy as np
import spacy
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.types import Ints2d

from dateline.model.quantity import PARTED_NUMBER
from dateline.model.syntax import Syntax
from dateline.model.text import Report
from dateline.syntax.columns import Columns
from dateline.syntax.models import ModelFiles
from dateline.syntax.paragraphs import clings, glued, parser_text, pieces
from dateline.syntax.spacy_names import Recogniser, learn_names
from dateline.syntax.spacy_rows import Name, Rows, rows_of, syntax_of
from dateline.syntax.spacy_words import Words, learn_words, read_word
from dateline.tables import Table

_NO_START = np.uint64(2**64 - 1)  # minus one, as spaCy keeps it in arrays
_WORDS, _NAMES = ("attribute_ruler", "lemmatizer"), ("ner",)
_KEPT_STRINGS = 80_000  # about what the words that come again and again need, with their forms and shapes


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """Parses reports; each report's paragraphs make one batch, so what stands beside it changes nothing."""

    nlp: Language
    abbreviations: frozenset[str]
    quick: "Quick"
    _alone: Lock = field(default_factory=Lock)

    def __call__(self, reports: Sequence[Report]) -> list[Syntax]:
        with self._alone, self._remembering():
            return [self._parse(report) for report in reports]

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        """spaCy keeps every word that it ever saw. Once it knows the common ones, new ones are let go of after a batch,
        for else a worker grows without end; what is let go of is shared, so only one thread parses at a time."""
        if len(self.nlp.vocab.strings) < _KEPT_STRINGS:
            yield
            return
        with self.nlp.memory_zone():
            yield

    def _parse(self, report: Report) -> Syntax:
        spans = list(pieces(report))
        if not spans:
            return Columns().finish()
        docs = [self._tokens(parser_text(report, span)) for span in spans]
        docs = list(self.nlp.pipe(docs, batch_size=64, disable=self.quick.replaced))
        rows = rows_of(docs, [span.start for span in spans])
        told = self.quick.words(docs, rows) if self.quick.words else [read_word(token) for doc in docs for token in doc]
        names = self.quick.names(docs, rows) if self.quick.names else list(_names(docs, rows))
        labels = {dep: self.nlp.vocab.strings[dep] for dep in set(rows.deps)}
        return syntax_of(report.text, rows, told, [labels[dep] for dep in rows.deps], names)

    def _tokens(self, text: str) -> Doc:
        return self._mark_sentences(_numbers(_whole(self.nlp.make_doc(text), text), text), text)

    def _mark_sentences(self, doc: Doc, text: str) -> Doc:
        """Bars a sentence from starting at a small letter or after an abbreviation."""
        table = doc.to_array([SENT_START, IDX, LENGTH])
        words = [text[start : start + length] for _, start, length in table.tolist()]
        for row, (before, word) in enumerate(pairwise(words), 1):
            runs_on = word[0].islower() and before[-1] not in '.!?:"'
            if runs_on or before in self.abbreviations:
                table[row, 0] = _NO_START
        return doc.from_array([SENT_START], cast(Ints2d, table[:, :1]))


def load_parser(files: ModelFiles, abbreviations: Table) -> SpacyParser:
    """A parser over a model's files (about a second, 250 MB)."""
    with warnings.catch_warnings():
        # The pinned upload was made for spaCy 3.7; its figures under 3.8 are in docs/rooms/syntax.
        warnings.simplefilter("ignore")
        # The store of 770,000 known strings costs a second to fill and decides nothing: words are looked up by hash,
        # and the strings of a text are added as it is read (the parses are the same without it).
        nlp = spacy.load(files.folder, exclude=["senter", "strings"])
    _split_after_initials(nlp)
    return SpacyParser(nlp, frozenset(row["word"] for row in abbreviations.rows), _quick(nlp))


@dataclass(frozen=True, slots=True)
class Quick:
    """What is worked out here instead of by spaCy's own components, with the same results and in less time."""

    words: Words | None = None
    names: Recogniser | None = None

    @property
    def replaced(self) -> list[str]:
        """The components that need not run."""
        return [*(_WORDS if self.words else ()), *(_NAMES if self.names else ())]


def _quick(nlp: Language) -> Quick:
    """What can be worked out here: all of it for a pipeline built as spaCy's own English ones are, else nothing."""
    if tuple(nlp.pipe_names[1:]) != ("tagger", "parser", *_WORDS, *_NAMES):
        return Quick()
    ruler, lemmatizer, recogniser = map(nlp.get_pipe, (*_WORDS, *_NAMES))
    if not (isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer)):
        return Quick()
    return Quick(learn_words(nlp, ruler, lemmatizer), learn_names(recogniser))


def _split_after_initials(nlp: Language) -> None:
    """Makes "U.S.-provided" three tokens, so that the country in it is a word of its own."""
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer


def _whole(doc: Doc, text: str) -> Doc:
    """The tokens, with what a reader sees as one character (accents, skin tones, joined emoji) in one of them."""
    if text.isascii() or not any(map(clings, text)):
        return doc
    first = 0
    with doc.retokenize() as retokenizer:
        for at in range(1, len(doc) + 1):
            if at < len(doc) and glued(doc[at - 1].text_with_ws[-1], doc[at].text[0]):
                continue
            if at - first > 1:
                retokenizer.merge(doc[first:at])
            first = at
    return doc


def _numbers(doc: Doc, text: str) -> Doc:
    """The tokens, with a number that is parted from its commas and point in one of them: no sentence ends there."""
    spans = [span for match in PARTED_NUMBER.finditer(text) if (span := doc.char_span(*match.span())) is not None]
    if spans:
        with doc.retokenize() as retokenizer:
            for span in spans:
                retokenizer.merge(span, attrs={"NORM": span.text.replace(" ", "")})
    return doc


def _names(docs: Sequence[Doc], rows: Rows) -> Iterator[Name]:
    """The names that the pipeline's own components found, as rows."""
    for doc, first in zip(docs, rows.edges, strict=False):
        yield from ((first + name.start, first + name.end, name.label_) for name in doc.ents)
