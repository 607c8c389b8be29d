"""`dateline export`: the record in forms that others open."""

import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import asking
from dateline.cli.export_imported import beside, write_imported
from dateline.cli.filtering import ALL, EVERY, filtered
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import err, notice, settings_from
from dateline.errors import ConfigError, ResourceError
from dateline.freeze.nouns import TextLevel
from dateline.query.answers import counted
from dateline.query.questions import Filter, in_words

if TYPE_CHECKING:
    from rich.progress import Progress

    from dateline.exports.delivered import Errand
    from dateline.exports.door import Asked
    from dateline.exports.gather import Divisions

SITE = "site"
_STDOUT = Path("-")
_MOST_LOST = 3  # reasons that are shown; all are in the loss note

Target = Annotated[
    Path | None, typer.Argument(help="Where to: a new file; - for standard output; a new folder for site.")
]
As = Annotated[
    str | None,
    typer.Option("--as", help="The form (--forms lists them); else by the target's ending, site where it has none."),
]
Text = Annotated[
    TextLevel, typer.Option("--text", help="Words of reports: none, quotes (default), or full where a form has room.")
]
Rule = Annotated[
    str, typer.Option("--rule", help="Which figure fills a field of one: low, high, latest (default) or official.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there already.")]
Imported = Annotated[
    bool,
    typer.Option("--include-imported", help="Also rows of other data sets, as a file beside it: mind their licences."),
]
Forms = Annotated[
    bool, typer.Option("--forms", help="List the forms (with --as one): what each is, and what it cannot hold.")
]


@filtered(*("words" if name == "text" else name for name in ALL))
def export_command(
    target: Target = None,
    as_: As = None,
    asked: Filter = EVERY,
    text: Text = TextLevel.QUOTES,
    rule: Rule = "latest",
    force: Force = False,
    imported: Imported = False,
    forms: Forms = False,
    store: StoreOption = None,
) -> None:
    """Write events in a form that others open: tables, linked data, graphs, calendars; or the pages as a folder."""
    if forms:
        from dateline.cli.export_forms import print_forms  # the modules of all forms are loaded for it

        print_forms(as_)
        return
    if target is None:
        raise typer.BadParameter("name a file to write, or - for standard output", param_hint="TARGET")
    _write(as_ or _form_of(target), (target, imported), asked, (text, rule, force), store)


def _write(
    form: str, into: tuple[Path, bool], asked: Filter, how: tuple[TextLevel, str, bool], store: Path | None
) -> None:
    (target, imported), (text, rule, force) = into, how
    others = beside(form, target, force) if imported else None
    if form == SITE:
        _write_site(target, asked, text, store)
    else:
        _write_form(_errand(form, target, asked, force), asked, _how(text, rule), store)
    if others is not None:
        write_imported(others, form, text, store)


def _form_of(target: Path) -> str:
    """The form that a target's ending names; the pages where it has none."""
    from dateline.exports.door import forms

    if target == _STDOUT:
        raise ConfigError("standard output has no ending that names a form: say --as FORM (--forms lists them)")
    ending = target.suffix.removeprefix(".").lower()
    if ending and ending not in forms():
        fit = " or ".join(_written_as(ending)) or "FORM"
        raise ConfigError(f"{target}: the ending names no form: say --as {fit} (--forms lists them)")
    return ending or SITE


def _written_as(ending: str) -> list[str]:
    """The forms whose files have an ending; a form that cannot be loaded has none."""
    from dateline.exports.door import exporter, forms

    found: list[str] = []
    for name in forms():
        with suppress(ConfigError):
            found += [name] * (exporter(name).FORM.ending.rpartition(".")[2] == ending)
    return found


def _errand(form: str, target: Path, asked: Filter, force: bool) -> "Errand":
    from dateline.exports.delivered import Errand, Over

    return Errand(form, target, Over.REPLACE if force else Over.KEEP, in_words(asked))


def _how(text: TextLevel, rule: str) -> "Asked":
    from dateline._version import __version__
    from dateline.exports.door import Asked

    return Asked(text, rule, datetime.now(UTC).isoformat(timespec="seconds"), __version__)


def _write_form(errand: "Errand", asked: Filter, how: "Asked", store: Path | None) -> None:
    """Writes a file and what lies beside it; to standard output the file alone."""
    from dateline.exports.door import exporter

    if errand.target != _STDOUT:
        first, *others = _delivered(errand, asked, how, store)
        notice(f"{first}; beside it {', '.join(path.name for path in others)}")
        return
    ending = exporter(errand.form).FORM.ending.lstrip(".")
    with TemporaryDirectory(prefix="dateline-") as folder:
        aside = type(errand)(errand.form, Path(folder) / f"record.{ending}", filtered=errand.filtered)
        first, *others = _delivered(aside, asked, how, store)
        with first.open("rb") as stream:
            copyfileobj(stream, sys.stdout.buffer)
    notice(f"left out on standard output: {', '.join(path.name for path in others)}")


def _delivered(errand: "Errand", asked: Filter, how: "Asked", store: Path | None) -> tuple[Path, ...]:
    from dateline.exports.delivered import check, deliver
    from dateline.exports.door import Record
    from dateline.exports.gather import chosen, wholes_of
    from dateline.exports.loss import left_out_words

    check(errand, how.rule)
    divisions = _divisions()
    with asking.reading(store) as base:
        numbers = chosen(base, asked)
        record = Record(base, lambda: wholes_of(base, numbers, how.text, divisions), how)
        words = f"exporting {counted(len(numbers), 'event')}"
        if not err.is_terminal:
            notice(f"{words} …")
        with _bar(words) as bar:
            task = bar.add_task("", total=len(numbers))
            made = deliver(errand, record, lambda done: bar.update(task, completed=done))
    if not numbers:
        notice(f"no event is meant by: {errand.filtered}" if errand.filtered else "the record has no events")
    lost = sorted(record.lost.counts, key=lambda one: -one[1])
    for what, many in lost[:_MOST_LOST]:
        notice(f"left out: {left_out_words(what, many)}")
    if len(lost) > _MOST_LOST:
        notice(f"… and more, for {counted(len(lost) - _MOST_LOST, 'other reason')}: see the loss note")
    return made


def _divisions() -> "Divisions | None":
    """The gazetteer's first divisions; none where there is no gazetteer."""
    from dateline.compose import gazetteer_path
    from dateline.places.gazetteer import Gazetteer

    try:
        return Gazetteer.open(gazetteer_path(settings_from(None))).first_divisions
    except ResourceError as error:
        notice(f"first divisions of places stay empty: {error}")
        return None


def _write_site(folder: Path, asked: Filter, text: TextLevel, store: Path | None) -> None:
    from contextlib import closing

    from dateline.web.desk import Desk  # pages alone need the web's libraries
    from dateline.web.site import Site, write_site

    if folder == _STDOUT:
        raise ConfigError("pages are a folder: name one, they cannot go to standard output")
    if in_words(asked):
        raise ConfigError("the pages are written whole: --as site takes no filter")
    today = datetime.now(UTC).date().isoformat()
    with closing(Desk(store_path(store))) as desk, _bar("writing pages") as bar:
        task = bar.add_task("")
        told = lambda done, known: bar.update(task, completed=done, total=known)  # noqa: E731
        written = write_site(Site(desk, folder, text, today, told))
    notice(f"{written} pages; open {folder / 'index.html'}")


def _bar(words: str) -> "Progress":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
