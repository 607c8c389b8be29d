"""What one naming tells by its own words and what is attached to them: role, country, sector."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.actors.ground import Affiliation, Ground
from dateline.actors.home import shared
from dateline.actors.nouns import Noun, modifier_sector, noun_before, noun_sector
from dateline.model.mention import Chain, Form, Kind, Mention

_MEMBERSHIP = ("of", "for", "from", "with")
_LOCATION = ("in", "at", "near", "across", "around", "on")
_FORMER = frozenset(["former", "ex", "one-time", "onetime", "ousted", "deposed", "outgone", "erstwhile", "retired"])
_LEFT_OFFICE = frozenset(["GOV", "LEG", "SPY", "JUD", "MIL", "COP", "PTY", "OPP"])
# What a word before "commission" or "agency" may make of it; other words tell only what it deals with.
_OFFICIAL_BRANCHES = frozenset(["COP", "MIL", "SPY", "JUD", "LEG", "REB", "UAF", "CRM", "OPP", "GOV"])
_NOT_YET = frozenset(["elect", "designate"])


@dataclass(frozen=True, slots=True)
class Description:
    """One naming read: the role's words and noun, and the country and sector with the rule and words that gave them."""

    role: str | None
    noun: Noun | None
    sector: str | None
    country: str | None
    former: bool
    near: bool
    bodies: tuple[str, ...]
    evidence: tuple[str, ...]


def describe(ground: Ground, mention: Mention, chain: Chain) -> tuple[Description, ...]:
    """The readings of a mention: its own words first, then appositives and what "is" says it to be."""
    tokens = ground.syntax.tokens_in(mention.span)
    head = min(max(mention.head, tokens[0]), tokens[-1]) if tokens else mention.head
    first = tokens[0] if tokens else head
    if mention.form is Form.NAME and chain.kind is Kind.PERSON:
        start = _name_start(ground, first, head, chain.name)
        own = _read(ground, range(first, start), head, chain.kind, _last_title(ground, first, start))
    else:
        own = _read(ground, range(first, head), head, chain.kind, head)
    syntax, kind = ground.syntax, chain.kind
    return (own, *(_read(ground, range(syntax.lefts[t], t), t, kind, t) for t in _said_to_be(ground, head)))


def _name_start(ground: Ground, first: int, head: int, name: str) -> int:
    """Where a person's name begins, so that "Jordan Whitlock" is not taken for somebody of Jordan."""
    words, start = name.split(), head
    while start > first and ground.syntax.words[start - 1] in words and ground.syntax.upos[start - 1] == "PROPN":
        start -= 1
    return start


def _last_title(ground: Ground, first: int, end: int) -> int:
    """The last token of the role before a person's name; -1 where the name stands alone."""
    found = (t for t in range(end - 1, first - 1, -1) if noun_before(ground, first, t, Kind.PERSON))
    return next(found, -1)


def _said_to_be(ground: Ground, head: int) -> Iterator[int]:
    syntax = ground.syntax
    for child in syntax.children_of(head, "appos"):
        if syntax.upos[child] == "NOUN" or noun_before(ground, syntax.lefts[child], child, Kind.PERSON):
            yield child
    verb = syntax.heads[head]
    if syntax.deprels[head] == "nsubj" and syntax.lemmas[verb] == "be":
        yield from (t for t in syntax.children_of(verb, "attr") if syntax.upos[t] == "NOUN")


def _read(ground: Ground, before: range, head: int, kind: Kind, bearer: int) -> Description:
    first = before.start
    noun = _noun(ground, first, head, bearer, kind)
    given = _affiliation(ground, before, head, bearer)
    sector, why = _sector(ground, first, bearer, noun, given)
    former = any(ground.syntax.words[t].lower() in _FORMER for t in before)
    if former and sector in _LEFT_OFFICE:
        sector, why = "ELI", f"sector:former {why}"
    evidence = tuple(e for e in (given and f"{given[1]}:{given[0].words}", why) if e)
    country = given[0].country if given else None
    near = given is None or given[1] != "place-in"
    return Description(
        _role(ground, first, bearer, noun), noun, sector, country, former, near, _bodies(given), evidence
    )


