"""What is said: the clause, infinitive, object or prepositions that a cue takes, as tokens."""

from collections.abc import Iterator

from dateline.attribution.lexicon import Entry, Frame
from dateline.attribution.objects import is_infinitive, objects_of, pointed_at, prepositions_of, target_of
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.sources import climb, is_participle
from dateline.attribution.tense import outside_clause
from dateline.model.syntax import Syntax

_POINTERS = frozenset(("which", "what", "that", "who", "whom", "himself", "herself", "itself", "themselves"))
_PRO_CLAUSES = frozenset(("otherwise", "so"))
_SIDE = frozenset(("parataxis", "ccomp", "advcl", "dep", "conj", "intj", "relcl"))


def find_content(page: Page, verb: int, entry: Entry, source: int | None) -> tuple[frozenset[int], str]:
    """Tokens of a verb's content and the rule that found them; empty where nothing fits."""
    for rule, tokens in _candidates(page, verb, entry):
        kept = _this_side(page, verb, tokens - _source_side(page.syntax, verb, source, tokens))
        figure = Frame.NUMBER in entry.frames and rule in ("object", "target", "preposition")
        numbered = not figure or any(page.syntax.upos[t] == "NUM" for t in kept)
        pointless = all(page.syntax.lemmas[t] in _POINTERS for t in kept if page.is_word(t))
        if kept and numbered and not pointless:
            return frozenset(kept), rule
    return frozenset(), "none"


def addressee_of(page: Page, verb: int, entry: Entry) -> int | None:
    """Who is told: the object of a verb that names its hearer."""
    s = page.syntax
    if Frame.ADDRESSEE not in entry.frames:
        return None
    passive = climb(page, verb) if is_participle(s, verb) else s.child(verb, "nsubjpass")
    if passive is not None:
        return passive
    told = s.child(verb, "dative", "dobj")
    if told is not None and s.upos[told] == "ADP":
        told = s.child(told, "pobj")
    if told is None:
        clause = s.child(verb, "ccomp", "xcomp")
        told = s.child(clause, "nsubj") if clause is not None and is_infinitive(s, clause) else None
    return told if told is not None and s.upos[told] in ("NOUN", "PROPN", "PRON") else None


def _candidates(page: Page, verb: int, entry: Entry) -> Iterator[tuple[str, set[int]]]:
    s = page.syntax
    yield "clause", _clauses(page, verb, entry)
    yield "clause", _deep(page, verb, entry)
    yield "around", _around(page, verb, entry)
    if Frame.TARGET in entry.frames:
        yield "target", target_of(page, verb, entry)
    objects = objects_of(s, verb, entry)
    preps = {t for p in prepositions_of(s, verb, entry) for t in s.subtree(p)}
    if Frame.ADDRESSEE in entry.frames:
        yield "preposition", preps
    pointed = pointed_at(s, verb, entry)
    if Frame.CLAUSE in entry.frames:
        yield "clause", {c for c in s.children_of(verb, "advmod") if c == verb + 1 and s.lemmas[c] in _PRO_CLAUSES}
    yield "object", objects | pointed | (preps if pointed else set())
    yield "preposition", preps


def _clauses(page: Page, verb: int, entry: Entry) -> set[int]:
    s, found = page.syntax, set[int]()
    for child in s.children_of(verb, "ccomp", "xcomp", "advcl"):
        inner = s.child(child, "ccomp") if s.lemmas[child] in entry.words[1:] else child
        if inner is not None and (inner != child or _takes(s, child, verb, entry)):
            found.update(_without(s, inner, verb, entry))
    if not found and Frame.CLAUSE in entry.frames:
        found = _split(s, verb)
    return found


def _split(s: Syntax, verb: int) -> set[int]:
    """What follows a cue inside a relative clause that has two subjects: "a finish that he said defied them"."""
    subjects = s.children_of(verb, "nsubj")
    if len(subjects) < 2 or s.deprels[verb] != "relcl" or s.rights[verb] == verb:
        return set()
    return {subjects[0], *range(verb + 1, s.rights[verb] + 1)}


