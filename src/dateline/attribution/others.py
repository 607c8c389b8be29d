"""Finds sayings without a verb of saying: according to, nouns ("his claim that"), adjectives, "reportedly"."""

from collections.abc import Iterator

from dateline.attribution.cues import is_negated
from dateline.attribution.lexicon import Entry, Frame, Lexicon
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.saying import Saying
from dateline.attribution.sources import find_source
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_CLAUSE_ENDS = frozenset(("ccomp", "relcl", "ROOT", "parataxis", "advcl"))


def find_other_sayings(page: Page, lexicon: Lexicon) -> Iterator[Saying]:
    """Sayings at prepositions, nouns, adjectives and adverbs."""
    for token in range(len(page.syntax)):
        word, upos = page.syntax.lemmas[token], page.syntax.upos[token]
        if page.syntax.words[token].lower() == "according" or word in lexicon.preps:
            yield from _prepositional(page, lexicon, token)
        if word in lexicon.nouns and (upos == "NOUN" or (upos == "PROPN" and not page.words_before(token))):
            yield from _nominal(page, lexicon.nouns[word], token)
        elif upos in ("ADJ", "VERB") and word in lexicon.adjectives:
            yield from _adjectival(page, lexicon.adjectives[word], token)
        elif page.syntax.deprels[token] == "amod" and page.syntax.words[token].lower() in lexicon.modifiers:
            yield from _modifying(page, lexicon.modifiers[page.syntax.words[token].lower()], token)
        elif upos == "ADV" and word in lexicon.adverbs:
            yield from _adverbial(page, lexicon.adverbs[word], token)


def _prepositional(page: Page, lexicon: Lexicon, token: int) -> Iterator[Saying]:
    s = page.syntax
    for entry in lexicon.preps.get(s.words[token].lower(), ()):
        last = token + len(entry.words) - 1
        if entry.cue_class is None or tuple(w.lower() for w in s.words[token : last + 1]) != entry.words:
            continue
        source = next((c for t in range(last, token - 1, -1) for c in s.children_of(t, "pobj") if c > last), None)
        if source is None or (entry.words == ("per",) and s.upos[source] != "PROPN"):
            continue
        own = set(range(token, s.rights[source] + 1))
        content = _clause_beside(page, token, own)
        if all(page.syntax.upos[t] in ("PRON", "AUX", "PUNCT") for t in content):
            content = _sentence_before(page, token)
        quoting = frozenset({Frame.QUOTE})
        yield Saying(token, token, last, entry.cue_class, quoting, False, source, content, "according-to")
        return


def _clause_beside(page: Page, token: int, own: set[int]) -> frozenset[int]:
    """The clause that a prepositional phrase hangs on, without the phrase itself."""
    s, node = page.syntax, token
    while s.heads[node] != node and not (s.deprels[node] in _CLAUSE_ENDS and s.upos[node] in VERBAL and node != token):
        node = s.heads[node]
    start, end = s.sentences[s.sentence_of[token]]
    wide = set(range(start, end)) if s.deprels[node] in ("ROOT", "parataxis") else set(s.subtree(node))
    if token - start > 2 and max(own) < end - 1 and s.words[token - 1] != ",":
        wide = {t for t in wide if t < token}
    return frozenset(wide - own)


def _sentence_before(page: Page, token: int) -> frozenset[int]:
    """What "That is according to …" means: the sentence before it in its paragraph."""
    number = page.syntax.sentence_of[token] - 1
    if number < 0:
        return frozenset()
    start, end = page.syntax.sentences[number]
    return frozenset(range(start, end)) if page.paragraph_of[start] == page.paragraph_of[token] else frozenset()


def _nominal(page: Page, entry: Entry, noun: int) -> Iterator[Saying]:
    s = page.syntax
    clause = _noun_clause(s, entry, noun)
    source, light = _noun_source(page, noun)
    prep = next((c for c in s.children_of(noun, "prep") if s.lemmas[c] in entry.preps and c != source), None)
    head = clause if clause is not None else prep
    if (
        head is None
        and source is not None
        and entry.cue_class
        and _colon_follows(page, noun)
        and Frame.QUOTE in entry.frames
    ):
        quoting = frozenset({Frame.QUOTE})
        yield Saying(noun, noun, noun, entry.cue_class, quoting, False, source, frozenset(), "noun-colon")
    if (
        head is None
        or entry.cue_class is None
        or not (clause is not None or source is not None or _stands_alone(entry))
    ):
        return
    negated = light is not None and is_negated(s, light)
    content = frozenset(s.subtree(head))
    yield Saying(noun, noun, noun, entry.cue_class, frozenset(), negated, source, content, "noun")


def _stands_alone(entry: Entry) -> bool:
    """Whether a noun attributes what its preposition brings though nobody is named: "on suspicion of murder"."""
    return entry.cue_class in _UNVOICED or entry.words == ("suspicion",)


def _colon_follows(page: Page, noun: int) -> bool:
    """Whether a colon and a quotation follow at once: "the minister's verdict: “…”"."""
    after = noun + 2
    return after < len(page.quote_of) and page.syntax.words[noun + 1] == ":" and page.quote_of[after] >= 0


