"""A small store made by hand: twelve reports, two stories, a copy, a contested event, a planned one, a correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw

from dateline.store.database import Access, Store, open_store
from dateline.store.schema import steps
from dateline.store.tellings import tell

AT = "2026-11-01T00:00:00Z"


@dataclass(frozen=True)
class Told:
    """One happening of a report: the sentence it stands in, its code, and who does what to whom, where and when."""

    sentence: str
    trigger: str
    code: str
    who: str | None = None
    whom: str | None = None
    day: str | None = None
    place: tuple[str, str, str, int | None, float | None, float | None] | None = None
    status: str = "occurred"
    said_by: str | None = None
    asserted: str = "affirmed"
    killed: int | None = None
    sure: bool = True
    doubts: str = "[]"
    event: str = ""


PORT = ("Buenaventura", "COL", "town", 3688465, 3.88, -77.03)
COLOMBIA = ("Colombia", "COL", "country", 3686110, 4.0, -72.0)
OTTAWA = ("Ottawa", "CAN", "town", 6094817, 45.41, -75.70)

ACTORS = {
    "gunmen": ("group", "COL"),
    "Colombian police": ("organisation", "COL"),
    "the mayor": ("person", "COL"),
    "Andean Front": ("group", "COL"),
    "Marta Ruiz": ("person", "COL"),
    "Colombia": ("country", "COL"),
    "Canada": ("country", "CAN"),
    "Jean Roy": ("person", "CAN"),
    "China": ("country", "CHN"),
    "Peter O'Neil": ("person", "IRL"),
}

ATTACK = Told(
    "Gunmen attacked a ferry off Buenaventura on Tuesday, killing seven people, police said.",
    "attacked", "ASSAULT/firearms", "gunmen", "a ferry", "2026-09-15", PORT, said_by="Colombian police", killed=7,
    event="ferry",
)  # fmt: skip
# (outlet, published, title, origin, line, story, happenings)
REPORTS: tuple[tuple[str, str | None, str, str, str, str | None, tuple[Told, ...]], ...] = (
    ("Halden Wire", "2026-09-16", "Ferry attacked off Colombia", "Halden Wire", "u1", "ferry", (ATTACK,)),
    ("Estuary Post", "2026-09-16", "Gunmen attack ferry", "Halden Wire", "u2", "ferry", (ATTACK,)),
    ("Coast Daily", "2026-09-17", "Nine dead in ferry attack", "Coast Daily", "u3", "ferry", (
        Told("At least nine people died when gunmen attacked the ferry, the mayor said.", "attacked",
             "ASSAULT/firearms", "gunmen", "the ferry", "2026-09-15", PORT, said_by="the mayor", killed=9,
             sure=False, doubts='["time: VAGUE"]', event="ferry"),)),
    ("Estuary Post", "2026-09-17", "Front denies ferry attack", "Estuary Post", "u4", "ferry", (
        Told("The Andean Front denied that it had attacked the ferry.", "attacked", "ASSAULT", "Andean Front",
             "the ferry", "2026-09-15", PORT, said_by="Andean Front", asserted="denied", event="ferry"),)),
    ("Halden Wire", "2026-09-18", "Troops for the port", "Halden Wire", "u5", "ferry", (
        Told("Colombia will send troops to Buenaventura on Friday, defence minister Marta Ruiz said.", "send",
             "MOBILIZE/troops", "Colombia", None, "2026-09-25", PORT, "planned", said_by="Marta Ruiz",
             event="troops"),)),
    ("Coast Daily", "2026-09-19", "Minister visits the port", "Coast Daily", "u6", "ferry", (
        Told("Marta Ruiz visited Buenaventura on Friday.", "visited", "CONSULT/visit", "Marta Ruiz", None,
             "2026-09-18", PORT, event="visit"),)),
    ("Ridge Review", "2026-10-02", "Canada lifts canola ban", "Ridge Review", "u7", "canola", ()),
    ("Ridge Review", "2026-10-03", "Canada eases canola ban (corrected)", "Ridge Review", "u7", "canola", (
        Told("Canada eased its ban on canola from China, Jean Roy told reporters in Ottawa.", "eased", "CONCEDE",
             "Canada", "China", "2026-10-01", OTTAWA, said_by="Jean Roy", event="canola"),)),
    ("Plains Courier", "2026-10-04", "Growers welcome canola move", "Plains Courier", "u9", "canola", (
        Told("China thanked Canada for the decision on canola.", "thanked", "SUPPORT", "China", "Canada",
             "2026-10-03", None, event="thanks"),)),
    ("Plains Courier", "2026-10-05", "A minister resigns", "Plains Courier", "u10", None, (
        Told("Peter O'Neil resigned, he said 100% \"of his own will\".", "resigned", "CONCEDE/resign", "Peter O'Neil",
             None, "2026-10-05", None, said_by="Peter O'Neil", event="resigned"),)),
    ("Coast Daily", None, "Undated talk", "Coast Daily", "u11", None, (
        Told("Officials of Canada met envoys of Colombia.", "met", "CONSULT", "Canada", "Colombia", None, COLOMBIA,
             event="met"),)),
    ("Coast Daily", "2026-10-06", "More talks asked for", "Coast Daily", "u12", None, (
        Told("Canada asked China for more talks.", "asked", "REQUEST", "Canada", "China", "2026-10-06", None,
             "requested", event="asked"),)),
)  # fmt: skip


def memory() -> apsw.Connection:
    """The store in memory, for questions below the file."""
    base = apsw.Connection(":memory:")
    for _, step in sorted(steps().items()):
        base.execute(step)
    fill(base)
    return base


def file(path: Path) -> Path:
    """The same as a file."""
    with open_store(path, Access.WRITE) as store:
        _filled(store)
    return path


def _filled(store: Store) -> None:
    with store.writing():
        fill(store.base)


def fill(base: apsw.Connection) -> None:
    """Writes every row, as adding and linking would have."""
    for number, (name, (kind, country)) in enumerate(ACTORS.items(), 1):
        base.execute(
            "INSERT INTO actor (n, id, key, name, kind, country) VALUES (?, ?, ?, ?, ?, ?)",
            (number, f"ent_{number:016}", f"{kind}:{name}", name, kind, country),
        )
    told: dict[str, list[int]] = {}
    for number in range(1, len(REPORTS) + 1):
        _report(base, number, told)
    stories = dict.fromkeys(report[5] for report in REPORTS if report[5])
    for number, name in enumerate(stories, 1):
        _story(base, number, str(name))
    for number, (name, happenings) in enumerate(told.items(), 1):
        _event(base, number, name, happenings)
    _linked(base)


def report_id(number: int) -> str:
    """The id of the report that was made as this one."""
    return f"rpt_{number:016}"


def event_id(name: str) -> str:
    """The id of the event that was made under this name."""
    return f"evt_{name:a>16}"


def story_id(name: str) -> str:
    """The same for a story."""
    return f"sto_{name:a>16}"


def _report(base: apsw.Connection, number: int, told: dict[str, list[int]]) -> None:
    outlet, published, title, origin, line, _, happenings = REPORTS[number - 1]
    body = " ".join(happening.sentence for happening in happenings) or "Canada has lifted its ban on canola."
    text = f"{title}\n\n{body}\n"
    first = next(i for i, other in enumerate(REPORTS, 1) if other[4] == line)
    base.execute(
        "INSERT INTO report (n, id, line, version, version_of, newest, title, outlet, url, language, published,"
        " published_basis, text, text_sha256, words, added_at, linked, origin_id, origin_basis)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'en', ?, 'given', ?, '', ?, ?, 1, ?, '')",
        (number, report_id(number), line, 1 + (first != number), report_id(first) if first != number else None,
         int(not any(other[4] == line for other in REPORTS[number:])), title, outlet, f"https://news.example/{line}",
         published, text, len(text.split()), AT, origin),
    )  # fmt: skip
    base.execute("INSERT INTO passage (rowid, title, text) VALUES (?, ?, ?)", (number, title, text))
    for happening in happenings:
        told.setdefault(happening.event, []).append(_happening(base, number, text, happening))


def _happening(base: apsw.Connection, report: int, text: str, made: Told) -> int:
    start = text.index(made.sentence)
    trigger = text.index(made.trigger, start)
    kind, _, mode = made.code.partition("/")
    base.execute(
        "INSERT INTO happening (report, local, anchor, scheme, type, mode, contexts, status, hedged, sure, headline,"
        " earliest, latest, time_basis, granularity, trigger_start, trigger_end, trigger_text, sentence_start,"
        " sentence_end, doubts)"
        " VALUES (?, 'v1', ?, 'plover', ?, ?, '[]', ?, 0, ?, 0, ?, ?, 'own', ?, ?, ?, ?, ?, ?, ?)",
        (report, f"{report_id(report)}:{trigger}", kind, mode or None, made.status, int(made.sure), made.day, made.day,
         "day" if made.day else None, trigger, trigger + len(made.trigger), made.trigger, start,
         start + len(made.sentence), made.doubts),
    )  # fmt: skip
    n = base.last_insert_rowid()
    for role, name in (("actor", made.who), ("recipient", made.whom)):
        if name is not None:
            at = max(text.lower().find(name.lower(), start), start)
            base.execute("INSERT INTO participant VALUES (?, ?, NULL, ?, ?, 0, ?, ?)",
                         (n, role, _actor(name), name, at, at + len(name)))  # fmt: skip
    if made.place:
        name, country, level, geonames, lat, lon = made.place
        at = text.find(name)
        base.execute("INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                     (n, name, country, geonames, level, lat, lon, at, at + len(name)))  # fmt: skip
    if made.killed is not None:
        base.execute("INSERT INTO amount VALUES (?, 'q1', 'killed', ?, NULL, '=', NULL, 'people', NULL, NULL, 0, ?, ?)",
                     (n, made.killed, start, start + 5))  # fmt: skip
    _claim(base, n, report, made, (start, start + len(made.sentence)))
    return n


def _claim(base: apsw.Connection, happening: int, report: int, made: Told, evidence: tuple[int, int]) -> None:
    base.execute("INSERT INTO claim (id, happening, asserted, sure, evidence_start, evidence_end)"
                 " VALUES (?, ?, ?, ?, ?, ?)",
                 (f"clm_{happening:016}", happening, made.asserted, int(made.sure), *evidence))  # fmt: skip
    claim, place = base.last_insert_rowid(), 0
    if made.said_by:
        base.execute("INSERT INTO voice (claim, place, name, actor, cue_class) VALUES (?, 0, ?, ?, 'report')",
                     (claim, made.said_by, _actor(made.said_by)))  # fmt: skip
        place = 1
    outlet = REPORTS[report - 1][0]
    base.execute("INSERT INTO voice (claim, place, name, outlet) VALUES (?, ?, ?, ?)", (claim, place, outlet, outlet))


def _actor(name: str) -> int | None:
    return [*ACTORS].index(name) + 1 if name in ACTORS else None


def _story(base: apsw.Connection, number: int, name: str) -> None:
    ours = [(i, report) for i, report in enumerate(REPORTS, 1) if report[5] == name]
    days = [report[1] for _, report in ours if report[1]]
    base.execute("INSERT INTO story VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 (number, story_id(name), ours[0][1][2], min(days), max(days), len({r[4] for _, r in ours}),
                  len({r[0] for _, r in ours}), len({r[3] for _, r in ours}), AT, AT))  # fmt: skip
    for i, _ in ours:
        reasons = '[["words", 0.8, "ferry", "ferry"]]'
        base.execute("INSERT INTO story_report VALUES (?, ?, 0.8, ?)", (i, number, reasons))


def _event(base: apsw.Connection, number: int, name: str, happenings: Sequence[int]) -> None:
    reports = [base.execute("SELECT report FROM happening WHERE n = ?", (n,)).get for n in happenings]
    mine = [REPORTS[int(str(report)) - 1] for report in reports]
    made = next(h for report in mine for h in report[6] if h.event == name)
    kind, _, mode = made.code.partition("/")
    days = [report[1] for report in mine if report[1]]
    place = made.place or (None, None, None, None, None, None)
    story = next((i for i, s in enumerate(dict.fromkeys(r[5] for r in REPORTS if r[5]), 1) if s == mine[0][5]), None)
    stands = {h.asserted for report in mine for h in report[6] if h.event == name}
    base.execute(
        "INSERT INTO event (n, id, type, mode, scheme, status, contested, earliest, latest, granularity, place,"
        " country, level, geonames, lat, lon, who, whom, who_name, whom_name, head, story, reports, outlets, origins,"
        " claims, sure, first_published, last_published, first_seen, changed_at)"
        f" VALUES ({', '.join('?' * 31)})",
        (number, event_id(name), kind, mode or None, "plover", made.status, int(len(stands) > 1), made.day, made.day,
         "day" if made.day else None, *place, _actor(made.who or ""), _actor(made.whom or ""), made.who, made.whom,
         happenings[0], story, len(mine), len({r[0] for r in mine}), len({r[3] for r in mine}), len(mine),
         int(made.sure), min(days, default=None), max(days, default=None), AT, AT),
    )  # fmt: skip
    for n in happenings:
        base.execute("UPDATE happening SET event = ? WHERE n = ?", (number, n))


def _linked(base: apsw.Connection) -> None:
    """The copy, what came to be known, an id that was merged away, and a look-alike kept apart."""
    tell(base, [n for (n,) in base.execute("SELECT n FROM happening")])
    first = ATTACK.sentence
    base.execute("INSERT INTO copy VALUES (1, 2, 0.9, 12, 1, 'published earlier', ?)",
                 (f"[[[29, {29 + len(first)}], [21, {21 + len(first)}]]]",))  # fmt: skip
    base.executemany(
        "INSERT INTO change (at, kind, subject, report, before, after, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            ("2026-09-16T08:00:00Z", "report-new", report_id(1), 1, None, None, None),
            ("2026-09-16T08:00:00Z", "event-new", event_id("ferry"), 1, None, '{"status": "occurred"}', None),
            ("2026-09-17T08:00:00Z", "event-grew", event_id("ferry"), 3, '{"outlets": 2}', '{"outlets": 3}', None),
            (
                "2026-09-17T09:00:00Z",
                "event-changed",
                event_id("ferry"),
                4,
                '{"contested": 0}',
                '{"contested": 1}',
                None,
            ),
            ("2026-10-03T08:00:00Z", "report-version", report_id(8), 8, None, None, None),
            ("2026-10-03T08:00:00Z", "event-merged", "evt_gone000000000000", 8, None, None, None),
        ),
    )
    base.execute("INSERT INTO tombstone VALUES ('evt_gone000000000000', 'event', 'told of the same', ?, ?)",
                 (event_id("ferry"), AT))  # fmt: skip
    base.execute("INSERT INTO tombstone VALUES ('rpt_purged0000000000', 'report', 'court order', NULL, ?)", (AT,))
    base.execute("INSERT INTO relation VALUES (1, 2, 'follows', '[]', ?)", (AT,))
    left, right = (
        base.execute("SELECT anchor FROM happening JOIN event ON event.head = happening.n WHERE event.id = ?",
                     (event_id(name),)).get for name in ("ferry", "visit")
    )  # fmt: skip
    base.execute(
        'INSERT INTO judgement (kind, "left", "right", verdict, score, reasons, by, human, at)'
        " VALUES ('same_event', ?, ?, 'different', -3.0, ?, 'rules_v1', 0, ?)",
        (left, right, '[["dates", -3.0, "2026-09-15", "2026-09-18"]]', AT),
    )
