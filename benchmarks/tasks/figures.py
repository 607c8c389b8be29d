"""Tolls: what each report gives for its own event, read alone; and two stories whose tolls grow and agree."""

import re
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.reading import digest, gold, json_lines, read_rows

AT = "2026-01-01T00:00:00Z"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PATH_DAY = re.compile(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)? ?,? (20\d\d)\b")
_DAY_MONTH = re.compile(r"\b(\d\d?) ([A-Za-z]{3,9}) (20\d\d)\b")


def gold_digest() -> str:
    """Digest of the tolls and their texts."""
    return digest([gold("gold/figures/tolls.jsonl"), gold("gold/stories/ecb_documents.jsonl")])


def run() -> tuple[str, dict[str, float]]:
    """Right, wrong and missed tolls, bounds and sources; then the states that stories show."""
    tolls = {row["id"]: row["figures"] for row in json_lines(gold("gold/figures/tolls.jsonl"))}
    rows = [row for row in json_lines(gold("gold/stories/ecb_documents.jsonl")) if row["id"] in tolls]
    lines, found = _alone(rows, tolls)
    more, states = _together(rows)
    return "\n".join([*lines, *more]), found | states


def _alone(rows: list[dict[str, Any]], tolls: dict[str, Any]) -> tuple[list[str], dict[str, float]]:
    """Each report read by itself, from its text and nothing else."""
    from dateline.records.tolls import own_toll

    records = read_rows([{"id": row["id"], "text": row["text"]} for row in rows])
    right = wrong = bound = voiced = sourced = 0
    lines = []
    for name, figures in tolls.items():
        toll = own_toll(records[name]) if name in records else None
        expected = figures[0] if figures else None
        if toll is not None and expected is not None and toll.low == expected["deaths"]:
            right += 1
            bound += toll.bound == expected["bound"]
            named = bool(expected["said_by"])
            voiced += named
            sourced += named and bool(toll.chain)
        elif toll is not None:
            wrong += 1
            lines.append(f"  wrong {name}: {toll.low:g}, expected {expected}")
        elif expected is not None:
            lines.append(f"  missed {name}: expected {expected}")
    tried = sum(bool(figures) for figures in tolls.values())
    lines.insert(0, f"tolls of {len(tolls)} reports: right {right} of {tried}, wrong {wrong}; of the right ones, bound "
                    f"{bound}, a voice where one is named {sourced} of {voiced}")  # fmt: skip
    return lines, {"right": float(right), "wrong": float(wrong), "bound": float(bound), "voice": float(sourced)}


def _together(rows: list[dict[str, Any]]) -> tuple[list[str], dict[str, float]]:
    """All reports in one store, with the days that their pages bear: the states of each story's toll."""
    from dateline.archive.link import link_new
    from dateline.query.figures import ledgers_of
    from dateline.store import Access, Taken, open_store, put_reading

    records = read_rows([_dated(row) for row in rows])
    lines, shown = [], []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "tolls", Access.WRITE) as store:
        for record in records.values():
            put_reading(store, record, Taken(None, AT))
        link_new(store, AT)
        for identity, many in list(store.base.execute("SELECT id, reports FROM story ORDER BY reports DESC, n")):
            for ledger in ledgers_of(store.base, str(identity), "killed") or ():
                states = ", ".join(ledger.states) or "-"
                lines.append(f"  story of {many} reports: {states}; spread {ledger.spread}, {ledger.origins} origins")
                shown.append(ledger.states)
    growing = any("growing" in states for states in shown)
    agreeing = any(states == ("agreeing",) for states in shown)
    return lines, {"growing shown": float(growing), "agreeing shown": float(agreeing)}


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    outlet = urlsplit(row["url"]).netloc.removeprefix("www.")
    day = _day(row["url"], " ".join(row["text"].split("\n")[:4])[:300])
    return {"id": row["id"], "text": row["text"], "url": row["url"], "outlet": outlet, "published": day}


def _day(url: str, head: str) -> str | None:
    """The day in a page's address, else in the first lines of its text."""
    if path := _PATH_DAY.search(url):
        return f"{path[1]}-{int(path[2]):02}-{int(path[3]):02}"
    for pattern, month, day in ((_MONTH_DAY, 1, 2), (_DAY_MONTH, 2, 1)):
        found = pattern.search(head)
        if found and found[month][:3].lower() in MONTHS:
            return f"{found[3]}-{MONTHS.index(found[month][:3].lower()) + 1:02}-{int(found[day]):02}"
    return None
