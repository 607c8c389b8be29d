"""Rows of the user's own: made, judged together with those that are there, and written into their folder."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from dateline.actors.lint import Fault, faults_of_offices, faults_of_organisations
from dateline.actors.spelling import fold
from dateline.errors import ConfigError
from dateline.tables import Row, own_rows, read_table, with_own

_HEAD = "# what: own rows of the register\n# basis: {basis}\n# licence: own\n# checked: {checked}\n"


def office_key(country: str, organisation: str, office: str, first: str) -> str:
    """The key of a term of office, as the register makes it."""
    words = fold(f"{organisation} {office}").replace(" ", "-")
    return f"{country}-{words}-{first}"


def add_row(folder: Path, file: str, row: Mapping[str, str], about: tuple[str, str]) -> Path:
    """Writes a row into the folder's table; one that cannot stand beside the others is a ConfigError.

    `about` are the basis that the person gives and the day.
    """
    shipped = read_table(f"register/{file}")
    path = folder / file
    own = own_rows(path, shipped.columns) if path.is_file() else ()
    full = {column: row.get(column, "") for column in shipped.columns}
    wrong = [fault for fault in faults_beside(folder, file, full) if fault.key == full[shipped.columns[0]]]
    if wrong:
        raise ConfigError(f"{wrong[0].key}: {wrong[0].what}")
    kept = [old for old in own if old[shipped.columns[0]] != full[shipped.columns[0]]]
    folder.mkdir(parents=True, exist_ok=True)
    head = _HEAD.format(basis=" ".join(about[0].split()), checked=about[1])
    path.write_text(head + _written(shipped.columns, (*kept, full)), encoding="utf-8")
    return path


def faults_beside(folder: Path | None, file: str, row: Row | None = None) -> list[Fault]:
    """What is wrong with a table, the user's rows in it, and with a row that is to come."""
    shipped = read_table(f"register/{file}")
    key = shipped.columns[0]
    rows = [old for old in with_own(shipped, folder) if row is None or old[key] != row[key]]
    rows += [row] if row else []
    sectors = known_sectors()
    if file == "offices.csv":
        shared = frozenset(office["office"] for office in read_table("register/shared_offices.csv").rows)
        return list(faults_of_offices(rows, shared, sectors))
    return list(faults_of_organisations(rows, sectors))


def known_sectors() -> frozenset[str]:
    """The sectors of the ontology."""
    from dateline.tables import read_toml

    return frozenset(read_toml("ontology/plover.toml")["sectors"])


def _written(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    table = StringIO()
    writer = csv.DictWriter(table, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()
