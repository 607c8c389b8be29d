"""Whose act it is when the verb has no subject of its own: participles, infinitives, joined verbs, relative clauses."""

from dateline.events.denial import continues_saying
from dateline.events.phrases import antecedent
from dateline.events.scene import Scene
from dateline.model.syntax import Syntax

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_VERBS = ("VERB", "AUX")
Found = tuple[int | None, str]
NOTHING: Found = (None, "")


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Whether a verb's surface subject undergoes the act."""
    if syntax.children_of(verb, "auxpass", "nsubjpass"):
        return True
    reduced = syntax.tags[verb] == "VBD" and syntax.deprels[verb] == "acl"
    if (syntax.tags[verb] != "VBN" and not reduced) or syntax.children_of(verb, "aux"):
        return False
    if syntax.children_of(verb, "nsubj"):
        return _shortened(syntax, verb)
    if _headline(syntax, verb):
        return False
    if syntax.deprels[verb] in ("acl", "amod", "advcl", "relcl", "ROOT", "oprd"):
        return not syntax.children_of(verb, "dobj")
    if syntax.deprels[verb] == "conj":
        above = syntax.heads[verb]
        return is_passive(syntax, above) if syntax.upos[above] in _VERBS else not syntax.children_of(verb, "dobj")
    return syntax.deprels[verb] in ("xcomp", "ccomp")


def befalls(scene: Scene, verb: int) -> bool:
    """Whether a bare past form without an object says what was done to its subject: "Seven killed in attack"."""
    syntax = scene.syntax
    if syntax.tags[verb] not in ("VBD", "VBN") or not scene.is_a(verb, "befalling"):
        return False
    if syntax.children_of(verb, "aux", "auxpass", "dobj", "dative", "ccomp", "agent") or _done_to(scene, verb):
        return False
    if syntax.deprels[verb] == "conj" and not syntax.children_of(verb, "nsubj"):
        return syntax.upos[syntax.heads[verb]] in _VERBS and befalls(scene, syntax.heads[verb])
    if syntax.deprels[verb] == "acl":
        return syntax.heads[syntax.heads[verb]] == syntax.heads[verb]
    return bool(syntax.children_of(verb, "nsubj")) and syntax.deprels[verb] != "relcl"


def _done_to(scene: Scene, verb: int) -> bool:
    """Whether a bare past form has an object after all, if only one that it shares or the parse took for a measure."""
    measures = (t for t in scene.syntax.children_of(verb, "npadvmod") if t > verb and t not in scene.timed)
    return object_of(scene.syntax, verb)[0] is not None or any(True for _ in measures)


def _shortened(syntax: Syntax, verb: int) -> bool:
    """A bare participle with a subject: "no one detained", "had them impounded", "X, pardoned in May, says"."""
    above = syntax.heads[verb]
    if syntax.deprels[verb] == "conj":
        return bool(syntax.children_of(above, "auxpass"))
    if syntax.deprels[verb] in ("ccomp", "xcomp"):
        return syntax.lemmas[above] in ("have", "get", "want", "see", "keep") and not syntax.children_of(verb, "dobj")
    return syntax.deprels[verb] == "ROOT" and syntax.words[verb - 1] == "," and not syntax.children_of(verb, "dobj")


def _headline(syntax: Syntax, verb: int) -> bool:
    """Whether a sentence is but a name and this participle, which then is its verb: "Greenpeace called on Poland"."""
    noun = syntax.heads[verb]
    alone = syntax.deprels[verb] == "acl" and syntax.heads[noun] == noun and syntax.upos[noun] == "PROPN"
    return alone and not syntax.children_of(verb, "agent")


def surface_subject(scene: Scene, verb: int, depth: int = 0) -> Found:
    """The word that stands as (or would be) a verb's subject, and how it was found."""
    syntax = scene.syntax
    own = _own_subject(scene, verb)
    if own is not None:
        return (own, "own") if syntax.deprels[own] != "csubj" else NOTHING
    head = syntax.heads[verb]
    if head == verb or depth > 6:
        return NOTHING
    if syntax.upos[head] in _VERBS:
        return _from_verb(scene, verb, head, depth + 1)
    if syntax.deprels[verb] == "pcomp":
        return _from_preposition(scene, head, depth + 1)
    if syntax.deprels[verb] in ("acl", "relcl", "amod"):
        return _from_noun(scene, verb, head, depth + 1)
    if syntax.upos[head] == "ADJ":
        return surface_subject(scene, syntax.heads[head], depth + 1) if syntax.heads[head] != head else NOTHING
    return NOTHING


