"""Finds the words that name events: the first row of the table whose words and conditions hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.frames import Frame, frame_of
from dateline.events.lexicon import Condition, Trigger
from dateline.events.light import lend
from dateline.events.phrases import counted
from dateline.events.scene import Scene
from dateline.model.syntax import Syntax

_TAGS = {"verb": ("VERB", "AUX"), "noun": ("NOUN",), "adj": ("ADJ", "VERB")}
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "myself", "yourself"))
_LOOSE = ("prt", "prep", "dobj", "advmod", "acomp", "oprd", "dative", "nsubjpass", "xcomp", "npadvmod", "pobj", "ccomp")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in the text: its row, its tokens (head first), its frame; `rivals` are other types it could name."""

    head: int
    tokens: tuple[int, ...]
    row: Trigger
    frame: Frame
    rivals: frozenset[str]


def find_triggers(scene: Scene) -> list[Found]:
    """Every trigger of the report in text order; a word serves one trigger only."""
    found: list[Found] = []
    taken: set[int] = set()
    for token in range(len(scene.syntax)):
        if token in taken:
            continue
        hit = _at(scene, token)
        if hit is not None and not taken.intersection(hit.tokens):
            found.append(hit)
            taken.update(hit.tokens)
    return [hit for hit in found if not _is_lent(scene, hit, found)]


def _at(scene: Scene, token: int) -> Found | None:
    rows = scene.lexicon.triggers.get(scene.syntax.lemmas[token], ())
    if not rows:
        rows = scene.lexicon.triggers.get(_singular(scene.syntax, token), ())
    frames: dict[tuple[int, ...], Frame] = {}
    for row in rows:
        tokens = _match(scene, token, row)
        if tokens is None:
            continue
        if tokens not in frames:
            frames[tokens] = frame_of(scene, tokens[0], tokens[1:])
            lend(scene, frames[tokens], row.pos)
        if holds(scene, frames[tokens], row):
            rivals = frozenset(r.type for r in rows if r.pos == row.pos and len(r.words) == len(row.words))
            return Found(tokens[0], tokens, row, frames[tokens], rivals - {row.type})
    return None


def _match(scene: Scene, token: int, row: Trigger) -> tuple[int, ...] | None:
    """Tokens of a row's words at this token, the head first; None where they are not all there."""
    syntax = scene.syntax
    if row.tight:
        return _tight(scene, token, row)
    if not _fits(scene, token, row.pos):
        return None
    if len(row.words) == 1:
        return (token,)
    rest = []
    for word in row.words[1:]:
        hit = next((t for t in _clause_words(syntax, token) if t not in rest and _is_word(syntax, t, word)), None)
        if hit is None:
            return None
        rest.append(hit)
    return (token, *rest)


def _tight(scene: Scene, token: int, row: Trigger) -> tuple[int, ...] | None:
    syntax, at = scene.syntax, token
    tokens: list[int] = []
    for word in row.words:
        while tokens and at < len(syntax) and syntax.words[at] in ("-", "‑", "–"):
            at += 1
        if at >= len(syntax) or not _is_word(syntax, at, word):
            return None
        tokens.append(at)
        at += 1
    if syntax.sentence_of[token] != syntax.sentence_of[tokens[-1]]:
        return None
    head = next((t for t in reversed(tokens) if syntax.heads[t] not in tokens or syntax.heads[t] == t), tokens[-1])
    return (head, *(t for t in tokens if t != head)) if _fits(scene, head, row.pos) else None


def _clause_words(syntax: Syntax, verb: int) -> Iterator[int]:
    """Particles, prepositions, objects and what stands under the prepositions of a verb."""
    for child in syntax.children[verb]:
        if syntax.deprels[child] in _LOOSE:
            yield child
            for inner in syntax.children[child]:
                if syntax.deprels[inner] in _LOOSE and syntax.upos[child] in ("ADP", "ADV", "NOUN", "PART"):
                    yield inner


def _is_word(syntax: Syntax, token: int, word: str) -> bool:
    lower = syntax.words[token].lower()
    if word == "himself":
        return lower in _REFLEXIVE
    return word in (syntax.lemmas[token], lower) or word == _singular(syntax, token)


def _singular(syntax: Syntax, token: int) -> str:
    """A capitalised plural's singular: the tagger leaves names as they stand."""
    lower = syntax.words[token].lower()
    return lower[:-1] if syntax.upos[token] == "PROPN" and lower.endswith("s") else lower


def _fits(scene: Scene, token: int, pos: str) -> bool:
    """Whether a token can be this part of speech here, and is a head that can name an event."""
    syntax = scene.syntax
    upos, label = syntax.upos[token], syntax.deprels[token]
    if pos == "noun" and upos == "PROPN":
        return scene.in_title(token) and label != "compound"
    if pos == "noun" and upos == "VERB":
        return syntax.tags[token] == "VBG" and bool(syntax.children_of(token, "det", "poss"))
    if upos not in _TAGS[pos]:
        return False
    if pos == "verb":
        return not (syntax.tags[token] == "VBG" and syntax.children_of(token, "det"))
    return not (pos == "noun" and label in ("compound", "nmod"))


def holds(scene: Scene, frame: Frame, row: Trigger) -> bool:
    """Whether all that a row requires holds and nothing that it excludes does."""
    return all(_meets(scene, frame, c) for c in row.requires) and not any(_meets(scene, frame, c) for c in row.excludes)


def _meets(scene: Scene, frame: Frame, condition: Condition) -> bool:
    fillers = frame.slots.get(condition.slot, ())
    if not condition.classes and not condition.words:
        return bool(fillers)
    return any(_is_one(scene, token, condition) for token in fillers)


def _is_one(scene: Scene, token: int, condition: Condition) -> bool:
    inner = counted(scene, token)
    words = {scene.syntax.lemmas[inner], scene.syntax.words[inner].lower(), scene.syntax.lemmas[token]}
    return bool(condition.classes & scene.classes(inner)) or bool(condition.words & words)


def _is_lent(scene: Scene, hit: Found, found: list[Found]) -> bool:
    """Whether a verb only carries an event noun that is coded itself: "launched an attack"."""
    if hit.row.pos != "verb" or len(hit.row.words) > 1:
        return False
    nouns = {other.head for other in found if other.row.pos == "noun"}
    objects = set(hit.frame.slots.get("obj", ()))
    lemma = scene.syntax.lemmas[hit.head]
    return lemma in scene.lexicon.light and bool(objects & nouns)
