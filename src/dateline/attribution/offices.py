"""When a neutral cue announces: those in office tell of an act of office."""

from dateline.attribution.clause import Clause
from dateline.attribution.lexicon import Act, Lexicon
from dateline.model.actor import Actor
from dateline.model.syntax import Syntax

_IN_OFFICE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "ELI", "SPY"))
_PERMITTING = frozenset(("will", "would", "may", "can", "could", "shall", "must"))


def announces(s: Syntax, lexicon: Lexicon, clause: Clause, actor: Actor | None) -> bool:
    """Whether a party in office says that an official act was done, is to be done, or is allowed."""
    if actor is None or not (actor.sector in _IN_OFFICE or actor.country == "IGO") or clause.negated:
        return False
    root = clause.root
    if s.lemmas[root] == "be":
        return _is_to(s, root, lexicon)
    if Act.OFFICIAL not in lexicon.acts.get(s.lemmas[root], frozenset()):
        return False
    modal = any(s.lemmas[c] in _PERMITTING for c in s.children_of(root, "aux"))
    passive = s.child(root, "auxpass") is not None
    return passive or modal or s.tags[root] in ("VBD", "VBN")


def _is_to(s: Syntax, root: int, lexicon: Lexicon) -> bool:
    """ "Counting is to resume on Tuesday"."""
    act = s.child(root, "xcomp")
    if act is None or not any(s.lemmas[c] == "to" for c in s.children_of(act, "aux")):
        return False
    return s.child(root, "acomp", "attr") is None and Act.OFFICIAL in lexicon.acts.get(s.lemmas[act], frozenset())
