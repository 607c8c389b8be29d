"""Rows of other data sets beside an export: a table of its own, only where asked for."""

import json
from pathlib import Path
from shutil import move
from tempfile import TemporaryDirectory

import apsw

from dateline.cli.asking import reading
from dateline.cli.terminal import notice
from dateline.errors import ConfigError, SourceError
from dateline.freeze.nouns import TextLevel

FORMS = ("csv", "jsonl", "parquet")
LICENCE = "rows of other data sets go along: ACLED's, for one, may not be published again"


def beside(form: str, target: Path, force: bool) -> Path:
    """Where the rows go. ConfigError for a form that has no place for them; SourceError where something is there."""
    if form not in FORMS:
        raise ConfigError(f"--include-imported goes with {', '.join(FORMS)}, not with {form}")
    if str(target) == "-":
        raise ConfigError("--include-imported needs a file to write beside: name one")
    found = target.with_name(f"{target.stem}.imported.{form}")
    if found.exists() and not force:
        raise SourceError(f"{found} is there already (--force writes over it)")
    return found


def write_imported(target: Path, form: str, text: TextLevel, store: Path | None) -> None:
    """Writes every imported row, its data set's name in each."""

    notice(LICENCE)
    with reading(store) as base:
        if form == "jsonl":
            _write_lines(base, target, text)
        else:
            _write_table(base, target, text)
    notice(f"{target}: the imported rows")


def _write_lines(base: apsw.Connection, target: Path, text: TextLevel) -> None:
    from dateline.imports.rows import imported_rows, imported_sheet

    names = imported_sheet().names
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for row in imported_rows(base, text):
            stream.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")


def _write_table(base: apsw.Connection, target: Path, text: TextLevel) -> None:
    """CSV and Parquet, as a package of the record has them."""
    from dateline.freeze.write import SheetWriter, check_parquet
    from dateline.imports.rows import imported_rows, imported_sheet

    check_parquet()
    with TemporaryDirectory(prefix="dateline-") as folder:
        SheetWriter(Path(folder), imported_sheet()).write(imported_rows(base, text))
        move(Path(folder) / "data" / f"imported{target.suffix}", target)
