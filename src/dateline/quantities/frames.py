"""What became of the counted, read off the words around: killed, released, sold, aid, votes."""

from collections.abc import Iterator

from dateline.model.syntax import Syntax
from dateline.quantities.words import FrameWords

_POS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj"}
_HEAVY = ("killed", "wounded", "missing", "captured", "displaced", "arrested")
_MODIFIERS = ("amod", "acl", "compound", "oprd", "relcl", "appos")
_STATES = frozenset(("dead", "wounded", "injured", "missing", "homeless"))
_WHOLES = frozenset(("total", "number", "group", "majority"))
_GIVEN = ("aid", "distributed")
_CLAUSES = ("xcomp", "advcl", "acl", "pcomp")
_STEPS = 4
_STOPS = ("pobj", "advcl", "relcl", "acl", "npadvmod", "ccomp", "agent", "parataxis")


def find_frame(syntax: Syntax, noun: int, words: FrameWords, whom: int | None = None) -> str | None:
    """What became of the counted: casualties first, then what befalls those whom the noun itself puts in a state.

    `whom` is the noun that says who they are, where it is another one: "dozens of students marched".
    """
    whom = noun if whom is None else whom
    near = [frame for token in _around(syntax, noun, words) if (frame := _frame_of(syntax, token, whom, words))]
    own = _frame_of(syntax, noun, whom, words)
    heavy = next((frame for frame in near if frame in _HEAVY and frame != own), None)
    if heavy or (own in _HEAVY and near):
        return heavy or near[0]  # "the release of 214 detainees"
    return own or (near[0] if near else _speaks(syntax, noun, words))


def find_money_frame(syntax: Syntax, token: int, words: FrameWords) -> str | None:
    """What is done with a sum: "transferred $40m"."""
    return next((words.money_frames[syntax.lemmas[t]] for t in _verbs(syntax, token, words)), None)


def find_given(syntax: Syntax, noun: int, words: FrameWords) -> str | None:
    """ "Distributed flour to 2,000 families": those to whom aid goes are assisted."""
    to = syntax.heads[noun]
    verb = syntax.heads[to]
    lemma = syntax.lemmas[verb]
    given = words.frames.get((lemma, "verb")) in _GIVEN or words.money_frames.get(lemma) in _GIVEN
    person = syntax.upos[noun] == "NOUN" and is_person(syntax, noun, words)
    return "assisted" if syntax.lemmas[to] in ("to", "for") and given and person else None


def _verbs(syntax: Syntax, token: int, words: FrameWords) -> Iterator[int]:
    above = [t for t in syntax.ancestors(token) if syntax.upos[t] == "VERB"][:1]
    return (t for t in above if syntax.lemmas[t] in words.money_frames)


def _around(syntax: Syntax, noun: int, words: FrameWords) -> Iterator[int]:
    """Modifiers of the noun, what it is made of ("in aid"), then the verbs that it depends on, nearest first."""
    beside = (c for c in syntax.children[noun] if syntax.deprels[c] in _MODIFIERS)
    yield from (c for c in beside if not _done_by(syntax, c, words) and not _of_theirs(syntax, c))
    for following in range(noun + 1, min(noun + 3, len(syntax))):
        if syntax.lemmas[following] in _STATES or _left_so(syntax, noun, following):
            yield following
        if syntax.lemmas[following] in ("in", "of"):
            yield from syntax.children_of(following, "pobj")
    yield from _above(syntax, noun, words)


def _of_theirs(syntax: Syntax, clause: int) -> bool:
    """ "Two skippers whose claim was dismissed": it befalls what is theirs, not them."""
    parties = syntax.children_of(clause, "nsubj", "nsubjpass", "dobj")
    return any(syntax.words[c].lower() == "whose" for party in parties for c in syntax.children[party])


def _left_so(syntax: Syntax, noun: int, following: int) -> bool:
    """ "Over 200 injured": a state right after the number, that nobody else is in."""
    alone = following == noun + 1 and syntax.child(following, "dobj") is None
    return alone and syntax.words[following].lower() in _STATES


def _above(syntax: Syntax, noun: int, words: FrameWords) -> Iterator[int]:
    """The words that the counted depends on, as far as something befalls it."""
    token = noun
    for _ in range(_STEPS):
        label, head = syntax.deprels[token], syntax.heads[token]
        if label == "pobj" and syntax.lemmas[head] in ("to", "at", "from"):
            yield from _measured(syntax, head)
        if label == "pobj" and syntax.lemmas[head] in ("of", "on") and syntax.upos[syntax.heads[head]] == "NOUN":
            yield syntax.heads[head]  # "the release of 214 detainees", "sanctions on three firms"
        if label == "pobj" and syntax.lemmas[head] == "of" and syntax.lemmas[syntax.heads[head]] in _WHOLES:
            token = syntax.heads[head]  # "a total of 40 men were freed"
            label, head = syntax.deprels[token], syntax.heads[token]
        if label == "pobj" and syntax.lemmas[head] == "between":
            token, label, head = head, syntax.deprels[head], syntax.heads[head]  # "killed between 20 and 30 men"
        beside = label == "npadvmod" and head == token - 1 and _ends(syntax, token)  # "kills 1, injures 2"
        if head == token or (label in _STOPS and not beside) or _does_it(syntax, token, words):
            return
        if label in ("dobj", "nsubjpass") and syntax.lemmas[head] in words.spares_object:
            return  # "struck three names off a list", "survived two attacks"
        yield head
        yield from syntax.children_of(head, "acomp", "oprd", "attr")
        yield from (c for c in syntax.children_of(head, "xcomp") if syntax.child(c, "dobj") is None)
        if label == "dobj" and syntax.deprels[head] in _CLAUSES:
            return  # "he died trying to shield several students"
        token = head


