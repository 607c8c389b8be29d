"""Which words of the trigger table a token can be: its lemma, its form, the stems under its endings."""

from collections.abc import Mapping

from dateline.events.lexicon import Trigger
from dateline.events.scene import Scene
from dateline.model.syntax import Syntax

_ENDINGS = ("ed", "d", "ing", "es", "s")
_PLURAL = ("es", "s")
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "myself", "yourself"))


def rows_at(scene: Scene, token: int) -> tuple[Trigger, ...]:
    """Rows of a word: by its lemma, its form, and where the lemma is unknown by the stems that its endings leave."""
    table, syntax = scene.lexicon.triggers, scene.syntax
    lemma, lower, upos = syntax.lemmas[token], syntax.words[token].lower(), syntax.upos[token]
    rows = table.get(lemma, ())
    if lower != lemma:
        rows += table.get(lower, ())
    if upos == "PROPN" and (singular := _singular(syntax, token)) not in (lemma, lower):
        rows += table.get(singular, ())
    return rows if rows or upos not in ("VERB", "NOUN", "ADJ") else _rows_of_stem(table, lower, upos)


def _rows_of_stem(table: Mapping[str, tuple[Trigger, ...]], lower: str, upos: str) -> tuple[Trigger, ...]:
    endings = _ENDINGS if upos == "VERB" else _PLURAL
    for ending in filter(lower.endswith, endings):
        for stem in _stems(lower[: -len(ending)]):
            if stem in table:
                return table[stem]
    return ()


def _stems(stem: str) -> tuple[str, ...]:
    undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return stem, stem + "e", undoubled


def forms_of(scene: Scene, token: int) -> frozenset[str]:
    """The words of rows that a token can be; "himself" is any reflexive."""
    known = scene.forms.get(token)
    if known is None:
        lower = scene.syntax.words[token].lower()
        forms = {scene.syntax.lemmas[token], lower, _singular(scene.syntax, token), *_bases(lower)} - {"himself"}
        known = scene.forms[token] = frozenset(forms | {"himself"} if lower in _REFLEXIVE else forms)
    return known


def _bases(lower: str) -> tuple[str, ...]:
    """Verb stems under an ending, for forms that the lemmatiser does not know."""
    if lower.endswith("ed"):
        return _stems(lower[:-2])
    return _stems(lower[:-3]) if lower.endswith("ing") else ()


def _singular(syntax: Syntax, token: int) -> str:
    """A capitalised plural's singular: the tagger leaves names as they stand."""
    lower = syntax.words[token].lower()
    return lower[:-1] if syntax.upos[token] == "PROPN" and lower.endswith("s") else lower