def _own_subject(scene: Scene, verb: int) -> int | None:
    """A verb's own subject; of two, the nearest that can act: "whose cases Peru undertook"."""
    own = [t for t in scene.syntax.children_of(verb, *_SUBJECTS) if not _is_filing(scene, t)]
    if len(own) < 2:
        return _after_line(scene.syntax, own[0]) if own else None
    return next((t for t in reversed(own) if t < verb and _is_party(scene, t)), own[0])


def _after_line(syntax: Syntax, subject: int) -> int:
    """Who acts where the parse took the line of filing for it: "Eldoret, Monday - MP Wilson Kiplagat dared ..."."""
    if subject - syntax.sentences[syntax.sentence_of[subject]][0] > 1 or syntax.upos[subject] != "PROPN":
        return subject
    for other in syntax.children_of(subject, "appos"):
        dashes = (t for t in range(subject + 1, other) if syntax.words[t] in ("-", "–", "—", "--"))
        if any(syntax.ends[t - 1] < syntax.starts[t] and syntax.ends[t] < syntax.starts[t + 1] for t in dashes):
            return other
    return subject


def _is_filing(scene: Scene, token: int) -> bool:
    """Whether a word is the place of filing, which the parse can take for who acts: "LIMA, Monday - Police said"."""
    line = scene.report.dateline
    return line is not None and line.span.start <= scene.syntax.starts[token] < line.span.end


def _from_verb(scene: Scene, verb: int, head: int, depth: int) -> Found:
    syntax = scene.syntax
    label = syntax.deprels[verb]
    if label in ("conj", "dep", "parataxis"):
        head = _joined_to(syntax, verb, head)
        return _named(surface_subject(scene, head, depth), "joined")
    if label in ("xcomp", "ccomp", "advcl", "dep"):
        return _controller(scene, verb, head, depth)
    return NOTHING


def _joined_to(syntax: Syntax, verb: int, head: int) -> int:
    """The verb that a joined one goes with by its tense, where the parse put it one clause too low or too high.

    "denied that X had fled, and accused ...": denied; "X has waived the fee, Y said, and has dropped ...": waived.
    """
    if continues_saying(syntax, verb) and syntax.heads[head] < head:
        return syntax.heads[head]
    bare = not syntax.children_of(verb, "aux", "auxpass") and syntax.tags[verb] in ("VBD", "VBZ", "VBP")
    comma = "," in syntax.words[head + 1 : verb]
    tensed = {syntax.lemmas[t] for t in syntax.children_of(head, "aux")}
    if syntax.deprels[head] == "ccomp" and syntax.heads[head] < head < verb and bare and comma and tensed:
        return syntax.heads[head]
    told = next((t for t in syntax.children_of(head, "ccomp") if t < head), None)
    own = {syntax.lemmas[t] for t in syntax.children_of(verb, "aux")}
    if told is not None and own and not tensed and own & {syntax.lemmas[t] for t in syntax.children_of(told, "aux")}:
        return told
    return head


def _controller(scene: Scene, verb: int, head: int, depth: int) -> Found:
    """The one who does an infinitive or participle: the party addressed, else the subject."""
    syntax = scene.syntax
    marked = syntax.children_of(verb, "mark") and syntax.tags[verb] not in ("VBG", "VBN", "VB")
    if marked:
        return NOTHING
    if syntax.deprels[verb] in ("xcomp", "ccomp") and not scene.is_a(head, "subject_control"):
        addressed = [*syntax.children_of(head, "dative"), *syntax.children_of(head, "dobj")]
        party = next((t for t in addressed if _is_party(scene, t) or _is_named_place(scene, t)), None)
        if party is not None:
            return party, "controlled"
    return _named(surface_subject(scene, head, depth), "controlled")


