"""Every question of the command line, timed on one store: cold (the file out of the machine's cache), warm, and
in processor time alone, which other work on the machine does not lengthen much.

Each is run as its verb with --json inside one process: opening the store, finding, and writing the answer count.
"""

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import median

import apsw
from typer.testing import CliRunner

from dateline.cli.group import COMMANDS
from dateline.cli.main import commands

BAR = 300  # milliseconds
WARM = 3

Question = tuple[str, list[str]]


def timed_queries(path: Path) -> tuple[list[str], dict[str, float]]:
    """A line for each verb, the slowest questions by name, and the figures."""
    spent: dict[str, list[tuple[float, float, float, list[str]]]] = defaultdict(list)
    lines = []
    for verb, arguments in questions(path):
        found = _timed(path, [verb, *arguments])
        if isinstance(found, str):
            lines.append(f"  NOT ANSWERED {verb} {' '.join(arguments)}: {found}")
        else:
            spent[verb].append((*found, arguments))
    sorts = ("cold p50", "cold max", "warm p50", "warm max", "CPU p50", "CPU max")
    head = f"{'query, ms':12} {'n':>3} " + " ".join(f"{sort:>9}" for sort in sorts)
    lines.append(head)
    figures: dict[str, float] = {}
    for verb, rows in spent.items():
        columns = [[row[place] for row in rows] for place in range(3)]
        parts = tuple(part for column in columns for part in (median(column), max(column)))
        lines.append(f"{verb:12} {len(rows):3} " + " ".join(f"{part:9.0f}" for part in parts))
        figures |= {f"{verb}: {sort}, ms": part for sort, part in zip(sorts, parts, strict=True)}
    slow = sorted(((cpu, verb, a) for verb, rows in spent.items() for _, _, cpu, a in rows), key=lambda row: -row[0])
    lines += [f"  {'OVER' if ms > BAR else 'slow'} {ms:6.0f} CPU-ms  {verb} {' '.join(a)}" for ms, verb, a in slow[:15]]
    return lines, figures


def _timed(path: Path, arguments: list[str]) -> tuple[float, float, float] | str:
    """Milliseconds cold, warm and of the processor (medians of three); what went wrong where there is no answer."""
    if arguments[0] not in COMMANDS:
        return "no such verb yet"
    runner, spent, busy = CliRunner(), [], []
    _forget(path)
    for _ in range(1 + WARM):
        start, used = time.perf_counter(), time.process_time()
        done = runner.invoke(commands, [*arguments, "--store", str(path), "--json"])
        spent.append((time.perf_counter() - start) * 1000)
        busy.append((time.process_time() - used) * 1000)
        if done.exit_code:
            return f"exit {done.exit_code}: {done.exception!r} {done.output.strip()[-300:]}"
    return spent[0], median(spent[1:]), median(busy[1:])


def _forget(path: Path) -> None:
    """Takes the file out of the machine's cache, as far as nobody else has it open."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def questions(path: Path) -> Iterator[Question]:
    """Verbs with arguments taken from the store: the commonest, a middling and a rare one of each."""
    base = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        picked = {name: [str(row[0]) for row in base.execute(sql)] for name, sql in _PICKS.items()}
    finally:
        base.close()
    return chain(_of_events(picked), _of_stories(picked), _of_others(picked))


def _of_events(picked: dict[str, list[str]]) -> Iterator[Question]:
    filters: list[list[str]] = [[]]
    for option, name in _FILTERS:
        filters += [[option, value] for value in picked[name]]
    filters += [["--after", "2025-03-01"], ["--before", "2025-02-01"], ["--after", "2025-02", "--before", "2025-02"]]
    filters += [["--min-origins", "2"], ["--min-origins", "9"], ["--min-origins", "500"]]
    filters += [["--status", value] for value in ("occurred", "planned", "denied", "requested")]
    filters += [["--text", words] for words in _WORDS]
    actor, place, kind = picked["actor"], picked["place"], picked["type"]
    filters += [["--actor", name, "--type", code] for name in actor for code in kind[:2]]
    filters += [["--actor", actor[0], "--place", place[-1]], ["--actor", actor[-1], "--min-origins", "2"]]
    filters += [["--place", place[0], "--after", "2025-02", "--status", "planned"]]
    filters += [["--text", "bridge", "--type", kind[0], "--min-origins", "2"], ["--text", "river", "--place", place[0]]]
    return (("events", arguments) for arguments in filters)


def _of_stories(picked: dict[str, list[str]]) -> Iterator[Question]:
    for name in picked["story"]:
        yield "story", [name]
        yield "timeline", ["--story", name]
        yield "figures", [name]
    for name in picked["event"]:
        yield "figures", [name]


def _of_others(picked: dict[str, list[str]]) -> Iterator[Question]:
    week = ["--since", picked["day"][0], "--until", picked["day"][1]]
    for name in picked["actor"]:
        yield "who", [name]
        yield "positions", ["--actor", name]
        yield "timeline", ["--actor", name]
        yield "brief", [*week, "--actor", name]
    for name in picked["place"]:
        yield "timeline", ["--place", name]
        yield "brief", [*week, "--place", name]
    for subject in picked["subject"]:
        yield "positions", ["--subject", subject]
    yield "positions", []
    yield "brief", week
    for since in ("2020-01-01", "2026-11-01"):
        yield "changes", ["--since", since]
    for words in _WORDS:
        yield "search", [words]


_FILTERS = (("--actor", "actor"), ("--place", "place"), ("--country", "country"), ("--type", "type"))
_WORDS = (
    "bridge",
    "flood river",
    '"the narrow bridge"',
    "Halden Wire",
    "police",
    "zzzz",
    "attacked the warehouse",
    "said",
)


def _spread(sql: str) -> str:
    """The first, the middle and the last of a list by how common they are."""
    listed = f"WITH listed AS ({sql}), placed AS (SELECT name, row_number() OVER (ORDER BY held DESC, name) AS rank, "
    return listed + (
        "count(*) OVER () AS many FROM listed) SELECT name FROM placed "
        "WHERE rank IN (1, 2, max(1, many / 50), max(1, many / 2), many) ORDER BY rank"
    )


_PICKS = {
    "day": "SELECT date(max(published), '-7 days') FROM report UNION ALL SELECT max(published) FROM report",
    "actor": _spread(
        "SELECT a.name AS name, count(*) AS held FROM participant p JOIN actor a ON a.n = p.actor GROUP BY a.name"
    ),
    "place": _spread("SELECT place AS name, count(*) AS held FROM event WHERE place IS NOT NULL GROUP BY place"),
    "country": _spread(
        "SELECT country AS name, count(*) AS held FROM event WHERE country IS NOT NULL GROUP BY country"
    ),
    "type": _spread("SELECT type AS name, count(*) AS held FROM event GROUP BY type"),
    "story": _spread("SELECT id AS name, reports AS held FROM story"),
    "event": _spread("SELECT id AS name, reports AS held FROM event"),
    "subject": _spread("SELECT subject AS name, count(*) AS held FROM stance GROUP BY subject"),
}
