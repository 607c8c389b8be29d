"""To whom, where and when it was said: "told Reuters", "in an interview", "on Sunday"."""

from dateline.attribution.lexicon import Lexicon
from dateline.attribution.page import Page
from dateline.attribution.saying import Saying
from dateline.attribution.sources import source_tokens
from dateline.model.mention import Kind
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Span

_HEARING = frozenset(("to", "with", "for", "by"))


def chain_at(fillers: Fillers, head: int) -> int | None:
    """Index of the chain that has a mention with this head token."""
    return next((i for i, chain in enumerate(fillers.chains) for m in chain.mentions if m.head == head), None)


def find_audience(page: Page, saying: Saying, venue: int | None) -> int | None:
    """Head token of who was told: the verb's hearer, "to" the cue or its venue, "interview with"."""
    s = page.syntax
    if saying.addressee is not None:
        return saying.addressee
    for node in (saying.last, saying.token, venue, *_speaking(s, saying)):
        if node is None or s.upos[node] == "PUNCT":
            continue
        heard = _hearer(s, node, _HEARING if node == venue else frozenset(("to",)), saying)
        if heard is not None:
            return heard
    return None


def _speaking(s: Syntax, saying: Saying) -> list[int]:
    """ "Speaking to reporters in Tbilisi, the envoy said"."""
    return [c for c in s.children_of(saying.token, "advcl") if s.lemmas[c] in ("speak", "talk", "write", "respond")]


def _hearer(s: Syntax, node: int, preps: frozenset[str], saying: Saying) -> int | None:
    for prep in s.children_of(node, "prep", "dative", "agent"):
        thing = s.child(prep, "pobj")
        if thing is None or s.lemmas[prep] not in preps or thing in (*saying.content, saying.source):
            continue
        if s.upos[thing] in ("PROPN", "PRON") or s.lemmas[thing] in _LISTENERS:
            return thing
    return None


_LISTENERS = frozenset(
    ["reporter", "journalist", "newspaper", "agency", "outlet", "crowd", "correspondent", "parliament"]
)


def find_venue(page: Page, lexicon: Lexicon, fillers: Fillers, saying: Saying) -> int | None:
    """Head token of where it was said: a venue noun or an outlet after its preposition, near the cue."""
    s = page.syntax
    nodes = [saying.token, *_hosts(s, saying)]
    for node in nodes:
        for prep in s.children_of(node, "prep", "agent"):
            thing = s.child(prep, "pobj")
            if thing is not None and thing not in saying.content and _is_venue(page, lexicon, fillers, prep, thing):
                return thing
    told = saying.addressee
    return told if told is not None and _venue_preps(s, lexicon, told) else None


def _hosts(s: Syntax, saying: Saying) -> list[int]:
    """Where else a venue may hang: on the source, on the hearer, on a verb that the cue is an open complement of."""
    hosts = [t for t in (saying.source, saying.addressee) if t is not None]
    hosts += [c for host in hosts for c in s.children_of(host, "acl")] + _speaking(s, saying)
    if s.deprels[saying.token] in ("xcomp", "pcomp", "advcl"):
        hosts.append(s.heads[saying.token])
    return hosts


def _is_venue(page: Page, lexicon: Lexicon, fillers: Fillers, prep: int, thing: int) -> bool:
    s = page.syntax
    word = s.lemmas[prep]
    if word in _venue_preps(s, lexicon, thing):
        return True
    chain = chain_at(fillers, thing) if word in ("on", "via") else None
    return chain is not None and fillers.chains[chain].kind is Kind.OUTLET


def _venue_preps(s: Syntax, lexicon: Lexicon, thing: int) -> frozenset[str]:
    word = s.lemmas[thing].rstrip(".")
    two = (s.lemmas[thing - 1], word) if thing else ()
    return lexicon.venues.get(two) or lexicon.venues.get((word,), frozenset())


def phrase_span(page: Page, head: int) -> Span:
    """A short noun phrase's characters: from its left edge to its head."""
    s = page.syntax
    return s.span(min(s.lefts[head], head), head)


def audience_span(page: Page, head: int, cue: int) -> Span:
    """The hearer's noun phrase."""
    spans = page.cut(source_tokens(page, head, cue))
    return spans[0] if spans else page.syntax.span(head)


def find_time(page: Page, fillers: Fillers, saying: Saying) -> int | None:
    """Index of the first timex that hangs on the cue and not on its content."""
    s = page.syntax
    for index, timex in enumerate(fillers.timexes):
        head = s.head_of(timex.span)
        if head is None or s.sentence_of[head] != s.sentence_of[saying.token] or head in saying.content:
            continue
        for node in (head, *s.ancestors(head)):
            if node == saying.token:
                return index
            if node in saying.content or node == saying.source:
                break
    return None