def _this_side(page: Page, verb: int, found: set[int]) -> set[int]:
    """Content less what a semicolon parts from the cue: "A went, X says; B stayed, Y says".

    What follows a semicolon after the cue may still be its clause, but not where the content stands before the cue.
    """
    s = page.syntax
    start, end = s.sentences[s.sentence_of[verb]]
    if not found or ";" not in s.words[start:end]:
        return found
    broken = [t for t in range(start, end) if s.words[t] == ";" and page.same_level(t, verb)]
    left = max((t for t in broken if t < verb), default=start - 1)
    right = min((t for t in broken if t > verb), default=end)
    near = {t for t in found if left < t < right}
    before = any(t < verb for t in near)
    return {t for t in found if left < t and (t < right or not before)} if near else found


def _deep(page: Page, verb: int, entry: Entry) -> set[int]:
    """A that-clause which the parse hung on a word between: "said in a statement posted on Telegram that"."""
    s = page.syntax
    if Frame.CLAUSE not in entry.frames or s.child(verb, "ccomp") is not None:
        return _stray_infinitive(s, verb, entry)
    for token in range(verb + 1, s.rights[verb] + 1):
        if s.deprels[token] in ("ccomp", "acl", "relcl", "advcl") and s.heads[token] != verb:
            marks = (c for c in s.children_of(token, "mark") if s.lemmas[c] == "that")
            if any(page.same_level(c, verb) for c in marks) and not _crosses(s, token, verb):
                return set(s.subtree(token))
    return _stray_infinitive(s, verb, entry)


def _stray_infinitive(s: Syntax, verb: int, entry: Entry) -> set[int]:
    """An infinitive which the parse hung on the noun of an adjunct: "threatened in return to leave"."""
    taken = [c for c in s.children_of(verb, "dobj", "xcomp", "ccomp") if s.lemmas[c] not in entry.words]
    if Frame.INFINITIVE not in entry.frames or taken:
        return set()
    for prep in s.children_of(verb, "prep", "npadvmod"):
        nouns = s.children_of(prep, "pobj") if s.deprels[prep] == "prep" else (prep,)
        if prep > verb and s.lemmas[prep] not in entry.preps:
            clause = next((c for n in nouns for c in s.children_of(n, "acl", "relcl") if is_infinitive(s, c)), None)
            if clause is not None:
                return set(s.subtree(clause))
    return set()


def _crosses(s: Syntax, token: int, verb: int) -> bool:
    """Whether the way from a clause up to a verb passes another main clause."""
    for node in s.ancestors(token):
        if node == verb:
            return False
        if s.deprels[node] == "conj" and s.upos[node] in VERBAL:
            return True
    return True


def _takes(s: Syntax, clause: int, verb: int, entry: Entry) -> bool:
    """Whether a dependent clause is of a kind that the cue takes."""
    label, infinitive = s.deprels[clause], is_infinitive(s, clause)
    marks = {s.lemmas[c] for c in s.children_of(clause, "mark")}
    if label == "advcl" and clause > verb and "ask" in entry.words and Frame.CLAUSE in entry.frames:
        return infinitive or bool(marks & {"if", "whether"})
    if label == "advcl" and clause > verb and marks - {"for"}:
        return marks == {"that"} and Frame.CLAUSE in entry.frames and s.child(verb, "ccomp") is None
    if label == "advcl":
        return clause > verb and ((infinitive and _may_follow(s, verb, entry)) or _unmarked(s, clause, verb, entry))
    if (infinitive or _is_small(s, clause)) and Frame.INFINITIVE in entry.frames:
        return True
    if label == "xcomp" and infinitive and Frame.CLAUSE in entry.frames:
        return bool(marks)
    if label == "ccomp":
        return Frame.CLAUSE in entry.frames and s.upos[clause] != "ADP"
    return Frame.GERUND in entry.frames and s.tags[clause] == "VBG"


def _unmarked(s: Syntax, clause: int, verb: int, entry: Entry) -> bool:
    """A full clause without a conjunction is content: "said after the vote he would resign"."""
    if Frame.CLAUSE not in entry.frames or s.child(verb, "ccomp") is not None or s.tags[clause] in ("VBG", "VBN"):
        return False
    opening = s.words[s.lefts[clause]].lower()
    full = s.child(clause, "nsubj", "nsubjpass") is not None and s.child(clause, "mark") is None
    return full and opening not in ("when", "while", "where", "whenever", "how", "who", "which", "as")