def _noun(ground: Ground, first: int, head: int, bearer: int, kind: Kind) -> Noun | None:
    if bearer < 0:
        return None
    found = noun_before(ground, first, bearer, kind)
    if found is None and bearer == head:
        # A name of a body may have its noun before it: "media outlet Suspilne", "the newspaper Chernovik".
        found = noun_before(ground, first, bearer, Kind.OTHER) or _noun_left(ground, first, head, kind)
    return found


def _noun_left(ground: Ground, first: int, head: int, kind: Kind) -> Noun | None:
    if kind is Kind.PERSON:
        return None
    left = (t for t in range(head - 1, first - 1, -1) if ground.syntax.upos[t] == "NOUN" and t not in ground.lent)
    return next((found for t in left if (found := noun_before(ground, first, t, kind))), None)


def _bodies(given: tuple[Affiliation, str] | None) -> tuple[str, ...]:
    return (given[0].body,) if given and given[0].body else ()


def _affiliation(ground: Ground, before: range, head: int, bearer: int) -> tuple[Affiliation, str] | None:
    tokens = [t for t in before if t in ground.lent and not _owned(ground, t, head)]
    direct = (t for t in tokens if ground.syntax.heads[t] == head and not shared(ground.syntax, ground.lent, t))
    own = next((ground.lent[t] for t in direct if ground.lent[t].country), None)
    own = own or _leftmost(ground, tokens) or _people_country(ground, head)
    if own and own.country:
        return own, own.rule
    for names, rule in ((_MEMBERSHIP, "of"), (_LOCATION, "place-in")):
        for token in {head: None, max(bearer, 0): None}:
            found = _attached(ground, token, names, 2)
            if found and found.country:
                return found, rule
    return (own, own.rule) if own else None


def _people_country(ground: Ground, head: int) -> Affiliation | None:
    lent = ground.lent.get(head)
    return lent if lent and lent.rule == "country-adjective" else None


def _owned(ground: Ground, token: int, head: int) -> bool:
    """Whether the word owns a relation ("Mali's neighbour") or names a topic ("a Sudan expert"): no belonging."""
    syntax, words = ground.syntax, ground.lexicon.words
    place = ground.lent[token].rule not in ("country-adjective", "organisation")
    if place and syntax.deprels[token] in ("compound", "nmod", "amod"):
        return syntax.lemmas[syntax.heads[token]] in words.topics
    return syntax.deprels[token] == "poss" and syntax.lemmas[head] in words.relations


def _leftmost(ground: Ground, tokens: Iterable[int]) -> Affiliation | None:
    found = [ground.lent[t] for t in tokens if t in ground.lent and not shared(ground.syntax, ground.lent, t)]
    return next((a for a in found if a.country), next(iter(found), None))


def _attached(ground: Ground, head: int, names: tuple[str, ...], depth: int) -> Affiliation | None:
    if depth == 0:
        return None
    syntax = ground.syntax
    for noun in _objects(ground, head, names):
        found = _leftmost(ground, range(syntax.lefts[noun], noun + 1))
        found = found if found and found.country else _attached(ground, noun, (*_MEMBERSHIP, "in"), depth - 1) or found
        if found:
            return found
    return None


def _objects(ground: Ground, head: int, names: tuple[str, ...]) -> Iterator[int]:
    syntax = ground.syntax
    topic = syntax.lemmas[head] in ground.lexicon.words.topics
    for prep in syntax.children_of(head, "prep"):
        if syntax.lemmas[prep] in names and not (topic and syntax.lemmas[prep] in ("on", "for")):
            yield from syntax.children_of(prep, "pobj")


