"""The adapter over spaCy: the only file that knows it. No spaCy object leaves it."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from dateline.model.quantity import PARTED_NUMBER
from dateline.model.syntax import NamedSpan, Syntax
from dateline.model.text import Report
from dateline.syntax.columns import Columns
from dateline.syntax.models import ModelFiles
from dateline.syntax.paragraphs import clings, glued, parser_text, pieces
from dateline.tables import Table

_KEPT_STRINGS = 80_000  # about what the words that come again and again need, with their forms and shapes


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """Parses reports; each report's paragraphs make one batch, so what stands beside it changes nothing."""

    nlp: Language
    abbreviations: frozenset[str]
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
        docs = [self._mark_sentences(_numbers(_whole(self.nlp.make_doc(parser_text(report, span))))) for span in spans]
        columns = Columns()
        for span, doc in zip(spans, self.nlp.pipe(docs, batch_size=64), strict=True):
            _append(columns, doc, span.start, report.text)
        return columns.finish()

    def _mark_sentences(self, doc: Doc) -> Doc:
        for token in doc[1:]:
            before = doc[token.i - 1]
            runs_on = token.text[0].islower() and before.text[-1] not in '.!?:"'
            if runs_on or before.text in self.abbreviations:
                token.is_sent_start = False
        return doc


def load_parser(files: ModelFiles, abbreviations: Table) -> SpacyParser:
    """A parser over a model's files (about a second, 250 MB)."""
    with warnings.catch_warnings():
        # The pinned upload was made for spaCy 3.7; its figures under 3.8 are in docs/rooms/syntax.
        warnings.simplefilter("ignore")
        # The store of 770,000 known strings costs a second to fill and decides nothing: words are looked up by hash,
        # and the strings of a text are added as it is read (the parses are the same without it).
        nlp = spacy.load(files.folder, exclude=["senter", "strings"])
    _split_after_initials(nlp)
    return SpacyParser(nlp, frozenset(row["word"] for row in abbreviations.rows))


def _split_after_initials(nlp: Language) -> None:
    """Makes "U.S.-provided" three tokens, so that the country in it is a word of its own."""
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer


def _whole(doc: Doc) -> Doc:
    """The tokens, with what a reader sees as one character (accents, skin tones, joined emoji) in one of them."""
    text = doc.text
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


def _numbers(doc: Doc) -> Doc:
    """The tokens, with a number that is parted from its commas and point in one of them: no sentence ends there."""
    spans = [span for match in PARTED_NUMBER.finditer(doc.text) if (span := doc.char_span(*match.span())) is not None]
    if spans:
        with doc.retokenize() as retokenizer:
            for span in spans:
                retokenizer.merge(span, attrs={"NORM": span.text.replace(" ", "")})
    return doc


def _append(columns: Columns, doc: Doc, offset: int, text: str) -> None:
    """Adds one parsed paragraph; white-space tokens are left out and their dependants handed up."""
    kept = [token for token in doc if not token.is_space]
    if not kept:
        return
    base = len(columns.starts)
    index = {token.i: base + k for k, token in enumerate(kept)}
    for token in kept:
        start, end = offset + token.idx, offset + token.idx + len(token.text)
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        columns.starts.append(start)
        columns.ends.append(end)
        columns.words.append(text[start:end])
        columns.lemmas.append(token.lemma_.lower())
        columns.upos.append(token.pos_)
        columns.tags.append(token.tag_)
        columns.heads.append(index.get(head.i, index[token.i]))
        # What hangs on nothing is a root, also where only white space was above it: no walk up the tree may circle.
        columns.deprels.append("ROOT" if columns.heads[-1] == index[token.i] else token.dep_)
    for sentence in doc.sents:
        inside = [index[token.i] for token in sentence if token.i in index]
        if inside:
            columns.sentences.append((inside[0], inside[-1] + 1))
    columns.paragraphs.append((base, base + len(kept)))
    for name in doc.ents:
        inside = [index[token.i] for token in name if token.i in index]
        if inside:
            columns.names.append(NamedSpan(inside[0], inside[-1] + 1, name.label_))
