"""Finds the words that name events: the first row of the table whose words and conditions hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.events.forms import forms_of, rows_at
from dateline.events.frames import Frame, frame_of
from dateline.events.lexicon import Condition, Trigger
from dateline.events.light import lend
from dateline.events.phrases import counted
from dateline.events.scene import NOUNS, Scene
from dateline.model.syntax import Syntax

_TAGS = {"verb": ("VERB", "AUX"), "noun": ("NOUN",), "adj": ("ADJ", "VERB")}
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj")
_LOOSE = ("prt", "prep", "dobj", "advmod", "acomp", "oprd", "dative", "nsubjpass", "xcomp", "npadvmod", "pobj")
_REST = (*_LOOSE, "neg", "ccomp")
_INNER = (*_REST, "compound", "amod", "det", "attr", "poss")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in the text: its row, its tokens (head first), its frame; `rivals` are other types it could name."""

    head: int
    tokens: tuple[int, ...]
    row: Trigger
    frame: Frame
    rivals: frozenset[str]


def find_triggers(scene: Scene) -> list[Found]:
    """Every word that names an event, in text order, each by itself; a word serves one trigger only."""
    found: list[Found] = []
    taken: set[int] = set()
    for token in range(len(scene.syntax)):
        if token in taken:
            continue
        hit = _at(scene, token)
        if hit is not None and not taken.intersection(hit.tokens):
            found.append(hit)
            taken.update(hit.tokens)
    return found


def _at(scene: Scene, token: int) -> Found | None:
    rows = rows_at(scene, token)
    if not rows:
        return None
    beside = _Beside(scene, token)
    frames: dict[tuple[int, ...], Frame] = {}
    met: list[tuple[Trigger, tuple[int, ...], Frame]] = []
    for row in rows:
        tokens = beside.match(row)
        if tokens is None:
            continue
        if tokens not in frames:
            frames[tokens] = frame_of(scene, tokens[0], tokens[1:])
            _object_of_particle(scene, frames[tokens], tokens[1:])
            lend(scene, frames[tokens], row.pos)
        if holds(scene, frames[tokens], row):
            rivals = frozenset(r.type for r in rows if r.pos == row.pos and len(r.words) == len(row.words))
            return Found(tokens[0], tokens, row, frames[tokens], rivals - {row.type})
        met.append((row, tokens, frames[tokens]))
    return _nearly(scene, met)


def _object_of_particle(scene: Scene, frame: Frame, words: tuple[int, ...]) -> None:
    """ "Saw off the raiders": what the parse hangs on the particle, or as a stray on its verb, is the verb's object."""
    syntax = scene.syntax
    particles = [t for t in words if scene.is_a(t, "particle")]
    if not particles or frame.passive or frame.slots.get("obj"):
        return
    strays = [t for t in syntax.children_of(frame.head, "pobj", "npadvmod") if t == _next_noun(syntax, particles[0])]
    for thing in (*strays, *(t for p in particles for t in syntax.children_of(p, "pobj"))):
        if thing not in scene.timed:
            frame.add("obj", thing, "particle's")


def _next_noun(syntax: Syntax, token: int) -> int | None:
    """The head of the phrase that begins right after a word."""
    first = token + 1
    return next((t for t in range(first, len(syntax)) if syntax.lefts[t] == first and syntax.upos[t] in NOUNS), None)


def _nearly(scene: Scene, met: list[tuple[Trigger, tuple[int, ...], Frame]]) -> Found | None:
    """The reading on which all rows of a word agree, where who acts or suffers is said in words of no known class."""
    for row, tokens, frame in met:
        alike = {r.type for r, _, _ in met if r.pos == row.pos and len(r.words) == len(row.words)}
        if len(alike) == 1 and _is_open(scene, frame, row):
            return Found(frame.head, tokens, row, frame, frozenset())
    return None


def _is_open(scene: Scene, frame: Frame, row: Trigger) -> bool:
    """Whether nothing excluded holds, and every required party that is wanting is a word of no known class."""
    if any(_meets(scene, frame, c) for c in row.excludes):
        return False
    return all(_meets(scene, frame, c) or _is_vague(scene, frame, c, row.type) for c in row.requires)


