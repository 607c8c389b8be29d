"""What a rule can govern, and what is only done to a person or a thing."""

from dateline.events.permission import PolicyLexicon
from dateline.model.syntax import Syntax

_ENDINGS = ("ing", "ion", "ment", "al", "age", "ade")


def is_matter(syntax: Syntax, lexicon: PolicyLexicon, thing: int) -> bool:
    """Whether a noun is no person, whom one frees or takes, and nothing of sport or shows."""
    if syntax.upos[thing] == "PRON" or syntax.lemmas[thing] in lexicon.play:
        return False
    of = syntax.children_of(thing, "prep") if syntax.upos[thing] == "NUM" else ()
    counted = [syntax.lemmas[o] for prep in of for o in syntax.children_of(prep, "pobj")]
    return not {syntax.lemmas[thing], *counted} & lexicon.people


def names_act(syntax: Syntax, thing: int) -> bool:
    """Whether a noun is made from a verb, by its ending: "printing", "exploration", but not "lamp"."""
    return syntax.lemmas[thing].endswith(_ENDINGS)


def is_freeing(syntax: Syntax, act: int) -> bool:
    """ "Let the hostages go", "let it be known": nobody may do anything new by it."""
    goes = syntax.lemmas[act] == "go" and syntax.child(act, "advmod", "xcomp", "prt") is None
    return goes or syntax.tags[act] == "VBN"
