#!/usr/bin/env python3
"""Rows of the register as questions for somebody who has not seen them, and what their answers agree with.

    benchmarks/register_questions.py FOLDER [--rows 200] [--seed 7]   writes questions.csv and key.csv
    benchmarks/register_questions.py FOLDER --compare                 compares answers.csv with key.csv

A question asks for the holder of one office in the middle of one term. An answer is a name; an empty one is no answer.
"""

import argparse
import csv
import random
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / "src")]

from dateline.actors.spelling import fold  # noqa: E402  # the path stands first
from dateline.tables import Row, cell_list, read_table  # noqa: E402

_LATEST = date(2025, 6, 30)
_ALIKE = 0.8


def main() -> int:
    """Writes the questions, or compares their answers; exit status 1 where one disagrees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    if options.compare:
        return compare(options.folder)
    rows = [row for row in read_table("register/offices.csv").rows if row["valid_from"] >= "1995" and _middle(row)]
    chosen = sorted(random.Random(options.seed).sample(rows, options.rows), key=lambda row: row["key"])
    names = {row["iso3"]: row["name"] for row in read_table("register/countries.csv").rows}
    questions = [{"number": n, "question": _question(row, names), "answer": ""} for n, row in enumerate(chosen, 1)]
    keys = [
        {"number": n, "key": row["key"], "holder": row["holder"], "aliases": row["aliases"]}
        for n, row in enumerate(chosen, 1)
    ]
    options.folder.mkdir(parents=True, exist_ok=True)
    _write(options.folder / "questions.csv", questions)
    _write(options.folder / "key.csv", keys)
    return 0


def compare(folder: Path) -> int:
    """Prints how many answers name the register's holder, and each that does not."""
    keys = {row["number"]: row for row in _read(folder / "key.csv")}
    answered = [row for row in _read(folder / "answers.csv") if row["answer"].strip()]
    other = [row for row in answered if not _same(row["answer"], keys[row["number"]])]
    print(f"asked {len(keys)}, answered {len(answered)}, agreed {len(answered) - len(other)}")
    for row in other:
        key = keys[row["number"]]
        print(f"{key['key']}: register {key['holder']}, answer {row['answer']}")
    return 1 if other else 0


def _middle(row: Row) -> date | None:
    first = _day(row["valid_from"], "-01-01")
    last = min(_day(row["valid_until"], "-12-31") if row["valid_until"] else _LATEST, _LATEST)
    return first + timedelta((last - first).days // 2) if last > first else None


def _day(text: str, rest: str) -> date:
    month = "-28" if rest == "-12-31" else "-01"
    whole = text + (rest if len(text) == 4 else month if len(text) == 7 else "")
    return date.fromisoformat(whole)


def _question(row: Row, names: dict[str, str]) -> str:
    body = row["organisation"] or names.get(row["country"], "")
    return f"Who was {row['office']} of {body} on {_middle(row)}?"


def _same(answer: str, key: dict[str, str]) -> bool:
    from difflib import SequenceMatcher

    names = [fold(name) for name in (key["holder"], *cell_list(key["aliases"]))]
    said = fold(answer)
    return any(
        said == name
        or said.split()[-1] == name.split()[-1]
        or set(said.split()) <= set(name.split())
        or SequenceMatcher(None, said, name).ratio() >= _ALIKE
        for name in names
    )


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _read(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    sys.exit(main())
