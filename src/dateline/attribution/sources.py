"""Who says it: the subject or agent of a cue, found through conjuncts, adverbial and relative clauses."""

from dateline.attribution.page import VERBAL, Page
from dateline.attribution.tense import leaves_clause
from dateline.model.syntax import Syntax

_SUBJECTS = ("nsubj", "nsubjpass")
_CLIMB = frozenset(("conj", "advcl", "xcomp", "pcomp", "prep", "parataxis", "ccomp", "dep"))
_KEEP = frozenset(
    [
        "compound",
        "det",
        "amod",
        "nummod",
        "poss",
        "appos",
        "prep",
        "conj",
        "cc",
        "nmod",
        "punct",
        "quantmod",
        "case",
        "predet",
    ]
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_ADDRESSING = frozenset(("tell", "inform", "remind", "assure", "urge", "warn", "ask"))
_MEANS = frozenset(("telephone", "phone", "name", "email", "e-mail", "letter", "post", "radio", "text", "hand"))
_USING = frozenset(("use", "ring", "phone", "hold", "issue", "spend", "take"))  # "used his speech to warn"
_RELATIVES = frozenset(("who", "which", "that", "whom"))


def find_source(page: Page, verb: int) -> int | None:
    """Head token of the one whose words a verb gives, or None; never one in a quotation that the cue is not in."""
    found = _by_grammar(page, verb)
    if found is None or page.same_level(found, verb):
        return found
    return _beside_quotation(page, verb)


def _by_grammar(page: Page, verb: int) -> int | None:
    s = page.syntax
    own = next((c for c in s.children_of(verb, "nsubj") if page.same_level(c, verb)), s.child(verb, "nsubj"))
    if own is not None and _is_relative(s, own):  # "a finish that he said defied …" has two subjects
        own = s.children_of(verb, "nsubj")[-1]
    if own is not None:
        return None if s.lemmas[own] == "it" and _expletive(s, verb) else own
    agent = _agent(s, verb)
    if agent is not None:
        return agent
    if s.child(verb, "auxpass", "nsubjpass", "expl") is not None or is_participle(s, verb):
        return None
    inverted = _inverted(page, verb)
    return _climb(page, verb) if inverted is None else inverted


def _is_relative(s: Syntax, token: int) -> bool:
    """Whether a noun is a relative pronoun that stands for one, or belongs to such: "whose cases he …"."""
    return antecedent(s, token) is not None or any(s.lemmas[c] == "whose" for c in s.children_of(token, "poss"))


def is_participle(s: Syntax, verb: int) -> bool:
    """Whether a verb is a passive participle in a clause of its own: "asked about the plan, he …"."""
    return s.tags[verb] == "VBN" and s.deprels[verb] in ("acl", "advcl") and s.child(verb, "aux") is None


def climb(page: Page, verb: int) -> int | None:
    """The subject that a verb without one shares."""
    return _climb(page, verb)


def _beside_quotation(page: Page, verb: int) -> int | None:
    """The noun next to a cue outside the quotation: the parse lost it."""
    s = page.syntax
    start, end = s.sentences[s.sentence_of[verb]]
    before = verb
    while before > start and page.same_level(before - 1, verb) and s.words[before - 1] not in ",;:":
        before -= 1
    after = verb + 1
    while after < end and page.same_level(after, verb) and s.words[after] not in ",;:.":
        after += 1
    nouns = [t for t in range(before, verb) if s.upos[t] in _NOMINAL and s.heads[t] not in range(before, verb)]
    nouns += [t for t in range(before, verb) if s.upos[t] in _NOMINAL][-1:]
    nouns += [t for t in range(verb + 1, after) if s.upos[t] in _NOMINAL and s.deprels[t] not in ("compound", "pobj")][
        :1
    ]
    return nouns[0] if nouns else None


def antecedent(syntax: Syntax, token: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    if syntax.lemmas[token] not in _RELATIVES:
        return None
    verb = syntax.heads[token]
    while syntax.deprels[verb] in ("conj", "xcomp", "ccomp") and syntax.heads[verb] != verb:
        verb = syntax.heads[verb]
    return syntax.heads[verb] if syntax.deprels[verb] == "relcl" else None


def source_tokens(page: Page, head: int, cue: int) -> list[int]:
    """Tokens of a source: its noun phrase with appositives and prepositions, without relative clauses."""
    s = page.syntax
    kept = {head}
    for child in s.children[head]:
        if s.deprels[child] in _KEEP and not _late(page, head, child):
            kept.update(_phrase(s, child))
    first, last = min(kept), max(kept)
    dashes = [
        t for t in range(first, head) if s.words[t] in ("-", "–", "—") and s.ends[t - 1 if t else t] < s.starts[t]
    ]
    first = dashes[-1] + 1 if dashes else first
    if first <= cue <= last:
        first, last = (first, cue - 1) if head < cue else (cue + 1, last)
    tokens = [t for t in range(first, last + 1) if t in kept or first < t < last]
    whose = next((s.heads[t] for t in tokens if s.lemmas[t] == "whose" and s.heads[t] != head), -1)
    return [t for t in tokens if t > whose and not (s.tags[t] == "POS" and t == last)]


def _phrase(s: Syntax, token: int) -> set[int]:
    """A child's subtree, cut before a relative clause in it."""
    found = {token}
    for child in s.children[token]:
        if s.deprels[child] not in ("relcl", "advcl", "ccomp"):
            found |= _phrase(s, child)
    return found


def _late(page: Page, head: int, child: int) -> bool:
    """A preposition that says when or where it was said, not who the source is."""
    s = page.syntax
    return s.deprels[child] == "prep" and child > head and s.lemmas[child] in ("on", "during", "after", "before", "as")


def _agent(s: Syntax, verb: int) -> int | None:
    by = s.child(verb, "agent")
    doer = None if by is None else s.child(by, "pobj")
    by_means = doer is not None and doer == by + 1 and s.lemmas[doer] in _MEANS if by is not None else False
    return None if by_means else doer


def _expletive(s: Syntax, verb: int) -> bool:
    return s.lemmas[verb] in ("emerge", "transpire", "seem", "appear", "turn")


def _inverted(page: Page, verb: int) -> int | None:
    """The noun right after the verb, where a quotation or comma ends right before it: “…,” said Smith."""
    s = page.syntax
    if (
        s.lemmas[verb] in _ADDRESSING
        or verb == 0
        or s.words[verb - 1][-1] not in ",”\"'?!"
        or s.tags[verb] not in ("VBD", "VBZ", "VBP")
    ):
        return None
    after = (c for c in s.children_of(verb, "dobj", "attr", "npadvmod", "oprd") if c > verb)
    return next((c for c in after if not is_time(s, c)), None)


def is_time(s: Syntax, token: int) -> bool:
    """Whether a noun is a day or an hour."""
    return any(name.start <= token < name.end and name.label in ("DATE", "TIME") for name in s.names)


def _climb(page: Page, verb: int) -> int | None:
    s, node = page.syntax, verb
    for _ in range(6):
        label, head = s.deprels[node], s.heads[node]
        if head == node:
            return None
        if label in ("acl", "relcl"):
            return _noun_source(s, verb, node, head)
        if not _climbs(s, node) or (label == "ccomp" and s.child(node, "mark") is not None):
            return None
        if leaves_clause(s, head, node):
            return s.child(s.heads[head], *_SUBJECTS)
        found = _of_head(s, node, head)
        if found is not None:
            return found
        node = head
    return None


def _climbs(s: Syntax, node: int) -> bool:
    """Whether a subject may stand above a clause or word: "is quick to say", "stopped short of saying"."""
    label = s.deprels[node]
    return label in _CLIMB or (label in ("acomp", "advmod") and s.upos[node] in ("ADJ", "ADV"))


def _of_head(s: Syntax, node: int, head: int) -> int | None:
    """The subject that a clause shares with the one it hangs on.

    An infinitive after an object takes the object, and so does "quoted him as saying".
    """
    if s.upos[head] not in VERBAL:
        return None
    told = s.child(head, "dobj", "dative")
    as_saying = s.deprels[node] == "prep" and s.lemmas[node] == "as"
    used = s.lemmas[head] in _USING and not as_saying
    if (s.deprels[node] == "xcomp" or as_saying) and told is not None and told < node and not used:
        return told
    subject = s.child(head, *_SUBJECTS)
    return _agent(s, head) if subject is None else subject


def _noun_source(s: Syntax, verb: int, node: int, head: int) -> int | None:
    """A noun with a participle speaks ("a letter saying …") unless the participle is passive."""
    if s.deprels[node] == "relcl" and verb != node:
        return s.child(node, *_SUBJECTS)
    return head if s.tags[node] in ("VBG", "VB") and s.upos[head] in ("NOUN", "PROPN", "PRON") else None
