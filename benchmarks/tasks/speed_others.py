"""Other extractors over the bare parser's documents: what they take in all, the parse with it."""

from collections.abc import Callable, Sequence
from typing import Any

_SVO = [
    {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}},
    {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject", "RIGHT_ATTRS": {"DEP": {"IN": ["nsubj", "nsubjpass"]}}},
    {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "object", "RIGHT_ATTRS": {"DEP": {"IN": ["dobj", "agent"]}}},
]
_SAID = [
    {"RIGHT_ID": "cue", "RIGHT_ATTRS": {"LEMMA": {"IN": ["say", "tell", "claim", "deny", "add", "warn"]}}},
    {"LEFT_ID": "cue", "REL_OP": ">", "RIGHT_ID": "source", "RIGHT_ATTRS": {"DEP": "nsubj"}},
    {"LEFT_ID": "cue", "REL_OP": ">", "RIGHT_ID": "content", "RIGHT_ATTRS": {"DEP": "ccomp"}},
]


def others(nlp: Any, batch: int) -> dict[str, Callable[[Sequence[str]], int]]:
    """Each of the others that is installed, under its name; it gives how much it found."""
    found = {"parser + 2 patterns of spaCy's DependencyMatcher": _patterns(nlp)}
    try:
        from textacy.extract import direct_quotations, subject_verb_object_triples
    except ImportError:
        pass
    else:
        found["parser + textacy: SVO triples, quotations"] = lambda doc: (
            len(list(subject_verb_object_triples(doc))) + _quoted(direct_quotations, doc)
        )
    return {
        name: lambda texts, find=find: sum(map(find, nlp.pipe(texts, batch_size=batch)))  # type: ignore[misc]
        for name, find in found.items()
    }


def _patterns(nlp: Any) -> Callable[[Any], int]:
    from spacy.matcher import DependencyMatcher

    matcher = DependencyMatcher(nlp.vocab)
    matcher.add("did what to whom", [_SVO])
    matcher.add("said what", [_SAID])
    return lambda doc: len(matcher(doc))


def _quoted(direct_quotations: Callable[[Any], Any], doc: Any) -> int:
    """Quotations of a text; none where its marks are not in pairs, which textacy takes for an error."""
    try:
        return len(list(direct_quotations(doc)))
    except ValueError:
        return 0
