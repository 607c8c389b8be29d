"""What a person means by an id: a claim, all claims of a telling, an event or a report."""

from dataclasses import dataclass

import apsw

from dateline.errors import StoreError
from dateline.store.leaf import fit


@dataclass(frozen=True, slots=True)
class Subject:
    """One claim (or an event, by its founder): its id, the version line of its report, its happening and anchor."""

    name: str
    line: str | None
    happening: int
    anchor: str


def successor(base: apsw.Connection, named: str) -> str:
    """The id that stands in the place of one that was replaced; others as they are."""
    name = fit(named)
    while found := base.execute("SELECT replaced_by FROM tombstone WHERE id = ?", (name,)).get:
        name = str(found)
    return name


def subjects(base: apsw.Connection, named: str) -> tuple[Subject, ...]:
    """The claims that an id means, in their order; rejected ones too. StoreError where the record in use has none."""
    name = successor(base, named)
    kind = next((prefix for prefix in _WHERE if name.startswith(prefix)), "rpt_")
    where = _WHERE["rpt_#"] if "#" in name else _WHERE[kind]
    rows = [Subject(*row) for row in base.execute(f"{_CLAIMS} WHERE {where} AND {_IN_USE} ORDER BY claim.n", (name,))]
    if not rows:
        raise StoreError(_none(base, named))
    return tuple(rows)


def event_subject(base: apsw.Connection, named: str) -> Subject:
    """An event by its id, or the one that took it in. StoreError where it no longer stands."""
    row = base.execute(_EVENT, (successor(base, named),)).fetchone()
    if row is None:
        raise StoreError(_none(base, named))
    return Subject(row[0], None, row[1], row[2])


def noted(base: apsw.Connection, named: str) -> tuple[str | None, str | None]:
    """The version line and the anchor of anything that has an id; StoreError where nothing is called so."""
    name = fit(named)
    for sql in _NOTED:
        row = base.execute(sql, (name,)).fetchone()
        if row is not None:
            return row[0], row[1]
    if base.execute("SELECT 1 FROM tombstone WHERE id = ?", (name,)).get:
        return None, None
    raise StoreError(f"nothing is called {name}")


def _none(base: apsw.Connection, asked: str) -> str:
    named = fit(asked)
    why = base.execute("SELECT why FROM tombstone WHERE id = ?", (named,)).get
    if why is not None:
        return f"{named} no longer stands: {why}"
    held = base.execute("SELECT withdrawn_why FROM claim WHERE id = ?", (named,)).get
    if held is not None:
        return f"{named} is not in the record any more: {held}"
    newest = base.execute(_NEWEST, (named,)).get
    if newest is not None and newest != named:
        return f"{named} is an older version; the newest is {newest}"
    return f"nothing to review is called {named}"


_WHERE = {
    "clm_": "claim.id = ?",
    "evt_": "happening.event = (SELECT n FROM event WHERE id = ?)",
    "rpt_#": "happening.anchor = ?",
    "rpt_": "report.id = ?",
}
_CLAIMS = """SELECT claim.id, line, happening.n, anchor FROM claim JOIN happening ON happening.n = claim.happening
    JOIN report ON report.n = happening.report"""
_IN_USE = "report.newest = 1 AND (claim.live = 1 OR claim.review = 'rejected')"
_EVENT = "SELECT event.id, happening.n, anchor FROM event JOIN happening ON happening.n = event.n WHERE event.id = ?"
_NEWEST = """SELECT newer.id FROM report JOIN report newer ON newer.line = report.line AND newer.newest = 1
    WHERE report.id = ?"""
_NOTED = (
    """SELECT line, anchor FROM claim JOIN happening ON happening.n = claim.happening
    JOIN report ON report.n = happening.report WHERE claim.id = ?""",
    "SELECT line, anchor FROM happening JOIN report ON report.n = happening.report WHERE anchor = ?",
    "SELECT line, NULL FROM report WHERE id = ?",
    "SELECT NULL, anchor FROM event JOIN happening ON happening.n = event.n WHERE event.id = ?",
    "SELECT NULL, NULL FROM story WHERE id = ?",
    "SELECT NULL, NULL FROM actor WHERE id = ?",
)
