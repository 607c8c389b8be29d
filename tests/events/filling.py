"""Fillers for tests of events alone: names, nominals, places and numbers as plainly as the parse gives them."""

from functools import cache

from dateline.events import EventCoder, build
from dateline.model.actor import Actor
from dateline.model.doubt import Unresolved, Why
from dateline.model.event import Event
from dateline.model.mention import Chain, Form, Kind, Mention
from dateline.model.place import Toponym
from dateline.model.quantity import Quantity
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span
from dateline.tables import cell_list, read_table
from tests.making import make_report, parse, parser

KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
PLACING = ("in", "at", "near", "to", "inside", "outside", "around", "into", "across", "off", "over")
SCHEMES = frozenset(("plover", "dateline"))


@cache
def coder() -> EventCoder:
    """The room under test."""
    return build(SCHEMES)


@cache
def countries() -> dict[str, str]:
    """Country code of each name and capital."""
    found: dict[str, str] = {}
    for row in read_table("register/countries.csv").rows:
        for name in (row["name"], *cell_list(row["aliases"]), row["capital"], *cell_list(row["capital_aliases"])):
            found.setdefault(name.lower().replace(".", ""), row["iso3"])
    return found


def fill(report: Report, syntax: Syntax) -> Fillers:
    """One chain a name or nominal; countries and their capitals share one."""
    chains: dict[str, tuple[Kind, str | None, list[Mention]]] = {}
    used: set[int] = set()
    toponyms, quantities = [], []
    for name in syntax.names:
        span = syntax.span(name.start, name.end - 1)
        head = syntax.head_of(span)
        if name.label in ("CARDINAL", "MONEY"):
            quantities.append(_quantity(span))
        if name.label not in KINDS or head is None:
            continue
        words = report.quote(span).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
        start = span.end - len(report.quote(span).removeprefix("the ").removeprefix("The "))
        span = Span(start, start + len(words)) if words else span
        head = syntax.head_of(span) or head
        code = countries().get(words.lower().replace(".", ""))
        prep = syntax.words[syntax.heads[head]].lower() if syntax.deprels[head] == "pobj" else ""
        literal = prep in PLACING
        if KINDS[name.label] is Kind.PLACE:
            value = Unresolved(Why.UNKNOWN_NAME)
            toponyms.append(Toponym(span, words, value, literal, ()))
        kind = Kind.COUNTRY if code else KINDS[name.label]
        chains.setdefault(code or words, (kind, code, []))[2].append(Mention(span, Form.NAME, head))
        used.update(range(name.start, name.end))
    _nominals(syntax, chains, used)
    made = tuple(Chain(key, kind, tuple(mentions), ()) for key, (kind, _, mentions) in chains.items())
    actors = tuple(Actor(key, kind, code, None, None, key, ()) for key, (kind, code, _) in chains.items())
    return Fillers(made, actors, (), tuple(toponyms), tuple(quantities))


def _quantity(span: Span) -> Quantity:
    return Quantity(span, 1, 1, "=", None, None, None, None, None, None, False, "test")


def _nominals(syntax: Syntax, chains: dict[str, tuple[Kind, str | None, list[Mention]]], used: set[int]) -> None:
    classes = coder().lexicon.classes
    wanted = {"person_role", "force", "body", "group_people", "weapon"}
    for token in range(len(syntax)):
        hit = wanted & classes.get(syntax.lemmas[token], frozenset())
        if token in used or not hit or syntax.upos[token] != "NOUN":
            continue
        first = min([token, *(syntax.lefts[c] for c in syntax.children[token] if c < token)])
        span = syntax.span(first, token)
        kind = Kind.WEAPON if hit == {"weapon"} else Kind.OTHER
        chains[f"{syntax.lemmas[token]}@{token}"] = (kind, None, [Mention(span, Form.NOMINAL, token)])


def code(text: str, title: str = "") -> tuple[Event, ...]:
    """Events of a text."""
    report = make_report(text, title=title)
    syntax = parse(report)
    return coder()(report, syntax, fill(report, syntax), ())


def code_all(texts: list[str]) -> list[tuple[Event, ...]]:
    """Events of many short texts, parsed as the paragraphs of one batch of reports."""
    reports = [make_report(text) for text in texts]
    return [
        coder()(report, syntax, fill(report, syntax), ())
        for report, syntax in zip(reports, parser()(reports), strict=True)
    ]


def show(text: str, event: Event) -> str:
    """One event in one line: TYPE trigger | role=words …"""
    words = "+".join(text[s.start : s.end] for s in event.trigger)
    parts = [f"{a.role.value}={text[a.span.start : a.span.end]}" for a in event.arguments]
    return " | ".join([f"{event.type} {words}", *parts])
