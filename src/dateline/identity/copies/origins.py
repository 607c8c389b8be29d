"""Whose words a report has: an agency, the first text of its family, its outlet, or unrated."""

from collections.abc import Callable, Mapping, Sequence

from dateline.identity.copies.agencies import read_agencies
from dateline.identity.copies.outlets import outlet_family
from dateline.model.copying import Copy, Origin, OriginKind, Text

MOSTLY = 0.5  # of the shorter text, for a copy to share an origin


def origin_of(report: Text, copies: Sequence[Copy], known: Callable[[int], tuple[Text, Origin]]) -> Origin:
    """The origin of one report, from its credit and its copies; `known` gives an earlier report and its origin.

    An outlet's report without credit or copy is the outlet's as far as is known; without an outlet it is unrated.
    """
    credit = read_agencies().credited(report)
    if credit:
        return Origin(OriginKind.AGENCY, _house(credit[0]), credit[1])
    for copy in _close(copies):
        if copy.source != report.item:
            return _inherited(copy, *known(copy.other(report.item)))
    family = outlet_family(report.outlet)
    if family:
        return Origin(
            OriginKind.OUTLET,
            _house(report.outlet or family),
            f"no credit and no earlier copy; printed by {report.outlet}",
        )
    if any(copy.source == report.item for copy in _close(copies)):
        return Origin(OriginKind.TEXT, f"text:{report.id}", "first text of its family, outlet unknown")
    return Origin(OriginKind.UNRATED, "unrated", "no credit, no copy, outlet unknown")


def origins_of(
    report: Text, copies: Sequence[Copy], known: Callable[[int], tuple[Text, Origin]]
) -> Mapping[int, Origin]:
    """The report's origin, and the new one of every earlier report that turns out to be a copy of it, by item.

    What was derived from a report whose origin changes is derived anew by the caller: its copies carried the old id.
    """
    mine = origin_of(report, copies, known)
    origins = {report.item: mine}
    for copy in _close(copies):
        other, old = known(copy.other(report.item))
        if old.kind is OriginKind.AGENCY:
            continue
        if copy.source == report.item or (copy.source is None and old.id != mine.id):
            origins[other.item] = _inherited(copy, report, mine)
    return origins


def _house(name: str) -> str:
    """The id of whose words these are: the same whether a house is credited elsewhere or prints them itself."""
    agency = read_agencies().named(name)
    return f"agency:{agency}" if agency else f"outlet:{outlet_family(name) or name}"


def _close(copies: Sequence[Copy]) -> list[Copy]:
    return [copy for copy in copies if copy.containment >= MOSTLY]


def _inherited(copy: Copy, other: Text, theirs: Origin) -> Origin:
    """The origin that comes with copied words."""
    shared = f"{len(copy.sentences)} passages ({copy.containment:.0%} of the shorter text) shared with {other.id}"
    shared += f" of {other.outlet}; " if other.outlet else "; "
    if theirs.kind is OriginKind.AGENCY or (copy.source is not None and theirs.kind is not OriginKind.UNRATED):
        return Origin(theirs.kind, theirs.id, shared + copy.basis)
    if theirs.kind is OriginKind.TEXT:
        return Origin(theirs.kind, theirs.id, shared + copy.basis)
    return Origin(OriginKind.TEXT, f"text:{other.id}", shared + copy.basis)
