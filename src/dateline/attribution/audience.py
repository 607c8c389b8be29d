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
_PRINTED = frozenset(("ORG", "PRODUCT", "WORK_OF_ART"))
_TOLD = frozenset(("to",))
_SPEAKING = frozenset(("speak", "talk", "write", "respond", "reply", "answer", "testify", "appear", "post"))
_ASKED = frozenset(("ask", "contact", "reach", "question", "press", "interview", "approach", "quiz", "challenge"))
_FACING = frozenset(("thank", "congratulate", "press", "lobby", "petition", "beseech", "beg"))


def chain_at(fillers: Fillers, head: int) -> int | None:
    """Index of the chain that has a mention with this head token."""
    return next((i for i, chain in enumerate(fillers.chains) for m in chain.mentions if m.head == head), None)


def find_audience(page: Page, lexicon: Lexicon, saying: Saying, venue: int | None) -> int | None:
    """Head token of who was told: the verb's hearer, "to" the cue or its venue, "interview with", who asked."""
    s = page.syntax
    if saying.addressee is not None:
        return _named_beside(s, saying.addressee)
    for node in (saying.last, saying.token, venue, *_speaking(s, saying)):
        if node is None or s.upos[node] == "PUNCT":
            continue
        heard = _hearer(s, lexicon, node, _HEARING if node == venue else _TOLD, saying)
        if heard is not None:
            return heard
    asked = _asker(s, lexicon, saying)
    return _object_hearer(s, saying) if asked is None else asked


def _named_beside(s: Syntax, told: int) -> int:
    """The last of several words that the parse made hearers: "told the Saudi | daily Okaz"."""
    beside = [c for c in s.children_of(s.heads[told], "dobj", "dative") if told < c <= told + 3]
    joined = beside and all(s.upos[t] in ("PROPN", "NOUN", "ADJ") for t in range(told, beside[-1]))
    return beside[-1] if joined else told


def _speaking(s: Syntax, saying: Saying) -> list[int]:
    """ "Speaking to reporters in Tbilisi, the envoy said", "the envoy, who was answering questions on NTV, said"."""
    clauses = list(s.children_of(saying.token, "advcl"))
    if saying.source is not None:
        clauses += s.children_of(saying.source, "relcl", "acl")
    found = [c for c in clauses if s.lemmas[c] in _SPEAKING]
    return found + [o for c in found for p in (c, *s.children_of(c, "prep")) for o in s.children_of(p, "dobj", "pobj")]


def _asker(s: Syntax, lexicon: Lexicon, saying: Saying) -> int | None:
    """ "Contacted by our office, the firm said", "asked by a reporter": who asked hears the answer."""
    agents = (s.child(clause, "agent") for clause in _questions(s, saying))
    askers = (s.child(by, "pobj") for by in agents if by is not None)
    return next((t for t in askers if t is not None and not _venue_preps(s, lexicon, t)), None)


def _questions(s: Syntax, saying: Saying) -> list[int]:
    """Participles by which a speaker was asked: "reached by phone", "contacted by our office"."""
    hosts = [saying.token] if saying.source is None else [saying.token, saying.source]
    hosts += [c for host in hosts for c in s.children_of(host, "appos")]
    clauses = [c for host in hosts for c in s.children_of(host, "advcl", "acl")]
    return [c for c in clauses if s.tags[c] == "VBN" and s.lemmas[c] in _ASKED]


def _object_hearer(s: Syntax, saying: Saying) -> int | None:
    """ "Thanked his host", "is pressing both sides for", "called upon the neighbours", "demanded of them"."""
    lemma = s.lemmas[saying.token]
    if lemma in _FACING:
        return s.child(saying.token, "dobj")
    preps = {"call": ("on", "upon"), "appeal": ("to",), "demand": ("of",), "plead": ("with",)}.get(lemma, ())
    heard = (s.child(p, "pobj") for p in s.children_of(saying.token, "prep") if s.lemmas[p] in preps)
    return next(heard, None)


