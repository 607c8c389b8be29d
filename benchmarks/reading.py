"""What every task shares: where gold lies, reading rows, calling a scorer, picking its figures."""

import contextlib
import hashlib
import io
import json
import os
import re
import runpy
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OWN = HERE / "gold" / "own"
PROBES = HERE / "probes"
SCORERS = HERE / "scorers"


class GoldAbsentError(Exception):
    """A task's gold is not on this machine; the task is skipped, saying so."""


def shared() -> Path:
    """The folder of private gold: $DATELINE_GOLD, else ../shared beside the checkout."""
    return Path(os.environ.get("DATELINE_GOLD", HERE.parent.parent / "shared"))


def gold(relative: str) -> Path:
    """A gold file or folder; GoldAbsentError where it is not on this machine."""
    path = shared() / relative
    if not path.exists():
        raise GoldAbsentError(f"{relative} is not here (set DATELINE_GOLD to the folder that holds it)")
    return path


def digest(paths: Iterable[Path]) -> str:
    """One digest over gold files, so that a floor cannot be compared with other gold."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@cache
def reader() -> Any:
    """The reader with default settings, and the tagger that $DATELINE_TAGGER names, if any."""
    from dateline.compose import reader_for
    from dateline.settings import ReadSettings, Settings

    return reader_for(Settings(read=ReadSettings(tagger=os.environ.get("DATELINE_TAGGER", ""))))


def read_rows(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Records of JSONL rows by their id; rows that could not be read are missing, and named on stderr."""
    from dateline.batch import read_stream
    from dateline.ingest import Intake, gather
    from dateline.model.reading import Failure
    from dateline.records import flatten
    from dateline.settings import Settings

    settings = Settings()
    stdin = io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())
    intake = Intake(None, None, False, settings.fetch, settings.read.max_characters)
    records = {}
    for result in read_stream(gather(["-"], intake, stdin), reader().stages):
        if isinstance(result, Failure):
            print(f"  not read: {result.source_id}: {result.stage}: {result.error}", file=sys.stderr)
        else:
            records[result.report.source_id or ""] = json.loads(json.dumps(flatten(result, reader().edition)))
    return records


def score(scorer: str, *arguments: str) -> str:
    """What a scorer prints, run in this process."""
    printed = io.StringIO()
    sys.path.insert(0, str(SCORERS))
    before, sys.argv = sys.argv, [scorer, *arguments]
    try:
        with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
            runpy.run_path(str(SCORERS / scorer), run_name="__main__")
    finally:
        sys.argv = before
        sys.path.remove(str(SCORERS))
    return printed.getvalue()


def written(rows: Iterable[dict[str, Any]]) -> str:
    """Rows in a temporary JSON lines file; its path."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return out.name


def figures(text: str, pattern: str) -> dict[str, float]:
    """Named figures of a scorer's output: the pattern has a group `name` and groups that are numbers or right/all."""
    found: dict[str, float] = {}
    for match in re.finditer(pattern, text, re.M):
        groups = match.groupdict()
        name = " ".join(groups["name"].split())
        if groups.get("all"):
            found[name] = int(groups["right"]) / max(1, int(groups["all"]))
        else:
            found[name] = float(groups["value"])
    return found


def scored(scorer: str, *arguments: str) -> tuple[str, dict[str, float]]:
    """What a scorer prints, and the numbers of its --json output under dotted names."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures.json"
        printed = score(scorer, *arguments, "--json", str(target))
        return printed, dict(_numbers(json.loads(target.read_text(encoding="utf-8")), ""))


def _numbers(value: Any, prefix: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, f"{prefix} {key}".strip())
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield prefix, float(value)
