"""`dateline report`: a stored report, its versions, and what each changed."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape

from dateline.archive.history import Run, Version, history, word_difference
from dateline.cli.remove import ReportId
from dateline.cli.reread import lines_of
from dateline.cli.stores import StoreOption, store_path
from dateline.cli.terminal import out
from dateline.store import Access, open_store

_AROUND = 6  # words shown on either side of what changed
_STYLE = {"=": "{}", "-": "[red strike]\\[-{}-][/]", "+": "[green]{{+{}+}}[/]"}

Diff = Annotated[bool, typer.Option("--diff", help="Also show the words and claims that each version changed.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a version.")]


def report_command(report: ReportId, store: StoreOption = None, diff: Diff = False, as_json: AsJson = False) -> None:
    """Show a report's versions, and with --diff which words and claims each one changed."""
    with open_store(store_path(store), Access.READ) as opened, opened.reading():
        versions = history(opened, report)
        before: Version | None = None
        for version in versions:
            runs = word_difference(opened, before.n, version.n) if diff and before else ()
            if as_json:
                _print_json(version, runs)
            else:
                _print(version, runs)
            before = version


def _print(version: Version, runs: tuple[Run, ...]) -> None:
    mark = "newest" if version.newest else "older"
    out.print(f"{version.id}  version {version.version} ({mark}), {version.claims} claims", markup=False)
    places = (version.title, version.outlet, version.published, version.url, version.path)
    out.print("  " + " · ".join(place for place in places if place), markup=False)
    out.print(f"  added {version.added_at}", markup=False)
    found = version.difference
    if found is not None:
        out.print(f"  {len(found.carried)} claims carried, {len(found.changed)} changed, "
                  f"{len(found.withdrawn)} withdrawn, {len(found.added)} new")  # fmt: skip
    if not runs or found is None:
        return
    for line in lines_of(found.changed, found.withdrawn, found.added):
        out.print(f"    {line}", markup=False)
    out.print("  " + " ".join(_styled(runs)))


def _styled(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        words = _short(run.words.split()) if run.sign == "=" else run.words
        yield _STYLE[run.sign].format(escape(words))


def _short(words: list[str]) -> str:
    """Words that did not change: those at either end."""
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    return " ".join([*words[:_AROUND], "…", *words[-_AROUND:]])


def _print_json(version: Version, runs: tuple[Run, ...]) -> None:
    shown = asdict(version)
    del shown["n"]
    if runs:
        shown["words"] = [[run.sign, run.words] for run in runs]
    out.file.write(json.dumps(shown, ensure_ascii=False) + "\n")
