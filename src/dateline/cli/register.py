"""`dateline register`: checks, searches and adds to what is known of actors."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from dateline.actors.adding import add_row, faults_beside, office_key
from dateline.actors.find import Entry, Found, look_up
from dateline.actors.lexicon import load_lexicon
from dateline.actors.lint import Coverage, Fault, coverage
from dateline.cli.options import SettingsFile
from dateline.cli.terminal import notice, out, settings_from
from dateline.compose import own_register
from dateline.errors import ConfigError
from dateline.settings import Settings
from dateline.tables import own_digest, read_table, with_own

register_app = typer.Typer(no_args_is_help=True, help="Who is known: check it, look a name up, add rows of your own.")
add_app = typer.Typer(no_args_is_help=True, help="Write a row of your own into a folder that stands over the register.")
register_app.add_typer(add_app, name="add")

AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
At = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to ask about (2024-06-01).")]
Name = Annotated[str, typer.Argument(help="A name, or an office: 'foreign minister of France'.")]
Folder = Annotated[Path | None, typer.Option("--to", help="The folder; else `register` of the settings.")]
Country = Annotated[str, typer.Option(help="ISO 3166-1 alpha-3, or IGO, NGO, MNC, UNK.")]
Sector = Annotated[str, typer.Option(help="A sector of the ontology (GOV, MIL, REB …).")]
Aliases = Annotated[list[str] | None, typer.Option("--alias", help="Another name; may be given again.")]
First = Annotated[str, typer.Option("--from", help="The first day: 2024-06-01, 2024-06 or 2024.")]
Last = Annotated[str, typer.Option("--until", help="The last day, as exactly as it is known.")]
Basis = Annotated[str, typer.Option(help="What you know it from.")]


@register_app.command("check")
def check_command(as_json: AsJson = False, settings_file: SettingsFile = None) -> None:
    """Check every row, yours too, and show how many countries have which office; exit status 1 where one is wrong."""
    folder = own_register(settings_from(settings_file))
    if folder:
        own_digest(folder)
    faults = [fault for file in ("offices.csv", "organisations.csv") for fault in faults_beside(folder, file)]
    states = frozenset(row["iso3"] for row in read_table("register/countries.csv").rows if row["status"] == "state")
    offices = with_own(read_table("register/offices.csv"), folder)
    covered = coverage(offices, states)
    if as_json:
        told = {"faults": [asdict(fault) for fault in faults], "coverage": [asdict(each) for each in covered]}
        typer.echo(json.dumps(told | {"states": len(states)}, ensure_ascii=False, indent=1))
    else:
        _print_check(faults, covered, len(states))
    raise typer.Exit(1 if faults else 0)


@register_app.command("find")
def find_command(name: Name, at: At = None, as_json: AsJson = False, settings_file: SettingsFile = None) -> None:
    """Show the rows that bear a name, and whom it means on a day; exit status 1 where there is none."""
    lexicon = load_lexicon(own_register(settings_from(settings_file)))
    found = look_up(lexicon, name, at.date() if at else None)
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        _print_found(found)
    raise typer.Exit(0 if found.entries else 1)


@add_app.command("office")
def add_office(
    holder: Annotated[str, typer.Argument(help="Who holds it.")],
    office: Annotated[str, typer.Option(help="The office: 'defence minister'.")],
    country: Country,
    first: First,
    basis: Basis,
    body: Annotated[str, typer.Option(help="The organisation whose office it is, where it is no country's.")] = "",
    last: Last = "",
    sector: Sector = "GOV",
    aliases: Aliases = None,
    folder: Folder = None,
    settings_file: SettingsFile = None,
) -> None:
    """Add one person's time in one office."""
    row = {"key": office_key(country, body, office, first), "country": country, "organisation": body}
    row |= {"office": office, "holder": holder, "aliases": "|".join(aliases or []), "valid_from": first}
    row |= {"valid_until": last, "sector": sector, "checked": "no"}
    _add("offices.csv", row, basis, (folder, settings_from(settings_file)))


@add_app.command("organisation")
def add_organisation(
    name: Annotated[str, typer.Argument(help="Its name.")],
    country: Country,
    sector: Sector,
    basis: Basis,
    kind: Annotated[str, typer.Option(help="organisation, group or outlet.")] = "organisation",
    first: First = "",
    last: Last = "",
    aliases: Aliases = None,
    folder: Folder = None,
    settings_file: SettingsFile = None,
) -> None:
    """Add an organisation, an armed group or an outlet."""
    row = {"name": name, "aliases": "|".join(aliases or []), "kind": kind, "country": country, "sector": sector}
    row |= {"valid_from": first, "valid_until": last}
    _add("organisations.csv", row, basis, (folder, settings_from(settings_file)))


def _add(file: str, row: dict[str, str], basis: str, where: tuple[Path | None, Settings]) -> None:
    folder, settings = where
    known = own_register(settings)
    chosen = folder or known
    if chosen is None:
        raise ConfigError("no folder for rows of your own: give --to FOLDER, or set register = 'FOLDER'")
    path = add_row(chosen, file, row, (basis, f"{date.today():%Y-%m}"))
    notice(f"written: {path}")
    if known is None or known.resolve() != chosen.resolve():
        notice(f'reports are read with it once dateline.toml says register = "{chosen}"')


def _print_check(faults: list[Fault], covered: tuple[Coverage, ...], states: int) -> None:
    for fault in faults:
        out.print(Text(f"{fault.table}: {fault.key}: {fault.what}"))
    table = Table(box=box.HORIZONTALS, title=f"countries with a holder, of {states} states", title_justify="left")
    table.add_column("office", no_wrap=True)
    for day, _ in covered[0].countries:
        table.add_column(day, justify="right", no_wrap=True)
    for each in covered:
        table.add_row(each.office, *(str(count) for _, count in each.countries))
    out.print(table)
    out.print(f"{len(faults)} row{'s' * (len(faults) != 1)} wrong" if faults else "nothing is wrong")


def _print_found(found: Found) -> None:
    if not found.entries:
        out.print(Text(f"the register knows nobody and nothing of this name: {found.name}"))
        return
    out.print(Text(f"{found.name}{f' on {found.day}' if found.day else ''}: {found.means}"), style="bold")
    table = Table(box=box.HORIZONTALS)
    for column in ("name", "what", "country", "sector", "from", "until", *(["then"] if found.day else [])):
        table.add_column(column, no_wrap=column not in ("name", "what"))
    for entry in found.entries:
        table.add_row(*map(Text, _cells(entry)), *([Text("yes" if entry.holds else "no")] if found.day else []))
    out.print(table)


def _cells(entry: Entry) -> tuple[str, ...]:
    return (entry.name, entry.what, entry.country, entry.sector, entry.first, entry.last)