def _from_preposition(scene: Scene, prep: int, depth: int) -> Found:
    """ "accused X of shelling": X; "responded by shelling": the one who responded."""
    syntax = scene.syntax
    head = syntax.heads[prep]
    if syntax.upos[head] not in _VERBS:
        return _noun_party(scene, head, depth) if syntax.upos[head] == "NOUN" else NOTHING
    thing = syntax.child(head, "dobj")
    if syntax.lemmas[prep] in ("of", "from", "for", "into") and thing is not None and _is_party(scene, thing):
        return thing, "controlled"
    return _named(surface_subject(scene, head, depth), "controlled")


def _from_noun(scene: Scene, verb: int, noun: int, depth: int) -> Found:
    syntax = scene.syntax
    if scene.is_a(noun, "counting") and syntax.deprels[noun] == "appos" and not syntax.children_of(noun, "prep"):
        noun = syntax.heads[noun]
    if syntax.deprels[verb] == "relcl":
        return (None, "") if syntax.children_of(verb, "mark") else (noun, "relative")
    if syntax.tags[verb] != "VB":
        return noun, "participle"
    return _noun_party(scene, noun, depth)


def _noun_party(scene: Scene, noun: int, depth: int) -> Found:
    """Whose plan, request or permission a noun is: its possessor's, else that of the verb it depends on."""
    syntax = scene.syntax
    owner = syntax.child(noun, "poss")
    if owner is not None:
        return owner, "possessor"
    for prep in syntax.children_of(noun, "prep"):
        thing = syntax.child(prep, "pobj")
        if syntax.lemmas[prep] in ("by", "for", "from") and thing is not None and _is_party(scene, thing):
            return thing, "controlled"
    head = syntax.heads[noun]
    if syntax.deprels[noun] == "pobj" and syntax.upos[syntax.heads[head]] in _VERBS:
        return _named(surface_subject(scene, syntax.heads[head], depth), "controlled")
    if syntax.deprels[noun] == "dobj" and syntax.upos[head] in _VERBS:
        addressed = syntax.child(head, "dative")
        if addressed is not None and syntax.upos[addressed] != "ADP":
            return addressed, "controlled"
        return _named(surface_subject(scene, head, depth), "controlled")
    return NOTHING


def object_of(syntax: Syntax, verb: int) -> Found:
    """The object of a verb that has none of its own: what its relative clause hangs on, or its conjunct's object."""
    if syntax.deprels[verb] == "relcl" and syntax.children_of(verb, "nsubj"):
        subject = syntax.child(verb, "nsubj")
        if subject is not None and antecedent(syntax, subject) is None:
            return syntax.heads[verb], "relative"
    for other in syntax.children_of(verb, "conj"):
        beside = all(syntax.upos[t] in ("CCONJ", "PUNCT", "ADV", "VERB") for t in range(verb + 1, other))
        thing = syntax.child(other, "dobj")
        if beside and thing is not None:
            return thing, "joined"
    return NOTHING


def meant_by(scene: Scene, token: int) -> int | None:
    """What a relative pronoun stands for; "who" takes the nearest person or group before it."""
    syntax = scene.syntax
    if syntax.tags[token] == "WP$":
        return next((syntax.heads[t] for t in syntax.ancestors(token) if syntax.deprels[t] == "relcl"), None)
    found = antecedent(syntax, token)
    if found is None or syntax.lemmas[token] not in ("who", "whom") or _is_party(scene, found):
        return found
    first = syntax.sentences[syntax.sentence_of[token]][0]
    people = scene.lexicon.lists["animate"]
    return next((t for t in range(token - 1, first - 1, -1) if scene.classes(t) & people), found)


def _named(found: Found, how: str) -> Found:
    return (found[0], how) if found[0] is not None else NOTHING


def _is_named_place(scene: Scene, token: int) -> bool:
    """A place that is told to act is its government: "asked Chhattisgarh to wait"."""
    return scene.syntax.upos[token] == "PROPN" and "place" in scene.classes(token)


def _is_party(scene: Scene, token: int) -> bool:
    return bool(scene.classes(token) & scene.lexicon.lists["party"])
