"""The main clause of what is said, with what in it shows the speaker's part."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.attribution.cues import is_negated
from dateline.attribution.page import VERBAL, Page
from dateline.attribution.saying import Saying
from dateline.model.syntax import Syntax

_SELF = frozenset(("i", "we", "he", "she", "it", "they"))
_QUOTED_SELF = frozenset(("i", "we"))
_WILL = frozenset(("will", "would", "shall", "'ll"))
_CONDITIONS = frozenset(("if", "unless", "otherwise"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's head tokens and how it stands: `own` where its subject is the speaker, `later` where it is to come."""

    root: int
    subject: int | None
    own: bool
    later: bool
    negated: bool
    quoted: bool


def open_clause(page: Page, saying: Saying) -> Clause | None:
    """The clause at the head of a saying's content; None where it is a phrase."""
    s = page.syntax
    root = _root(page, saying)
    if root is None:
        return None
    quoted = page.quote_of[root] >= 0 and page.quote_of[root] != page.quote_of[saying.token]
    subject = s.child(root, "nsubj", "nsubjpass")
    return Clause(
        root=root,
        subject=subject,
        own=subject is not None and s.lemmas[subject] in (_QUOTED_SELF if quoted else _SELF),
        later=any(s.lemmas[c] in _WILL for c in s.children_of(root, "aux")),
        negated=is_negated(s, root),
        quoted=quoted,
    )


def is_conditional(s: Syntax, clause: Clause) -> bool:
    """Whether it holds only in a case: if, unless, otherwise, "should they come", "in that case"."""
    inside = s.subtree(clause.root)
    if any(s.lemmas[t] in _CONDITIONS for t in inside) or any(_inverted(s, t) for t in inside):
        return True
    return any(s.lemmas[t] == "case" and s.lemmas[t - 1] in ("that", "such", "this") for t in inside if t)


def _inverted(s: Syntax, token: int) -> bool:
    """ "Should the guard move": the auxiliary before its subject, in a clause that is no question."""
    verb = s.heads[token]
    if s.lemmas[token] != "should" or s.deprels[token] != "aux" or s.deprels[verb] == "ROOT":
        return False
    return any(c > token for c in s.children_of(verb, "nsubj", "nsubjpass"))


def _root(page: Page, saying: Saying) -> int | None:
    """The main verb of what is said."""
    s = page.syntax
    content = saying.content or frozenset(_quoted(page, saying.quotes[:1]))
    heads = (t for t in sorted(content) if s.heads[t] not in content or s.heads[t] == t)
    return next((t for t in heads if s.upos[t] in VERBAL), None)


def _quoted(page: Page, numbers: Iterable[int]) -> Iterable[int]:
    return (t for number in numbers for t in page.syntax.tokens_in(page.quotes[number].span))
