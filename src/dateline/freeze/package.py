"""`dateline freeze`: the whole record as a folder that can be cited, checked and compared."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import apsw

from dateline.errors import SourceError
from dateline.freeze.check import SUMS
from dateline.freeze.codebook import sheets
from dateline.freeze.compare import compare
from dateline.freeze.describe import crate, datapackage
from dateline.freeze.nouns import Beside, Label, Sheet, Written
from dateline.freeze.opened import opened
from dateline.freeze.pages import citation, codebook, readme
from dateline.freeze.rows import rows_of
from dateline.freeze.told import told
from dateline.freeze.write import SheetWriter, check_parquet, measured
from dateline.records import Json

Progress = Callable[[str], None]


def freeze(store: "apsw.Connection", folder: Path, label: Label, last: Path | None, progress: Progress) -> None:
    """Writes the package; the folder appears whole or not at all. `last`: the freeze before, for the list of changes.

    The same store and label give the same bytes. SourceError where the folder is there already or cannot be written;
    ResourceError where the library for Parquet is missing.
    """
    freeze_beside(store, folder, label, Beside(last), progress)


def freeze_beside(store: "apsw.Connection", folder: Path, label: Label, beside: Beside, progress: Progress) -> None:
    """The same with tables beside the record's own, which come last."""
    check_parquet()
    if folder.exists():
        raise SourceError(f"{folder} is there already: a freeze is never written over")
    part = folder.with_name(folder.name + ".part")
    try:
        if part.exists():
            rmtree(part)
        part.mkdir(parents=True)
        _write(store, part, label, beside, progress)
        part.rename(folder)
    except OSError as error:
        raise SourceError(f"cannot write {folder}: {error.strerror}") from error
    finally:
        rmtree(part, ignore_errors=True)


def _write(base: apsw.Connection, folder: Path, label: Label, beside: Beside, progress: Progress) -> None:
    tables, last = (*sheets(), *(sheet for sheet, _ in beside.tables)), beside.last
    others = {sheet.name: rows for sheet, rows in beside.tables}
    files: list[Written] = []
    for sheet in tables:
        progress(sheet.name)
        rows = others[sheet.name]() if sheet.name in others else rows_of(base, sheet, label.text)
        files += SheetWriter(folder, sheet).write(rows)
    editions = _editions(base)
    package = datapackage(label, tables, files, {"editions": list(editions), "last": None})
    _put(folder, "datapackage.json", package)
    changes: Json = None
    if last is not None:
        progress("changes")
        with opened(last) as before, opened(folder) as now:
            difference = compare(before, now)
            changes = {"version": before.version, "sha256": before.digest}
            _put(folder, "CHANGES.md", told(difference))
        _put(
            folder, "datapackage.json", datapackage(label, tables, files, {"editions": list(editions), "last": changes})
        )
    else:
        _put(
            folder,
            "CHANGES.md",
            f"# Changes in {label.version}\n\nNo freeze was named that it could be compared with.\n",
        )
    _pages(folder, label, tables, files, editions)


def _pages(
    folder: Path, label: Label, tables: tuple[Sheet, ...], files: list[Written], editions: tuple[str, ...]
) -> None:
    counts = {file.path[5:-4]: file.rows or 0 for file in files if file.path.endswith(".csv")}
    _put(folder, "README.md", readme(label, tables, counts, editions))
    _put(folder, "codebook.md", codebook(tables))
    _put(folder, "CITATION.cff", citation(label))
    named = ("README.md", "codebook.md", "CITATION.cff", "CHANGES.md", "datapackage.json")
    pages = [measured(folder, name) for name in named]
    _put(folder, "ro-crate-metadata.json", crate(label, [*files, *pages], editions))
    every = sorted([*files, *pages, measured(folder, "ro-crate-metadata.json")], key=lambda file: file.path)
    _put(folder, SUMS, "".join(f"{file.sha256}  {file.path}\n" for file in every))


def _editions(base: apsw.Connection) -> tuple[str, ...]:
    """The versions of the program whose readings are in use."""
    sql = "SELECT DISTINCT e.dateline FROM reading g JOIN edition e ON e.n = g.edition WHERE g.current = 1 ORDER BY 1"
    return tuple(str(version) for (version,) in base.execute(sql))


def _put(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8", newline="\n")
