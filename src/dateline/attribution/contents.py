"""What is said: the clause, infinitive, object or prepositions that a cue takes, as tokens."""

from collections.abc import Iterator

from dateline.attribution.lexicon import Entry, Frame
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.sources import antecedent, climb, is_participle
from dateline.attribution.tense import outside_clause
from dateline.model.syntax import Syntax

_POINTERS = frozenset(("which", "what", "that", "who", "whom", "himself", "herself", "itself", "themselves"))
_TARGETING = frozenset(("of", "for", "as", "with", "over", "at"))
_SURE = 0.3
_SIDE = frozenset(("parataxis", "ccomp", "advcl", "dep", "conj", "intj", "relcl"))


def find_content(page: Page, verb: int, entry: Entry, source: int | None) -> tuple[frozenset[int], str]:
    """Tokens of a verb's content and the rule that found them; empty where nothing fits."""
    for rule, tokens in _candidates(page, verb, entry):
        kept = tokens - _source_side(page.syntax, verb, source, tokens)
        numbered = Frame.NUMBER not in entry.frames or any(page.syntax.upos[t] == "NUM" for t in kept)
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
        told = s.child(clause, "nsubj") if clause is not None and _infinitive(s, clause) else None
    return told if told is not None and s.upos[told] in ("NOUN", "PROPN", "PRON") else None


def _candidates(page: Page, verb: int, entry: Entry) -> Iterator[tuple[str, set[int]]]:
    s = page.syntax
    yield "clause", _clauses(page, verb, entry)
    yield "clause", _deep(page, verb, entry)
    yield "around", _around(page, verb, entry)
    if Frame.TARGET in entry.frames:
        yield "target", _target(page, verb, entry)
    objects = _objects(s, verb, entry)
    preps = {t for p in _preps(s, verb, entry) for t in s.subtree(p)}
    if Frame.ADDRESSEE in entry.frames:
        yield "preposition", preps
    yield "object", objects | _related(s, verb, entry)
    yield "preposition", preps


def _clauses(page: Page, verb: int, entry: Entry) -> set[int]:
    s, found = page.syntax, set[int]()
    for child in s.children_of(verb, "ccomp", "xcomp", "advcl"):
        inner = s.child(child, "ccomp") if s.lemmas[child] in entry.words[1:] else child
        if inner is not None and (inner != child or _takes(s, child, verb, entry)):
            found.update(_without(s, inner, verb, entry))
    return _this_side(page, verb, found)


def _this_side(page: Page, verb: int, found: set[int]) -> set[int]:
    """Tokens of a clause less what a semicolon parts from the cue: "X says one thing; Y says another"."""
    s = page.syntax
    start = s.sentences[s.sentence_of[verb]][0]
    broken = [t for t in range(start, verb) if s.words[t] == ";" and page.same_level(t, verb)]
    return {t for t in found if t > broken[-1]} if broken and any(t > broken[-1] for t in found) else found


def _deep(page: Page, verb: int, entry: Entry) -> set[int]:
    """A that-clause which the parse hung on a word between: "said in a statement posted on Telegram that"."""
    s = page.syntax
    if Frame.CLAUSE not in entry.frames or s.child(verb, "ccomp") is not None:
        return set()
    for token in range(verb + 1, s.rights[verb] + 1):
        if s.deprels[token] in ("ccomp", "acl", "relcl", "advcl") and s.heads[token] != verb:
            marked = any(s.lemmas[c] == "that" for c in s.children_of(token, "mark"))
            if marked and page.same_level(token, verb) and not _crosses(s, token, verb):
                return set(s.subtree(token))
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
    label, infinitive = s.deprels[clause], _infinitive(s, clause)
    if label == "advcl" and clause > verb and "ask" in entry.words and Frame.CLAUSE in entry.frames:
        return infinitive or any(s.lemmas[c] in ("if", "whether") for c in s.children_of(clause, "mark"))
    if label == "advcl":
        return clause > verb and ((infinitive and _takes_infinitive(entry)) or _unmarked(s, clause, verb, entry))
    if infinitive and Frame.INFINITIVE in entry.frames:
        return True
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


def _takes_infinitive(entry: Entry) -> bool:
    return Frame.INFINITIVE in entry.frames and Frame.ADDRESSEE in entry.frames