def _hearer(s: Syntax, lexicon: Lexicon, node: int, preps: frozenset[str], saying: Saying) -> int | None:
    for prep in s.children_of(node, "prep", "dative", "agent"):
        thing = s.child(prep, "pobj")
        if thing is None or thing in (*saying.content, saying.source):
            continue
        if s.lemmas[prep] == "before" and s.lemmas[thing] in lexicon.rooms:
            return thing
        if s.lemmas[prep] in preps and (s.upos[thing] in ("PROPN", "PRON") or s.lemmas[thing] in lexicon.hearers):
            return thing
    return None


def find_venue(page: Page, lexicon: Lexicon, fillers: Fillers, saying: Saying) -> int | None:
    """Head token of where it was said: a venue noun or an outlet after its preposition, near the cue."""
    s = page.syntax
    nodes = [saying.token, *_hosts(s, saying)]
    for node in nodes:
        for prep in s.children_of(node, "prep", "agent"):
            thing = _meant(s, s.child(prep, "pobj"), saying.token)
            if thing is not None and thing not in saying.content and _is_venue(page, lexicon, fillers, prep, thing):
                return thing
    told, screen = saying.addressee, _screen(s, saying)
    heard = told if told is not None and _venue_preps(s, lexicon, told) else None
    return heard if screen is None else screen


def _screen(s: Syntax, saying: Saying) -> int | None:
    """ "Answering questions on NTV": a name after "on" where somebody speaks."""
    spoken = (*_speaking(s, saying), *_questions(s, saying))
    preps = (p for t in spoken for p in s.children_of(t, "prep") if s.lemmas[p] == "on")
    shown = (s.child(p, "pobj") for p in preps)
    return next((t for t in shown if t is not None and s.words[t][0].isupper()), None)


def _meant(s: Syntax, thing: int | None, cue: int) -> int | None:
    """The noun itself, or what "which" stands for: "a communique in which they claimed"."""
    relative = thing is not None and s.lemmas[thing] == "which" and s.deprels[cue] == "relcl"
    return s.heads[cue] if relative else thing


def _hosts(s: Syntax, saying: Saying) -> list[int]:
    """Where else a venue may hang: on the source, on the hearer, on a verb that the cue is an open complement of."""
    hosts = [t for t in (saying.source, saying.addressee) if t is not None]
    hosts += [c for host in hosts for c in s.children_of(host, "appos")]
    hosts += [c for host in hosts for c in s.children_of(host, "acl")]
    hosts += [*_speaking(s, saying), *_questions(s, saying)]
    if s.deprels[saying.token] in ("xcomp", "pcomp", "advcl"):
        hosts.append(s.heads[saying.token])
    return hosts


def _is_venue(page: Page, lexicon: Lexicon, fillers: Fillers, prep: int, thing: int) -> bool:
    s = page.syntax
    word = s.lemmas[prep]
    if word in _venue_preps(s, lexicon, thing):
        return True
    if word not in ("on", "via"):
        return False
    if any(n.start <= thing < n.end and n.label in _PRINTED for n in s.names):
        return True
    chain = chain_at(fillers, thing)
    return chain is not None and fillers.chains[chain].kind is Kind.OUTLET


def _venue_preps(s: Syntax, lexicon: Lexicon, thing: int) -> frozenset[str]:
    word = s.lemmas[thing].rstrip(".")
    two = (s.lemmas[thing - 1], word) if thing else ()
    torn = ("".join(s.words[thing : thing + 3]).lower(),)
    return lexicon.venues.get(two) or lexicon.venues.get((word,)) or lexicon.venues.get(torn, frozenset())


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
    sentence = s.sentence_span(s.sentence_of[saying.token])
    for index, timex in enumerate(fillers.timexes):
        head = s.head_of(timex.span) if timex.span.overlaps(sentence) else None
        if head is None or s.sentence_of[head] != s.sentence_of[saying.token] or head in saying.content:
            continue
        for node in (head, *s.ancestors(head)):
            if node == saying.token:
                return index
            if node in saying.content or node == saying.source:
                break
    return None
