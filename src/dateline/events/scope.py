"""How an event word hangs on the words that govern it: one step up the parse at a time."""

from dataclasses import dataclass

from dateline.model.syntax import Syntax

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: from a token to its governor, and the ways in which it can be said to hang there, best first.

    `kinds[0]` is the way proper: conj, relcl, acl, advcl, inf, perfect, that, ger, bare, obj, subj, attr, mod,
    poss, appos, other, or a preposition. `prep` is the preposition's token where there is one.
    """

    child: int
    parent: int
    kinds: tuple[str, ...]
    prep: int | None


def link_of(syntax: Syntax, token: int) -> Link | None:
    """The step up from a token; None at a sentence's root."""
    if syntax.heads[token] == token:
        return None
    deprel = syntax.deprels[token]
    if deprel in ("pobj", "pcomp"):
        return _by_preposition(syntax, token)
    parent = syntax.heads[token]
    return Link(token, parent, _kinds(syntax, token, deprel), None)


def is_verb(syntax: Syntax, token: int) -> bool:
    """Whether the token heads a clause."""
    return syntax.upos[token] in ("VERB", "AUX")


def is_infinitive(syntax: Syntax, token: int) -> bool:
    """Whether the verb is marked by "to"."""
    return any(syntax.words[c].lower() == "to" and syntax.tags[c] == "TO" for c in syntax.children_of(token, "aux"))


def is_perfect(syntax: Syntax, token: int) -> bool:
    """Whether the verb bears the auxiliary "have"."""
    return any(syntax.lemmas[c] in ("have", "'ve") for c in syntax.children_of(token, "aux"))


def is_definite(syntax: Syntax, token: int) -> bool:
    """Whether a noun phrase takes its referent as known: the, this, that, a possessor, or a proper name."""
    if syntax.upos[token] == "PROPN" or syntax.children_of(token, "poss"):
        return True
    return any(syntax.lemmas[c] in ("the", "this", "that", "these", "those") for c in syntax.children_of(token, "det"))


def subject_of(syntax: Syntax, verb: int) -> int | None:
    """The verb's own subject, if it has one."""
    return syntax.child(verb, *_SUBJECTS)


def phrase_of(syntax: Syntax, token: int) -> tuple[str, int]:
    """A verb's lemma with its particle ("call off"), and the last token of the two."""
    particle = syntax.child(token, "prt")
    if particle is None:
        return syntax.lemmas[token], token
    return f"{syntax.lemmas[token]} {syntax.lemmas[particle]}", particle


def _kinds(syntax: Syntax, token: int, deprel: str) -> tuple[str, ...]:
    if deprel == "nsubjpass" and any(
        syntax.lemmas[p] == "for" for p in syntax.children_of(syntax.heads[token], "prep")
    ):
        return ("obj", "passive")
    if deprel in ("dobj", "nsubjpass", "dative"):
        return _with_gerund(syntax, token, "obj")
    if deprel in ("nsubj", "csubj"):
        return ("subj",)
    if deprel in ("xcomp", "ccomp", "acl", "relcl", "advcl", "oprd", "acomp") and is_verb(syntax, token):
        return _clause_kinds(syntax, token, deprel)
    if deprel in ("acomp", "attr", "oprd", "xcomp", "ccomp"):
        return ("attr",) if deprel == "attr" else ("acomp", "attr")
    if deprel in ("compound", "amod", "nmod"):
        return ("mod",)
    return (deprel,) if deprel in ("conj", "relcl", "acl", "advcl", "poss", "appos", "parataxis") else ("other",)


def _with_gerund(syntax: Syntax, token: int, kind: str) -> tuple[str, ...]:
    return ("ger", kind) if syntax.tags[token] == "VBG" else (kind,)


def _clause_kinds(syntax: Syntax, token: int, deprel: str) -> tuple[str, ...]:
    base = (deprel,) if deprel in ("acl", "relcl", "advcl") else ()
    if is_infinitive(syntax, token):
        kind = "perfect" if is_perfect(syntax, token) else "inf"
        return ("inf_obj", *base, kind) if _has_patient(syntax, token) else (*base, kind)
    if syntax.tags[token] == "VBG" and not syntax.children_of(token, "aux"):
        return (*base, "ger")
    if subject_of(syntax, token) is None and syntax.tags[token] in ("VBN", "VB"):
        return base or ("bare",)
    bare = syntax.tags[token] == "VB" or (syntax.tags[token] == "VBP" and syntax.tags[syntax.heads[token]] == "VB")
    if not base and bare and not syntax.children_of(token, "mark", "aux", "auxpass"):
        return ("that_subjunctive", "inf_obj", "bare")
    return (*base, "that_subjunctive", "that") if _is_subjunctive(syntax, token) else (*base, "that")


def _has_patient(syntax: Syntax, token: int) -> bool:
    """Whether somebody other than the governor's subject is to act: an object, an own subject, or a passive."""
    parent = syntax.heads[token]
    return subject_of(syntax, token) is not None or syntax.child(parent, "dobj", "dative", "nsubjpass") is not None


def _is_subjunctive(syntax: Syntax, token: int) -> bool:
    """Whether "that X (should) leave" speaks of what ought to be: a bare verb, or should."""
    aux = syntax.children_of(token, "aux", "auxpass")
    first = min((*aux, token))
    return syntax.tags[first] == "VB" or any(syntax.lemmas[a] == "should" for a in aux)


def _by_preposition(syntax: Syntax, token: int) -> Link:
    prep = syntax.heads[token]
    words = syntax.words[prep].lower()
    top = prep
    while syntax.deprels[top] in ("prep", "pcomp", "advmod") and syntax.heads[top] != top:
        if syntax.upos[syntax.heads[top]] not in ("ADP", "ADV", "SCONJ"):
            break
        top = syntax.heads[top]
        words = f"{syntax.words[top].lower()} {words}"
    parent = syntax.heads[top]
    last = words.rsplit(" ", 1)[-1]
    kinds = (words,) if words == last else (words, last)
    if syntax.tags[token] == "VBG":
        kinds = (*kinds, "ger")
    return Link(token, parent, kinds, top)
