"""Noun phrases: their words, conjuncts, and what a relative pronoun or a counting noun stands for."""

from collections.abc import Iterator

from dateline.events.scene import Scene
from dateline.model.syntax import Syntax
from dateline.model.text import Span

_RELATIVE = frozenset(("WDT", "WP"))
_INSIDE = frozenset(("det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet", "advmod", "punct"))
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_ABOVE = frozenset(
    ("advcl", "conj", "xcomp", "acl", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "pcomp", "attr", "dep", "agent")
)
_CLIMB = 5


def verbs_above(syntax: Syntax, token: int) -> Iterator[int]:
    """The verbs that a word hangs on, nearest first, within its clause chain."""
    for _ in range(_CLIMB):
        if syntax.deprels[token] not in _ABOVE or syntax.heads[token] == token:
            return
        token = syntax.heads[token]
        if syntax.upos[token] in ("VERB", "AUX"):
            yield token


def conjuncts(syntax: Syntax, token: int) -> list[int]:
    """A noun and the nouns joined to it."""
    found, queue = [token], [token]
    while queue:
        others = syntax.children_of(queue.pop(), "conj")
        joined = [c for c in others if syntax.upos[c] in _NOMINAL or syntax.lemmas[c] == "many"]
        found += joined
        queue += joined
    return found


def antecedent(syntax: Syntax, token: int) -> int | None:
    """What a relative pronoun stands for; None for any other word, or where nothing is found."""
    if syntax.tags[token] not in _RELATIVE:
        return None
    clause = next((t for t in (token, *syntax.ancestors(token)) if syntax.deprels[t] == "relcl"), None)
    return None if clause is None else syntax.heads[clause]


def counted(scene: Scene, token: int) -> int:
    """The noun that a counting noun counts: "dozens of soldiers" speaks of soldiers."""
    syntax = scene.syntax
    if scene.is_a(token, "counting") or syntax.upos[token] == "NUM":
        for prep in syntax.children_of(token, "prep"):
            inner = syntax.child(prep, "pobj")
            if syntax.lemmas[prep] == "of" and inner is not None:
                return inner
    return token


def _after_dash(syntax: Syntax, first: int, token: int) -> int:
    """Where a phrase starts once a place line or label before a dash is left out: "LIMA - the minister"."""
    for at in range(token - 1, first, -1):
        spaced = syntax.ends[at - 1] < syntax.starts[at] and syntax.ends[at] < syntax.starts[at + 1]
        if syntax.words[at] in ("-", "–", "—", "--", ":") and spaced:
            return at + 1
    return first


def phrase(scene: Scene, token: int) -> Span:
    """The words of a noun phrase: its mention's where it is one, else left edge to head, without what trails."""
    syntax = scene.syntax
    mention = scene.mention_at.get(token)
    if mention is not None:
        return mention[1]
    inner = counted(scene, token)
    first = token
    for child in syntax.children[token]:
        if child < token and syntax.deprels[child] in _INSIDE and syntax.words[child] not in ',;:–—"“”()':
            first = min(first, syntax.lefts[child])
    last = max(inner, token)
    for child in syntax.children[last]:
        if child == last + 1 and syntax.deprels[child] in ("nummod", "compound"):
            last = child
    first = _after_dash(syntax, first, token)
    while first < last and syntax.upos[first] in ("PUNCT", "CCONJ"):
        first += 1
    return syntax.span(first, last)
