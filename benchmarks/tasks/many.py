"""Real reports as one store: what belongs together is together, what was corrected shows, whose words a report has.

$DATELINE_MANY_STORE names a file that the store is kept in.
"""

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.reading import digest, gold, json_lines, reader
from dateline.archive.link import link_new
from dateline.batch import read_stream
from dateline.ingest import Intake, gather
from dateline.model.reading import Failure
from dateline.records import flatten
from dateline.settings import Settings
from dateline.store import Access, Store, Taken, open_store, put_reading

AT = "2026-11-22T00:00:00Z"
ORIGINS = {
    2: "Associated Press",
    3: "Press Trust of India",
    5: "Associated Press",
    15: "Reuters",
    18: "Associated Press",
    20: "Reuters",
}
FAR = "auto"  # two reports of one affair that lie five months apart
Check = tuple[str, str, bool]


def gold_digest() -> str:
    """Digest of the list of reports."""
    return digest([gold("reports/reports.jsonl")])


def run() -> tuple[str, dict[str, float]]:
    """A table of checks with what was found, and the share that passed."""
    rows = json_lines(gold("reports") / "reports.jsonl")
    kept = os.environ.get("DATELINE_MANY_STORE")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(kept or f"{folder}/many"), Access.WRITE) as store:
        numbers = filled(store, rows)
        checks = list(_checks(store, rows, numbers))
    passed = sum(ok for *_, ok in checks)
    lines = [f"{'ok    ' if ok else 'MISSED'} {name:52} {found}" for name, found, ok in checks]
    return "\n".join([*lines, f"{passed} of {len(checks)} checks"]), {"passed": passed / len(checks)}


def filled(store: Store, rows: list[dict[str, Any]]) -> dict[int, int]:
    """Reads, puts and links the reports as they came out; the store's number of each by its number in the list."""
    settings, using = Settings(), reader()
    numbers = {}
    for row in sorted(rows, key=lambda row: (row["published"], row["n"])):
        day = date.fromisoformat(row["published"])
        intake = Intake(day, row["outlet"], False, settings.fetch, settings.read.max_characters)
        for read in read_stream(gather([str(gold("reports") / row["file"])], intake, BytesIO()), using.stages):
            if not isinstance(read, Failure):
                numbers[row["n"]] = put_reading(store, flatten(read, using.edition), Taken(row["file"], AT)).n
    link_new(store, AT)
    return numbers


def _checks(store: Store, rows: list[dict[str, Any]], numbers: dict[int, int]) -> Iterator[Check]:
    groups: dict[str, list[int]] = {}
    for row in rows:
        if row["same_event"]:
            groups.setdefault(row["same_event"], []).append(numbers[row["n"]])
    of = dict(store.base.execute("SELECT report, story FROM story_report"))
    for name, reports in groups.items():
        stories = {of[n] for n in reports}
        yield f"[{name}] {len(reports)} reports in one story", f"{len(stories)} stories", len(stories) == 1
    home = {n: name for name, reports in groups.items() for n in reports}
    mixed = [s for s in set(of.values()) if len({home.get(n, n) for n in of if of[n] == s}) > 1]
    yield "no story joins what is apart", f"{len(mixed)} do", not mixed
    for name, reports in groups.items():
        if name != FAR:
            yield _shared(store, name, reports)
    yield from _events_kept_apart(store, home)
    yield _correction(store, groups["mattis"])
    yield _process(store, groups["veto"])
    yield _several(store, groups["imp"])
    for n, agency in ORIGINS.items():
        found = store.base.execute("SELECT origin_id FROM report WHERE n = ?", (numbers[n],)).get
        yield f"report {n} has the words of {agency}", str(found), found == f"agency:{agency}"