def _is_vague(scene: Scene, frame: Frame, condition: Condition, kind: str) -> bool:
    """Whether a slot that asks for a party holds a pronoun, a number or an unknown noun, or is a subject unsaid."""
    party = bool(condition.classes & scene.lexicon.lists["party"])
    fillers = frame.slots.get(condition.slot, ())
    if condition.slot not in ("subj", "obj") or not (party or kind == "COERCE"):
        return False
    if not fillers:
        return condition.slot == "subj"
    kinds = ("PRON", "NUM") if condition.slot == "obj" and kind != "COERCE" else ("PRON", "NUM", "NOUN")
    return all(scene.syntax.upos[t] in kinds and not scene.classes(counted(scene, t)) for t in fillers)


@dataclass(frozen=True)
class _Beside:
    """A word at which many rows are tried, and the words of its clause by their forms, gathered once for all rows."""

    scene: Scene
    token: int

    def match(self, row: Trigger) -> tuple[int, ...] | None:
        """Tokens of a row's words at this word, the head first; None where they are not all there."""
        if row.tight:
            return _tight(self.scene, self.token, row)
        if len(row.words) == 1:
            return (self.token,) if _fits(self.scene, self.token, row.pos) else None
        rest = self._rest(row) if row.words[1] in self._clause else None
        return None if rest is None or not _fits(self.scene, self.token, row.pos) else (self.token, *rest)

    def _rest(self, row: Trigger) -> tuple[int, ...] | None:
        rest: list[int] = []
        for word in row.words[1:]:
            words = (t for t in self._clause.get(word, ()) if t not in rest)
            hit = next((t for t in words if len(row.words) > 2 or _is_particle(self.scene, self.token, t)), None)
            if hit is None:
                return None
            rest.append(hit)
        return tuple(rest)

    @cached_property
    def _clause(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for token in _clause_words(self.scene.syntax, self.token):
            for form in forms_of(self.scene, token):
                found.setdefault(form, []).append(token)
        return found


def _is_particle(scene: Scene, verb: int, token: int) -> bool:
    """Whether a word that is mostly a particle is one here, not the preposition of a time, place or far-off phrase."""
    syntax = scene.syntax
    if syntax.words[token].lower() not in scene.lexicon.lists["particle"] or syntax.deprels[token] != "prep":
        return True
    below = syntax.child(token, "pobj")
    if below is None:
        return True
    return token == verb + 1 and below not in scene.timed and below not in scene.toponym_at


def _tight(scene: Scene, token: int, row: Trigger) -> tuple[int, ...] | None:
    syntax, at = scene.syntax, token
    tokens: list[int] = []
    for word in row.words:
        while tokens and at < len(syntax) and syntax.words[at] in ("-", "‑", "–"):
            at += 1
        if at >= len(syntax) or word not in forms_of(scene, at) or (not tokens and _is_verb_of(syntax, at, row, word)):
            return None
        tokens.append(at)
        at += 1
    if syntax.sentence_of[token] != syntax.sentence_of[tokens[-1]]:
        return None
    tops = (t for t in reversed(tokens) if syntax.heads[t] not in tokens or syntax.heads[t] == t)
    head = next((t for t in tops if syntax.upos[t] != "ADP"), tokens[-1])
    fits = _fits(scene, head, row.pos) or (row.pos == "noun" and syntax.upos[head] in ("VERB", "ADJ"))
    return (head, *(t for t in tokens if t != head)) if fits else None


def _is_verb_of(syntax: Syntax, token: int, row: Trigger, word: str) -> bool:
    """Whether a verb only inflects a noun's first word: "sitting in Beaumont" is no sit-in."""
    return row.pos == "noun" and syntax.upos[token] == "VERB" and syntax.words[token].lower() != word


def _clause_words(syntax: Syntax, verb: int) -> Iterator[int]:
    """Particles, prepositions, objects and what stands under the prepositions of a verb."""
    for child in syntax.children[verb]:
        if syntax.deprels[child] not in _REST:
            continue
        yield child
        if syntax.upos[child] in ("VERB", "AUX"):
            continue
        for inner in syntax.children_of(child, *_INNER):
            yield inner
            if syntax.deprels[inner] == "prep":  # "out of work"
                yield from syntax.children_of(inner, "pobj")


def _is_named(syntax: Syntax, token: int) -> bool:
    """Whether a participle stands for people: "the injured", "41 wounded reached a hospital"."""
    if syntax.tags[token] not in ("VBN", "VBD", "JJ") or syntax.deprels[token] not in _NOMINAL:
        return False
    return not syntax.children_of(token, "nsubj", "nsubjpass", "auxpass", "aux")


def _fits(scene: Scene, token: int, pos: str) -> bool:
    """Whether a token can be this part of speech here, and is a head that can name an event."""
    syntax = scene.syntax
    upos, label = syntax.upos[token], syntax.deprels[token]
    if pos == "noun" and upos == "PROPN":
        return scene.in_title(token) and label != "compound"
    if pos == "noun" and upos == "VERB":
        return syntax.tags[token] == "VBG" and bool(syntax.children_of(token, "det", "poss"))
    if pos == "noun" and upos == "ADJ":
        return label in _NOMINAL  # "the offensive" for the tagger, where it ends in no noun's ending
    if upos not in _TAGS[pos] or (label == "amod" and token and syntax.words[token - 1] == "-"):
        return False
    if pos == "adj" and _is_named(syntax, token):
        return False
    if pos == "verb":
        return not (_is_named(syntax, token) or (syntax.tags[token] == "VBG" and syntax.children_of(token, "det")))
    return not (pos == "noun" and label in ("compound", "nmod"))


def holds(scene: Scene, frame: Frame, row: Trigger) -> bool:
    """Whether all that a row requires holds and nothing that it excludes does."""
    if any(_meets(scene, frame, c) for c in row.excludes):
        return False
    return all(_meets(scene, frame, c) or _is_unsaid(scene, frame, c, row) for c in row.requires)


def _meets(scene: Scene, frame: Frame, condition: Condition) -> bool:
    if condition.slot == "governor":
        return frame.governor is not None and scene.syntax.lemmas[frame.governor] in condition.words
    fillers = frame.slots.get(condition.slot, ())
    if not condition.classes and not condition.words:
        return any(condition.slot != "xcomp" or not _is_tensed(scene.syntax, t) for t in fillers)
    return any(_is_one(scene, token, condition) for token in fillers)


def _is_tensed(syntax: Syntax, verb: int) -> bool:
    """Whether a clause tells what is, was or will be so, and is nothing that somebody is to do."""
    helps = syntax.children_of(verb, "aux", "auxpass", "mark")
    if any(syntax.tags[t] == "VB" for t in helps) and not any(syntax.tags[t] == "MD" for t in helps):
        return False  # "asked that it not be spread"
    return syntax.tags[verb] != "VBG" and bool(helps) and all(syntax.lemmas[t] != "to" for t in helps)


def _is_unsaid(scene: Scene, frame: Frame, condition: Condition, row: Trigger) -> bool:
    """Whether who acts is left open, so that the rest must decide: a passive's agent, a name of no class."""
    if condition.slot not in ("subj", "obj") or not condition.classes & scene.lexicon.lists["party"]:
        return False
    if row.type == "CONSULT" or (
        row.type == "ASSAULT" and not any(c.slot == "obj" and "person" in c.classes for c in row.requires)
    ):
        return False  # a storm or a fire may have done it
    fillers = frame.slots.get(condition.slot, [])
    if condition.slot == "subj" and frame.passive:
        agents = frame.slots.get("agent", ())
        return any(_is_one(scene, t, condition) for t in agents) if agents else bool(frame.slots.get("obj"))
    unknown = [t for t in fillers if scene.syntax.upos[t] == "PROPN" and not scene.classes(t)]
    return bool(unknown) or (condition.slot == "subj" and not fillers and bool(frame.slots.get("obj")))


def _is_one(scene: Scene, token: int, condition: Condition) -> bool:
    inner = counted(scene, token)
    words = {scene.syntax.lemmas[inner], scene.syntax.words[inner].lower(), scene.syntax.lemmas[token]}
    return bool(condition.classes & scene.classes(inner)) or bool(condition.words & words)