def _ends(syntax: Syntax, number: int) -> bool:
    """Whether a bare number ends its phrase."""
    after = number + 1
    last = (
        after == len(syntax)
        or syntax.upos[after] in ("PUNCT", "CCONJ")
        or syntax.sentence_of[after] != syntax.sentence_of[number]
    )
    return syntax.upos[number] == "NUM" and last


def _done_by(syntax: Syntax, clause: int, words: FrameWords) -> bool:
    """Whether a clause at a noun tells what it does to others: "a slide that killed a man", "a blast killing two"."""
    done = syntax.child(clause, "dobj")
    if words.frames.get((syntax.lemmas[clause], "verb")) not in _HEAVY:
        return False
    if done is None or syntax.lemmas[clause] in words.befalls_subject:
        return False
    if f"{syntax.lemmas[clause]} {syntax.lemmas[done]}" in words.phrases:
        return False  # "men who lost their lives"
    if syntax.deprels[clause] == "acl":
        return syntax.tags[clause] == "VBG"
    subject = syntax.child(clause, "nsubj")
    return syntax.deprels[clause] == "relcl" and subject is not None and syntax.tags[subject] in ("WDT", "WP")


def _does_it(syntax: Syntax, token: int, words: FrameWords) -> bool:
    """Whether this is who does it, not whom it befalls: the subject of "killed three", not of "died" or "fled"."""
    head = syntax.heads[token]
    if syntax.deprels[token] != "nsubj" or syntax.upos[head] != "VERB" or syntax.lemmas[head] in words.befalls_subject:
        return False
    done = syntax.child(head, "dobj")
    return done is not None and f"{syntax.lemmas[head]} {syntax.lemmas[done]}" not in words.befalls_subject


def _measured(syntax: Syntax, preposition: int) -> Iterator[int]:
    """ "The death toll rose to 87": the subject or object of the verb says what the figure measures."""
    verb = next((t for t in syntax.ancestors(preposition) if syntax.upos[t] == "VERB"), None)
    if verb is None:
        return
    for party in syntax.children_of(verb, "nsubj", "nsubjpass", "dobj"):
        yield party
        yield from syntax.children_of(party, "compound", "amod", "acl")
        yield from (p for of in syntax.children_of(party, "prep") for p in syntax.children_of(of, "pobj"))


def _speaks(syntax: Syntax, noun: int, words: FrameWords) -> str | None:
    """ "Two officials said": they are counted as sources."""
    head = syntax.heads[noun]
    spoken = syntax.deprels[noun] in ("nsubj", "pobj") and (
        syntax.lemmas[head] in words.speech or syntax.words[syntax.heads[head]].lower() == "according"
    )
    counted = syntax.upos[noun] in ("NOUN", "PROPN") and is_person(syntax, noun, words)
    return "sources" if spoken and counted else None


def _frame_of(syntax: Syntax, token: int, noun: int, words: FrameWords) -> str | None:
    """The frame that a word makes of the counted; some words only of persons."""
    lemma, pos = syntax.lemmas[token], _POS.get(syntax.upos[token], "")
    keys = [(f"{lemma} {with_it}", pos) for with_it in _beside(syntax, token)] if pos == "verb" else []
    keys.append((lemma, pos))
    if pos in ("adj", "verb"):
        keys.append((syntax.words[token].lower(), "adj"))
    if lemma in words.alone and _told_further(syntax, token, words):
        return None
    for key in keys:
        if key in words.person_frames and is_person(syntax, noun, words):
            return words.person_frames[key]
        if key in words.frames:
            return words.frames[key]
    return None


def _told_further(syntax: Syntax, verb: int, words: FrameWords) -> bool:
    """ "Shooting three people, killing one": the verb that follows says what became of them."""
    after = (c for c in syntax.children_of(verb, "conj", "advcl") if syntax.child(c, "dobj") is not None)
    return any(words.frames.get((syntax.lemmas[c], "verb")) in _HEAVY for c in after)


def _beside(syntax: Syntax, verb: int) -> Iterator[str]:
    """Lemmas that make a phrase with a verb: "locked up", "lost their lives", "taken to hospital"."""
    for child in syntax.children[verb]:
        if syntax.deprels[child] in ("prt", "dobj", "advmod", "acomp", "oprd", "xcomp"):
            yield syntax.lemmas[child]
        if syntax.deprels[child] == "prep":
            yield from (syntax.lemmas[noun] for noun in syntax.children_of(child, "pobj"))


def is_person(syntax: Syntax, noun: int, words: FrameWords) -> bool:
    """Whether persons are counted: a person's noun, a people's name, or no noun at all."""
    if syntax.upos[noun] not in ("NOUN", "PROPN", "ADJ"):
        return True
    return syntax.lemmas[noun] in words.persons or syntax.tags[noun] == "NNPS"