def _shared(store: Store, name: str, reports: list[int]) -> Check:
    """Events that at least two reports of a group tell."""
    rows = store.base.execute(
        f"""SELECT event.type, trigger_text, who_name, reports FROM event JOIN happening ON happening.n = head
        WHERE reports > 1 AND event.n IN (SELECT event FROM happening WHERE report IN ({_listed(reports)}))"""
    )
    found = [f"{kind} {trigger} ({who}, {count} reports)" for kind, trigger, who, count in rows]
    return f"[{name}] events told by several of its reports", "; ".join(found) or "none", bool(found)


def _events_kept_apart(store: Store, home: dict[int, str]) -> Iterator[Check]:
    """No event joins tellings of reports that have nothing to do with each other."""
    tellers: dict[int, set[int]] = {}
    for event, report in store.base.execute("SELECT event, report FROM happening WHERE event IS NOT NULL"):
        tellers.setdefault(event, set()).add(report)
    mixed = [event for event, reports in tellers.items() if len({home.get(n, n) for n in reports}) > 1]
    yield "no event joins what is apart", f"{len(mixed)} do", not mixed


def _correction(store: Store, reports: list[int]) -> Check:
    """The leaving date: February first, then 1 January; as a change of one event, or as one that corrects another."""
    listed = _listed(reports)
    rows = store.base.execute(
        f"""SELECT a.earliest, b.earliest FROM relation JOIN event a ON a.n = "left" JOIN event b ON b.n = "right"
        WHERE kind = 'corrects' AND a.n IN (SELECT event FROM happening WHERE report IN ({listed}))
        UNION ALL SELECT json_extract(before, '$.earliest'), json_extract(after, '$.earliest') FROM change
        WHERE kind = 'event-changed' AND report IN ({listed}) AND json_extract(after, '$.earliest') IS NOT NULL"""
    )
    found = [(str(before), str(after)) for before, after in rows]
    right = any(before.startswith("2019-02") and after.startswith("2019-01-01") for before, after in found)
    return "[mattis] the leaving date shows as a correction", str(found or "none"), right


def _process(store: Store, reports: list[int]) -> Check:
    """Events of all three reports, tied to each other as states of one process."""
    sql = f"""SELECT a.n, a.status, ha.trigger_text, ha.report, b.n, b.status, hb.trigger_text, hb.report, kind
        FROM relation JOIN event a ON a.n = "left" JOIN event b ON b.n = "right"
        JOIN happening ha ON ha.n = a.head JOIN happening hb ON hb.n = b.head
        WHERE ha.report IN ({_listed(reports)}) AND hb.report IN ({_listed(reports)})"""
    ties: dict[int, set[int]] = {}
    told: dict[int, tuple[int, str]] = {}
    for a, status, trigger, report, b, other, word, second, _ in store.base.execute(sql):
        ties.setdefault(a, set()).add(b)
        ties.setdefault(b, set()).add(a)
        told |= {a: (report, f"{status} {trigger}"), b: (second, f"{other} {word}")}
    chains = sorted(_chains(ties), key=lambda chain: -len({told[n][0] for n in chain}))
    best = chains[0] if chains else set()
    words = " > ".join(told[n][1] for n in sorted(best, key=lambda n: told[n]))
    return "[veto] three states of one process", words or "none", len({told[n][0] for n in best}) == len(reports)


def _chains(ties: dict[int, set[int]]) -> Iterator[set[int]]:
    left = set(ties)
    while left:
        chain, waiting = set[int](), {min(left)}
        while waiting:
            chain |= waiting
            waiting = {other for n in waiting for other in ties[n]} - chain
        left -= chain
        yield chain


def _several(store: Store, reports: list[int]) -> Check:
    """One story of several events, told by three origins."""
    listed = _listed(reports)
    events = store.base.execute(f"SELECT count(DISTINCT event) FROM happening WHERE report IN ({listed})").get
    origins = store.base.execute(f"SELECT count(DISTINCT origin_id) FROM report WHERE n IN ({listed})").get
    return "[imp] several events, three origins", f"{events} events, {origins} origins", events > 2 and origins == 3


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
