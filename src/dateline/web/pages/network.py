"""The network: who acts on whom in the events of a filter."""

from dateline.query.network import MOST, Edge, network
from dateline.web.asking import WORDS, filter_of
from dateline.web.choices import form_of
from dateline.web.routes import Route, number
from dateline.web.sheet import Ask, PageError, Sheet, Table

_SHOWN = 60
_COLUMNS = (
    *("source_id", "source", "source_kind", "source_country", "target_id", "target", "target_kind", "target_country"),
    *("events", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "kind"),
    *("first", "last"),
)


def network_page(ask: Ask) -> Sheet:
    """The pairs with most events; `top` says how many, 60 where it is not said."""
    asked = filter_of(ask)
    top = number(ask.word("top") or str(_SHOWN), "top")
    if not 1 <= top <= MOST:
        raise PageError(400, f"top must be a number from 1 to {MOST}")
    found = network(ask.base, asked, top)
    kept = {name: words for name, words in ask.query.items() if name not in ("top", "actor", "role")}
    extra = {**form_of(asked), "top": top, "kept": kept, "most": MOST}
    rows = Table(_COLUMNS, tuple(_row(edge) for edge in found.edges))
    return Sheet("network.html.j2", "Network", found, rows, frozenset({"network"}), extra)


def _row(edge: Edge) -> tuple[str | int | None, ...]:
    parties = ((party.id, party.name, party.kind, party.country) for party in (edge.source, edge.target))
    counts = (edge.verbal_cooperation, edge.material_cooperation, edge.verbal_conflict, edge.material_conflict)
    source, target = parties
    return (*source, *target, edge.events, *counts, edge.kind or None, edge.first, edge.last)


ROUTES = (Route("/network", network_page, WORDS | {"top"}),)
