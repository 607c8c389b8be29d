"""Where a coordination leaves a cue's clause: "denied that they were beaten and has promised an inquiry"."""

from dateline.model.syntax import Syntax

_PRESENT = frozenset(("VBZ", "VBP"))


def leaves_clause(s: Syntax, clause: int, conjunct: int) -> bool:
    """Whether a verb without a subject of its own, joined to a past clause, is in the present: it goes with the cue."""
    if s.deprels[conjunct] != "conj" or s.heads[conjunct] != clause or s.child(conjunct, "nsubj", "nsubjpass", "mark"):
        return False
    return _finite(s, clause) == "VBD" and _finite(s, conjunct) in _PRESENT


def outside_clause(s: Syntax, clause: int) -> set[int]:
    """Tokens of a clause's subtree from the conjunction on after which it has left the cue's complement."""
    gone = next((c for c in s.children[clause] if c > clause and leaves_clause(s, clause, c)), None)
    if gone is None:
        return set()
    joint = next((c for c in reversed(s.children_of(clause, "cc")) if c < gone), gone)
    return set(range(joint, s.rights[clause] + 1))


def _finite(s: Syntax, verb: int) -> str:
    """The tag of a verb's finite word: its first auxiliary, else itself."""
    return s.tags[next(iter(s.children_of(verb, "aux", "auxpass")), verb)]
