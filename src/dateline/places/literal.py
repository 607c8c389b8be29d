"""Whether a place name is used as a location, or stands for its government or people."""

from dataclasses import dataclass

from dateline.model.place import Level, Use
from dateline.model.syntax import Syntax
from dateline.places.cues import Cues
from dateline.places.fold import fold

_WIDE = frozenset({Level.COUNTRY, Level.NONE})
# Seas, mountains and fronts do not act.
_GROUND = frozenset({Level.REGION, Level.SITE})


@dataclass(frozen=True, slots=True)
class Standing:
    """One place name in its sentence: its syntactic head, its level, and whether it is a capital's."""

    head: int
    level: Level
    capital: bool


def is_location(syntax: Syntax, use: Standing, cues: Cues) -> bool:
    """Whether a name is the location of something; a country or capital that acts is none."""
    token = use.head
    for _ in range(8):
        role = syntax.deprels[token]
        if role not in ("conj", "appos") or syntax.heads[token] == token:
            break
        token = syntax.heads[token]
    role, head = syntax.deprels[token], syntax.heads[token]
    if token != use.head and syntax.upos[token] not in ("PROPN", "NOUN"):
        return use.level not in _WIDE
    acts = use.level in _WIDE or use.capital
    match role:
        case "compound" | "nmod" | "amod" | "poss" | "nummod":
            return _modifies_location(syntax, head, cues)
        case "pobj":
            return _after_preposition(syntax, head, use, cues)
        case "dobj" | "nsubjpass":
            return not acts or syntax.lemmas[head] in (cues.travel if use.level in _WIDE else cues.verbs)
        case "nsubj" | "agent":
            return not acts and syntax.lemmas[head] not in cues.transfer and syntax.lemmas[head] not in cues.acts
        case _:
            return use.level not in _WIDE or _is_listed(syntax, use.head)


def use_of(syntax: Syntax, head: int) -> Use:
    """Of a name that is no location: whether it stands for an actor or is part of what another word names."""
    return Use.PART if syntax.deprels[head] in ("compound", "nmod", "amod", "nummod") else Use.ACTOR


def _modifies_location(syntax: Syntax, head: int, cues: Cues) -> bool:
    if syntax.lemmas[head] not in cues.nouns and fold(syntax.words[head]) not in cues.nouns:
        return False
    # "the Kursk region governor" is a governor; "in Kyiv city centre" is a location.
    return syntax.deprels[head] not in ("compound", "nmod") or syntax.lemmas[syntax.heads[head]] in cues.nouns


def _after_preposition(syntax: Syntax, preposition: int, use: Standing, cues: Cues) -> bool:
    word = syntax.words[preposition].lower()
    governor = syntax.heads[preposition]
    lemma = syntax.lemmas[governor]
    if syntax.deprels[preposition] == "agent":
        return False
    if word == "of" and syntax.words[preposition - 1].lower() in ("out", "inside", "outside"):
        return True
    if word == "of":
        # A mayor or governor holds a town or division; a government stands for it.
        return lemma in cues.nouns or (use.level not in _WIDE and lemma not in cues.holders)
    if use.level in _GROUND and word != "by":
        return True
    if word == "between" and (use.capital or use.level in _WIDE):
        return lemma in cues.nouns
    if word in ("to", "from", "on", "for", "against", "with") and use.level in _WIDE:
        return word in ("to", "from") and lemma not in cues.transfer
    if word == "to" and use.capital and lemma in cues.transfer:
        return False
    return word in cues.prepositions


def _is_listed(syntax: Syntax, token: int) -> bool:
    """Whether a name stands after a comma behind a capitalised word, as the country does in "Gao, Mali"."""
    return token > 1 and syntax.words[token - 1] == "," and syntax.words[token - 2][:1].isupper()
