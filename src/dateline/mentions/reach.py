"""Where grammar itself settles a pronoun: it is not its clause's subject, or it looks ahead to the main one."""

from dateline.model.syntax import Syntax

_CLAUSES = frozenset(["xcomp", "pcomp", "advcl", "acl", "conj", "prep"])
_OBJECTS = frozenset(["dobj", "dative", "pobj"])
_SUBJECTS = ("nsubj", "nsubjpass")


def silent_subject(syntax: Syntax, token: int) -> int | None:
    """Who does the verb that an object pronoun hangs on, where its clause leaves the subject out ("to notify him")."""
    if syntax.deprels[token] not in _OBJECTS:
        return None
    verb = syntax.heads[token]
    while syntax.upos[verb] == "ADP" and syntax.heads[verb] != verb:
        verb = syntax.heads[verb]
    while syntax.child(verb, *_SUBJECTS) is None:
        above = syntax.heads[verb]
        if above == verb or syntax.deprels[verb] not in _CLAUSES:
            return None
        held = syntax.child(above, "dobj") if syntax.deprels[verb] == "xcomp" else None
        if held is not None and held != token:
            return held
        verb = above
    return syntax.child(verb, *_SUBJECTS)


def subject_ahead(syntax: Syntax, token: int) -> int | None:
    """The sentence's main subject where the pronoun stands in a phrase or clause put before it ("In his letter, X")."""
    path = (token, *syntax.ancestors(token))
    for part in path:
        main = syntax.heads[part]
        fronted = syntax.deprels[part] in ("prep", "advcl") and syntax.deprels[main] == "ROOT" and part < main
        subject = syntax.child(main, *_SUBJECTS) if fronted else None
        if subject is not None and syntax.rights[part] < syntax.lefts[subject]:
            owns = syntax.deprels[token] == "poss" or syntax.deprels[token] in _SUBJECTS
            return subject if owns else None
    return None


def is_pointing(syntax: Syntax, token: int) -> bool:
    """Whether "it" with "be" only points at what is said to be so ("It's the first time", "it is a sad day")."""
    verb = syntax.heads[token]
    return syntax.lemmas[verb] in ("be", "'s", "’s") and syntax.child(verb, "attr") is not None


def nearest_conjunct(syntax: Syntax, noun: int, token: int) -> int:
    """The last of "X, and Y" before a relative pronoun behind a comma, where the parse hangs its clause on X."""
    if token == 0 or syntax.words[token - 1] not in (",", ")"):
        return noun
    last = noun
    while True:
        after = [t for t in syntax.children_of(last, "conj") if t < token]
        if not after:
            return last
        last = after[-1]


def doer(syntax: Syntax, token: int) -> int | None:
    """Who does what the innermost clause around a token says, where the clause names its subject or shares one."""
    verb = next((t for t in syntax.ancestors(token) if syntax.upos[t] in ("VERB", "AUX")), None)
    while verb is not None:
        subject = syntax.child(verb, *_SUBJECTS)
        if subject is not None:
            return subject if not syntax.lefts[subject] <= token <= syntax.rights[subject] else None
        above = syntax.heads[verb]
        if above == verb or syntax.deprels[verb] not in _CLAUSES:
            return None
        held = syntax.child(above, "dobj") if syntax.deprels[verb] == "xcomp" else None
        if held is not None:
            return held
        verb = above
    return None


def is_main(syntax: Syntax, head: int) -> bool:
    """Whether a subject's verb is the sentence's own, or the saying's that a quotation hangs on."""
    verb = syntax.heads[head]
    return syntax.deprels[verb] in ("ROOT", "conj") or syntax.deprels[syntax.heads[verb]] == "ROOT"