def _noun_clause(s: Syntax, entry: Entry, noun: int) -> int | None:
    """A noun's clause, or that of a verb by which it travels: "word came that", "rumour has it that"."""
    verb = s.heads[noun]
    travels = entry.cue_class is CueClass.HEARSAY and s.deprels[noun] == "nsubj" and s.lemmas[verb] in _TRAVELLING
    nodes = (noun, verb, *s.children_of(verb, "dobj", "prep")) if travels else (noun,)
    labels = ("acl", "ccomp", "relcl", "advcl") if travels else ("acl", "ccomp", "relcl")
    clauses = [c for node in nodes for c in s.children_of(node, *labels)]
    if s.deprels[noun] == "dobj":  # "ignored three warnings that …"
        clauses += [c for c in s.children_of(verb, "ccomp") if s.lefts[c] == noun + 1]
    for child in clauses:
        infinitive = any(s.lemmas[c] == "to" for c in s.children_of(child, "aux"))
        marked = any(s.lemmas[c] in ("that", "whether") for c in s.children_of(child, "mark"))
        if (infinitive and Frame.INFINITIVE in entry.frames) or (marked and Frame.CLAUSE in entry.frames):
            return child
    return None


def _noun_source(page: Page, noun: int) -> tuple[int | None, int | None]:
    """Possessor, "by" or "from" phrase, else the subject of a light verb whose object the noun is."""
    s = page.syntax
    owner = s.child(noun, "poss")
    if owner is not None:
        return owner, None
    for prep in s.children_of(noun, "prep"):
        if s.lemmas[prep] in ("by", "from"):
            return s.child(prep, "pobj"), None
    verb = s.heads[noun]
    if s.deprels[noun] == "dobj" and (s.lemmas[verb] in _LIGHT or _commits(s, noun)):
        return find_source(page, verb), verb
    if s.deprels[noun] == "pobj" and (
        s.lemmas[verb] == "with" or (s.lemmas[verb] in ("on", "in") and _commits(s, noun))
    ):
        above = next((t for t in s.ancestors(verb) if s.upos[t] in VERBAL), None)
        return (find_source(page, above), None) if above is not None else (None, None)
    return None, None


def _commits(s: Syntax, noun: int) -> bool:
    """Whether a noun is of the kind that binds whoever gives it: "a promise to leave", "in hopes that"."""
    return s.lemmas[noun] in _COMMITTING


_COMMITTING = frozenset(("promise", "pledge", "vow", "commitment", "offer", "proposal", "hope", "plea"))


_TRAVELLING = frozenset(("come", "spread", "reach", "go", "have", "circulate", "arrive", "run", "emerge"))
_LIGHT = frozenset(
    (
        "make",
        "give",
        "issue",
        "have",
        "express",
        "voice",
        "offer",
        "release",
        "repeat",
        "send",
        "lodge",
        "file",
        "raise",
    )
)


_UNVOICED = frozenset((CueClass.ACCUSE, CueClass.DEMAND, CueClass.HEARSAY))
_THINGS = frozenset(("it", "that", "this", "what"))


def _adjectival(page: Page, entry: Entry, adjective: int) -> Iterator[Saying]:
    """ "He is certain that the war will end"."""
    s = page.syntax
    verb = s.heads[adjective]
    if s.lemmas[verb] not in ("be", "feel", "remain", "become", "seem") or entry.cue_class is None:
        verb = adjective
    source = find_source(page, verb)
    content = _adjective_content(s, entry, adjective, verb)
    bare = entry.frames & {Frame.BARE}
    if source is None or s.lemmas[source] in _THINGS or not (content or bare):
        return
    if entry.cue_class is None or s.upos[source] not in ("PROPN", "NOUN", "PRON"):
        return
    negated = is_negated(s, verb)
    yield Saying(adjective, adjective, adjective, entry.cue_class, bare, negated, source, content, "adjective")


def _adjective_content(s: Syntax, entry: Entry, adjective: int, verb: int) -> frozenset[int]:
    for node in {adjective, verb}:
        for child in s.children_of(node, "ccomp", "xcomp", "prep", "agent"):
            infinitive = s.deprels[child] == "xcomp" and Frame.INFINITIVE in entry.frames
            clause = s.deprels[child] == "ccomp" and Frame.CLAUSE in entry.frames
            prep = s.deprels[child] in ("prep", "agent") and s.lemmas[child] in entry.preps
            if child > adjective and (infinitive or clause or prep):
                return frozenset(s.subtree(child))
    return frozenset()


def _adverbial(page: Page, entry: Entry, adverb: int) -> Iterator[Saying]:
    """ "Reportedly": the clause that it stands in, vouched for by nobody."""
    s = page.syntax
    verb = s.heads[adverb]
    if entry.cue_class is None or verb == adverb:
        return
    content = frozenset(s.subtree(verb)) - {adverb}
    yield Saying(adverb, adverb, adverb, entry.cue_class, frozenset(), False, None, content, "adverb")


def _modifying(page: Page, entry: Entry, modifier: int) -> Iterator[Saying]:
    """ "An estimated 9,000 people", "the alleged breaches": the noun that it stands before."""
    s = page.syntax
    noun = s.heads[modifier]
    if entry.cue_class is None or noun < modifier:
        return
    content = frozenset(range(modifier + 1, noun + 1))
    yield Saying(modifier, modifier, modifier, entry.cue_class, frozenset(), False, None, content, "modifier")