def _without(s: Syntax, clause: int, verb: int, entry: Entry) -> set[int]:
    """A clause's tokens less the cue's own; of "urged him to go" the hearer is no content."""
    tokens = set(s.subtree(clause)) - {verb}
    if clause > verb:
        tokens -= outside_clause(s, clause)
    if clause < verb and s.rights[clause] > verb:
        tokens -= _own(s, verb, clause)
    if Frame.ADDRESSEE in entry.frames and _infinitive(s, clause):
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


def _infinitive(s: Syntax, clause: int) -> bool:
    return any(s.lemmas[c] == "to" for c in s.children_of(clause, "aux"))


def _around(page: Page, verb: int, entry: Entry) -> set[int]:
    """The clause that a parenthetical cue stands in: "The dead, he said, were guests"."""
    s = page.syntax
    head = s.heads[verb]
    if Frame.CLAUSE not in entry.frames or head == verb or s.deprels[verb] not in _SIDE:
        return set()
    as_clause = s.deprels[verb] == "advcl" and any(s.lemmas[c] == "as" for c in s.children_of(verb, "mark"))
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


def _target(page: Page, verb: int, entry: Entry) -> set[int]:
    """The object and all that is said of it: "called the ultimatum an insult", "accused it of lying"."""
    s = page.syntax
    target = s.child(verb, "dobj", "nsubjpass", "ccomp", "xcomp", "oprd")
    if target is None or (Frame.COMPLEMENT in entry.frames and _infinitive(s, target)):
        return set()
    found = set(s.subtree(target))
    parts = [c for c in s.children_of(verb, "oprd", "ccomp", "xcomp", "prep") if c > verb and c != target]
    parts = [c for c in parts if s.deprels[c] != "prep" or s.lemmas[c] in _TARGETING]
    for part in parts:
        found.update(s.subtree(part))
    plain = not parts and s.deprels[target] == "dobj" and not any(page.quote_of[t] >= 0 for t in found)
    return set() if plain and Frame.COMPLEMENT in entry.frames and page.quote_of[verb] < 0 else found


def _objects(s: Syntax, verb: int, entry: Entry) -> set[int]:
    if Frame.OBJECT not in entry.frames:
        return set()
    labels = ("dobj", "attr", "oprd", "nsubjpass")
    found = {t for c in s.children_of(verb, *labels) for t in s.subtree(c)}
    particles = [c for c in s.children_of(verb, "prep") if c > verb and s.lemmas[c] in entry.words[1:]]
    found |= {t for c in particles for g in s.children_of(c, "pobj") for t in s.subtree(g)}
    for child in s.children_of(verb, "prep"):
        if s.lemmas[child] == "as" and child > verb:
            found.update(s.subtree(child))
    return found


def _related(s: Syntax, verb: int, entry: Entry) -> set[int]:
    """The noun that a relative object stands for: "the charges, which he denies"."""
    thing = s.child(verb, "dobj") if Frame.OBJECT in entry.frames and entry.weight >= _SURE else None
    noun = antecedent(s, thing) if thing is not None and thing < verb and s.heads[thing] == verb else None
    if noun is None or s.deprels[verb] != "relcl" or thing is None:
        return set()
    return set(range(s.lefts[noun], noun + 1)) | {thing}


def _preps(s: Syntax, verb: int, entry: Entry) -> list[int]:
    """Prepositions that bring content, the cue's own or those of its phrase's noun."""
    parts = [verb, *(c for c in s.children[verb] if c > verb and s.lemmas[c] in entry.words[1:])]
    parts += [g for p in parts[1:] for g in s.children_of(p, "dobj", "prep") if s.lemmas[g] in entry.words[1:]]
    return [
        c
        for part in parts
        for c in s.children_of(part, "prep", "dative")
        if s.lemmas[c] in entry.preps and s.rights[c] > c
    ]


def _source_side(s: Syntax, verb: int, source: int | None, tokens: set[int]) -> set[int]:
    """What of the tokens is the source's phrase, so that nobody says himself."""
    if source is None or source not in tokens or s.upos[verb] not in VERBAL:
        return set()
    return set(s.subtree(source)) | {verb}
