"""Sayings passed on: "Reuters reported, citing the ministry" has the ministry speak inside what Reuters reported."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.attribution.lexicon import Frame, Lexicon
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.attribution.sources import antecedent
from dateline.model.attribution import CueClass
from dateline.model.syntax import Syntax

_RELAYING = frozenset(("cite", "quote"))
_PRINTING = frozenset(("cite", "quote", "report", "relay", "carry", "publish", "state"))
_SAYING = frozenset(("say", "tell", "write", "claim", "state", "add", "warn"))
_TELLING = frozenset(
    (CueClass.REPORT, CueClass.CLAIM, CueClass.ANNOUNCE, CueClass.CONFIRM, CueClass.EVIDENTIAL, CueClass.PREDICT)
)
_NEAR = 3  # tokens between a source and "citing"


def find_relays(page: Page, lexicon: Lexicon, sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings where one that cites another's cue's content has its object as source and the same content.

    Closing tags ("…, RIA quoted the colonel as saying") give both speakers what comes before them.
    """
    found = {saying.token: saying for saying in sayings}
    for token in range(len(page.syntax)):
        if page.syntax.tags[token] == "VBN" and page.syntax.lemmas[token] in _PRINTING:
            found |= {saying.token: saying for saying in _as_printed(page, found, token)}
        if page.syntax.lemmas[token] in _RELAYING and page.quote_of[token] < 0:
            for saying in (*_cited(page, lexicon, found, token), *_closing(page, found, token)):
                found[saying.token] = saying
    return [found[token] for token in sorted(found)]


def _cited(page: Page, lexicon: Lexicon, found: dict[int, Saying], token: int) -> Iterator[Saying]:
    """The cited voice, and its holder without the words that cite."""
    s = page.syntax
    cited, clause = s.child(token, "dobj"), range(s.lefts[token], s.rights[token] + 1)
    holder = _holder(s, found, token) if cited is not None and _said_as(s, token) is None else None
    if cited is None or holder is None or not _speaks(holder) or holder.token in clause:
        return
    kind = CueClass.EVIDENTIAL if s.lemmas[cited] in lexicon.documents else CueClass.REPORT
    content = holder.content - set(clause)
    quoting = frozenset({Frame.QUOTE})
    yield Saying(
        token, token, token, kind, quoting, False, cited, content, "relay", quotes=holder.quotes, holder=holder.token
    )
    yield replace(holder, content=content)
    for verb in s.children_of(cited, "relcl"):
        if verb in found and found[verb].holder is None:
            yield replace(found[verb], holder=holder.token)


def _as_printed(page: Page, found: dict[int, Saying], token: int) -> Iterator[Saying]:
    """ "…, the army said, as quoted by Interfax": who printed it passes on what the army said."""
    s = page.syntax
    by, first = s.child(token, "agent"), s.lefts[token]
    printer = s.child(by, "pobj") if by is not None else None
    as_such = s.lemmas[first] == "as" or (first > 0 and s.lemmas[first - 1] == "as")
    known = found.get(token)
    if printer is None or not as_such or (known is not None and (known.content or known.quotes)):
        return
    clause = set(range(first - (s.lemmas[first] != "as"), s.rights[token] + 1))
    holders = [o for o in found.values() if token in o.content and _speaks(o) and o.token not in clause]
    if holders:
        inner = min(holders, key=lambda o: len(o.content))
        content, quoting = inner.content - clause, frozenset({Frame.QUOTE})
        yield Saying(
            token, token, token, CueClass.REPORT, quoting, False, printer, content, "relay", quotes=inner.quotes
        )
        yield replace(inner, content=content, holder=token)


def _holder(s: Syntax, found: dict[int, Saying], token: int) -> Saying | None:
    """Whose words are cited: of the verb it hangs on, of the noun it describes, or of who was named before it."""
    known = found.get(token)
    above = s.heads[token] if known is None or known.beside is None else known.beside
    if s.tags[token] != "VBG":
        noun = antecedent(s, subject) if (subject := s.child(token, "nsubj")) is not None else None
        return None if noun is None else _of_source(found, noun)
    if s.deprels[token] not in ("advcl", "acl", "prep", "conj", "pcomp"):
        return None
    near = [o for o in found.values() if o.source is not None and 0 < token - s.rights[o.source] <= _NEAR]
    before = max(near, key=lambda o: o.token, default=None)
    tagged = before if before is not None and before.rule == "according-to" else None
    return tagged or found.get(above) or _of_source(found, above) or before


def _of_source(found: dict[int, Saying], noun: int) -> Saying | None:
    return next((saying for saying in found.values() if saying.source == noun), None)


def _speaks(holder: Saying) -> bool:
    """Whether a saying tells what could rest on others; who rejects a plan, citing its cost, only gives reasons."""
    return bool(holder.content or holder.quotes) and holder.rule != "relay" and holder.cue_class in _TELLING


def _said_as(s: Syntax, token: int) -> int | None:
    """The verb of "quoted him as saying"."""
    verbs = (s.child(p, "pcomp") for p in s.children_of(token, "prep") if s.lemmas[p] == "as")
    return next((v for v in verbs if v is not None and s.lemmas[v] in _SAYING), None)


def _closing(page: Page, found: dict[int, Saying], token: int) -> Iterator[Saying]:
    """Both sayings of "…, RIA quoted the colonel as saying": what stands before the tag is the colonel's."""
    s = page.syntax
    verb = _said_as(s, token)
    outer = found.get(token)
    clause = next((c for c in s.children_of(token, "ccomp", "parataxis") if c < token), None)
    if verb is None or outer is None or clause is None or s.child(verb, "ccomp", "dobj") is not None:
        return
    inner = found.get(verb)
    if inner is not None and (inner.content or inner.quotes):
        yield replace(outer, quotes=inner.quotes)
        return
    said = frozenset(t for t in s.subtree(clause) if t < token)
    cited = s.child(token, "dobj", "nsubjpass")
    yield replace(outer, content=outer.content | said)
    quoting = frozenset({Frame.QUOTE})
    yield Saying(verb, verb, verb, CueClass.REPORT, quoting, False, cited, said, "relay", holder=token)