def _may_follow(s: Syntax, verb: int, entry: Entry) -> bool:
    """Whether an infinitive apart from its cue is still its content: "offered, for a seat, to hand them back"."""
    if Frame.INFINITIVE not in entry.frames:
        return False
    taken = [c for c in s.children_of(verb, "dobj", "xcomp", "ccomp", "acomp") if s.lemmas[c] not in entry.words]
    return Frame.ADDRESSEE in entry.frames or not taken


def _is_small(s: Syntax, clause: int) -> bool:
    """A clause without a finite verb: "wants the keys back", "wants liability waived"."""
    bare = s.child(clause, "aux", "auxpass", "mark", "cop", "dobj") is None and s.child(clause, "nsubj") is not None
    return bare and s.deprels[clause] == "ccomp" and (s.upos[clause] not in VERBAL or s.tags[clause] in ("VBN", "VBD"))


def _without(s: Syntax, clause: int, verb: int, entry: Entry) -> set[int]:
    """A clause's tokens less the cue's own; of "urged him to go" the hearer is no content."""
    tokens = set(s.subtree(clause)) - {verb}
    if clause > verb:
        tokens -= outside_clause(s, clause)
    if clause < verb and s.rights[clause] > verb:
        tokens -= _own(s, verb, clause)
    if Frame.ADDRESSEE in entry.frames and is_infinitive(s, clause):
        hearer = s.child(clause, "nsubj")
        tokens -= set(s.subtree(hearer)) if hearer is not None else set()
    return tokens


def _own(s: Syntax, verb: int, clause: int) -> set[int]:
    """The cue and what hangs on it apart from one clause."""
    own = {verb}
    for child in s.children[verb]:
        if child != clause:
            own.update(s.subtree(child))
    return own


def _around(page: Page, verb: int, entry: Entry) -> set[int]:
    """The clause that a parenthetical cue stands in: "The dead, he said, were guests"."""
    s = page.syntax
    head = s.heads[verb]
    if Frame.CLAUSE not in entry.frames or head == verb:
        return set()
    if s.deprels[verb] == "xcomp" and s.lemmas[head] in ("use", "like") and s.deprels[head] == "advcl":
        verb, head = head, s.heads[head]  # "as my grandmother used to say"
    as_clause = s.deprels[verb] == "advcl" and any(s.lemmas[c] == "as" for c in s.children_of(verb, "mark"))
    if s.deprels[verb] not in _SIDE:
        return set()
    if as_clause and s.child(verb, "dobj", "prt") is not None and Frame.ADDRESSEE not in entry.frames:
        return set()  # "as the rebels held the town"
    if not as_clause and not _parenthetical(page, verb):
        return set()
    if s.deprels[verb] in ("relcl", "advcl") and not as_clause:
        return set()
    while not as_clause and s.deprels[head] == "conj" and s.upos[s.heads[head]] in VERBAL:
        head = s.heads[head]
    own = {verb, *(t for c in s.children[verb] if s.deprels[c] not in ("advcl", "ccomp") for t in s.subtree(c))}
    if s.deprels[verb] not in ("parataxis", "conj"):
        own = set(s.subtree(verb))
    return {t for t in s.subtree(head) if t not in own and not _after_according(s, t, verb)}


def _after_according(s: Syntax, token: int, verb: int) -> bool:
    """Whether a token belongs to a closing "according to …"."""
    return token > verb and any(s.words[t].lower() == "according" for t in (token, *s.ancestors(token)))


def _parenthetical(page: Page, verb: int) -> bool:
    """A short clause after a comma, dash or quotation, with nothing that it takes."""
    s = page.syntax
    subject = s.child(verb, "nsubj")
    left = min(verb, s.lefts[subject]) if subject is not None else verb
    if left == 0 or page.words_before(left) == 0 or s.child(verb, "mark", "cc") is not None:
        return False
    return s.words[left - 1][-1] in ',-—–"”;' or s.words[verb - 1][-1] in ',"”'


def _source_side(s: Syntax, verb: int, source: int | None, tokens: set[int]) -> set[int]:
    """What of the tokens is the source's phrase, so that nobody says himself."""
    if source is None or source not in tokens or s.upos[verb] not in VERBAL:
        return set()
    return set(s.subtree(source)) | {verb}