def _sector(
    ground: Ground, first: int, bearer: int, noun: Noun | None, given: tuple[Affiliation, str] | None
) -> tuple[str | None, str]:
    """The noun's own sector, unless it is a noun that takes the sector of what it belongs to."""
    if noun is None:
        people = _people(ground, first, bearer)
        return (people, "sector:nationality") if people else (None, "")
    own = (noun.sector, f"sector:noun {noun.words}")
    if noun.sector and not noun.carries and noun.words not in ground.lexicon.words.branch:
        return own
    lender = given[0] if given and given[1] != "place-in" else None
    for sector, words in _lent_sectors(ground, first, bearer, noun, lender):
        if sector:
            return sector, f"sector:from {words}"
    if ground.branch and noun.words in ground.lexicon.words.branch:
        return ground.branch, f"sector:branch {noun.words}"
    return own if noun.sector else (None, "")


def _people(ground: Ground, first: int, bearer: int) -> str | None:
    """The sector of a people named by its nationality alone: "Syrians", "displaced Syrians"."""
    syntax = ground.syntax
    lent = ground.lent.get(bearer)
    if lent is None or lent.rule != "country-adjective" or syntax.tags[bearer] not in ("NNS", "NNPS", "NN", "NNP"):
        return None
    return modifier_sector(ground, first, lent.first) or "CVL"


def _lent_sectors(
    ground: Ground, first: int, bearer: int, noun: Noun, lender: Affiliation | None
) -> Iterator[tuple[str | None, str]]:
    syntax = ground.syntax
    for token in range(first, noun.first):
        if token in ground.lent:
            yield ground.lent[token].sector, ground.lent[token].words
    modified = modifier_sector(ground, first, noun.first)
    if modified in _OFFICIAL_BRANCHES or noun.words not in ground.lexicon.words.nouns["body"]:
        yield modified, "modifier"
    if lender:
        yield lender.sector, lender.words
    for owner in syntax.children_of(bearer, "poss"):
        # "The mufti's deputy" is of the clergy, "the governor's aide" of the government.
        yield noun_sector(ground, syntax.lefts[owner], owner), syntax.words[owner]
    for item in _objects(ground, bearer, _MEMBERSHIP):
        for token in range(syntax.lefts[item], item + 1):
            if token in ground.lent:
                yield ground.lent[token].sector, ground.lent[token].words
        yield noun_sector(ground, syntax.lefts[item], item), syntax.words[item]
        yield modifier_sector(ground, syntax.lefts[item], item), syntax.words[item]


def _role(ground: Ground, first: int, bearer: int, noun: Noun | None) -> str | None:
    """The role's words with the modifiers that belong to it ("acting Defense Secretary"), without nationality."""
    syntax = ground.syntax
    if noun is None and (bearer < 0 or syntax.upos[bearer] != "NOUN"):
        return None
    start, last = (noun.first, noun.last) if noun else (bearer, bearer)
    while start > first and _belongs(ground, start - 1):
        start -= 1
    while last + 2 < len(syntax) and syntax.words[last + 1] == "-" and syntax.words[last + 2].lower() in _NOT_YET:
        last += 2
    last = _completed(ground, last)
    words = ground.text(start, last)
    return ground.lexicon.words.spelled_out.get(words.lower(), words)


def _belongs(ground: Ground, token: int) -> bool:
    syntax = ground.syntax
    if token in ground.lent:
        return False
    return syntax.deprels[token] in ("compound", "amod", "nmod") or syntax.words[token].lower() in _FORMER


def _completed(ground: Ground, last: int) -> int:
    """The role's last token with "of" and one bare noun after it: "head of customs", "minister of defence"."""
    syntax = ground.syntax
    after = range(last + 1, min(last + 3, len(syntax)))
    if len(after) < 2 or syntax.words[after[0]] != "of" or after[1] in ground.lent:
        return last
    bare = syntax.lefts[after[1]] == after[1] and syntax.upos[after[1]] in ("NOUN", "PROPN")
    return after[1] if bare and syntax.words[after[1]].islower() else last
