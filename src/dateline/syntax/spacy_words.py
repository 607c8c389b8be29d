"""Part of speech and lemma of a word, asked of spaCy once for each word with its tag and label.

spaCy matches some two hundred patterns against every token, word by word: a sixth of the time of a parse. All but a few
of them look at one token's form, tag and label, so what they say of such a token is remembered. A paragraph
in which one of the others matches ("there are", "let 's") goes through spaCy's own components.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

from dateline.syntax.spacy_rows import Rows, Told

Pattern = list[dict[str, Any]]  # as spaCy writes it: what is asked of each token
_REMEMBERED = 32_768  # forms with tag and label; about 10 MB
_OF_A_WORD = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE", "ORTH", "TEXT"})


@dataclass(frozen=True, slots=True)
class Words:
    """What spaCy's ruler and lemmatizer say of tokens, remembered where it depends on the token alone."""

    complete: Callable[[Doc], Doc]
    tell: Callable[[int, int, int], Told]
    several: Matcher

    def __call__(self, docs: Sequence[Doc], rows: Rows) -> list[Told]:
        """Part of speech, lemma and tag of every row."""
        told = list(map(self.tell, rows.orths, rows.tags, rows.deps))
        for doc, (first, end) in zip(docs, pairwise(rows.edges), strict=True):
            if self.several(doc, allow_missing=True):
                told[first:end] = map(read_word, self.complete(doc))
        return told


def read_word(token: Token) -> Told:
    """Part of speech, lemma and tag of a token through which all components went."""
    return token.pos_, token.lemma_.lower(), token.tag_


def learn_words(nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> Words | None:
    """What a pipeline's ruler and lemmatizer say; None where a pattern looks at more than form, tag and label."""
    rules = cast("list[dict[str, list[Pattern]]]", ruler.patterns)
    patterns = [pattern for rule in rules for pattern in rule["patterns"]]
    if any(set(token) - _OF_A_WORD for pattern in patterns for token in pattern):
        return None
    several = Matcher(nlp.vocab)
    several.add("several", [pattern for pattern in patterns if len(pattern) > 1])

    def complete(doc: Doc) -> Doc:
        lemmatizer(ruler(doc))
        if len(lemmatizer.cache) > _REMEMBERED:  # spaCy sets it no bounds
            lemmatizer.cache.clear()
        return doc

    @lru_cache(_REMEMBERED)
    def tell(orth: int, tag: int, dep: int) -> Told:
        doc = Doc(nlp.vocab, words=[nlp.vocab.strings[orth]])
        doc[0].tag, doc[0].dep = tag, dep
        return read_word(complete(doc)[0])

    return Words(complete, tell, several)
