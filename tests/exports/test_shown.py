"""The forms that people look at, row by row: HXL, TimelineJS, iCalendar, GraphML; the formats' own readers agree."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.exports.door import Form, exporter
from dateline.exports.nouns import Whole
from dateline.exports.shown import graphml, hxl, ics, timelinejs
from dateline.query.answers import Actor, When
from tests.exports.made import mark, number, telling, whole
from tests.exports.shown_made import ALL, record, silent

FORMS = {"hxl": "csv", "timelinejs": "csv", "ics": "ics", "graphml": "graphml"}
WRITERS = {"hxl": hxl, "timelinejs": timelinejs, "ics": ics, "graphml": graphml}


def written(folder: Path, name: str, events: tuple[Whole, ...] = ALL, ending: str = "") -> Path:
    target = folder / f"{name}.{ending or FORMS[name]}"
    target.unlink(missing_ok=True)
    with record(folder, events) as given_:
        assert WRITERS[name].write(given_, target) == (target,)
    return target


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", FORMS)
def test_they_stand_behind_the_door_and_say_what_they_lose(name: str) -> None:
    found = exporter(name)
    assert isinstance(found.FORM, Form) and found.FORM.name == name and len(found.FORM.loss) >= 3


@pytest.mark.parametrize("name", [*FORMS, "timelinejs json"])
def test_the_same_events_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    form, _, ending = name.partition(" ")
    first = written(tmp_path, form, ending=ending).read_bytes()
    assert written(tmp_path, form, ending=ending).read_bytes() == first


# HXL ------------------------------------------------------------------------------------------------------------------
HXL_ROWS = {
    0: {"event": "evt_ferry", "killed low": "7", "killed high": "7", "bound": "exact", "standing": "own",
        "country": "COL", "admin1": "Valle del Cauca", "place": "Buenaventura", "geonames": "3688465",
        "latitude": "3.8801", "longitude": "-77.0312", "start": "2026-09-15", "end": "2026-09-15", "who": "gunmen",
        "whom": "Marta Ruiz", "said by": "Halden Wire", "source": "Halden Wire", "outlets": "4", "origins": "2",
        "words": "seven", "locator": "rpt_aaaaaaaaaaaaaaaa#char=91,96", "sure": "true", "counted": ""},
    1: {"event": "evt_raid", "detained low": "12", "detained high": "15", "bound": "about", "said by": "police",
        "chain": "police", "official": "true", "hedged": "true", "start": "2026-09-18", "end": "2026-09-20",
        "latitude": "", "killed low": ""},
    2: {"event": "evt_raid", "killed low": "3", "killed high": "", "bound": "at least", "standing": "running",
        "source": "", "url": "", "locator": "rpt_other#char=8,13", "detained low": ""},
    3: {"event": "evt_raid", "counted": "tonnes", "low": "2.5", "high": "2.5", "killed low": ""},
    4: {"event": "evt_talks", "status": "planned", "start": "2026-11-01", "end": "2026-11-30", "precision": "month",
        "killed low": "", "bound": "", "said by": "police → Halden Wire", "type": "CONSULT/visit"},
    5: {"event": "evt_ban", "contested": "true", "start": "2026-10-01", "end": "", "type": "SANCTION",
        "said by": "a <b>minister</b>", "who": ""},
    6: {"event": "evt_strike", "status": "denied"},
    7: {"event": "evt_undated", "start": "", "end": ""},
    8: {"event": "evt_odd", "who": '\'=<img src=x onerror=alert(1)>; "قناة", 🚢', "source": '\'=cmd|" /C calc"!A0',
        "place": "'@Kayes;\\n, <i>", "latitude": "-1.5", "longitude": "0", "injured low": "1",
        "said by": "<u>␀&", "published": ""},
}  # fmt: skip


def test_hxl_rows(tmp_path: Path) -> None:
    tags, *rows = table(written(tmp_path, "hxl"))
    assert len(rows) == len(HXL_ROWS)
    for place, expected in HXL_ROWS.items():
        assert {name: rows[place][name] for name in expected} == expected
    assert tags["start"] == "#date+start" and tags["country"] == "#country+code+v_iso3"
    assert tags["killed low"] == "#affected+killed+low" and tags["said by"] == "#meta+said_by"
    filled = {name for row in rows for name, cell in row.items() if cell}
    assert set(tags) - filled == {f"{kind} {end}" for kind in ("missing", "displaced", "infected") for end in ("low", "high")} | {"admin2"}  # fmt: skip  # noqa: E501


@pytest.mark.filterwarnings("ignore")  # the reader's own
def test_hxl_is_valid_by_its_own_library(tmp_path: Path) -> None:
    libhxl = pytest.importorskip("hxl")
    path = written(tmp_path, "hxl")
    local = libhxl.InputOptions(allow_local=True)
    assert libhxl.validate(libhxl.data(str(path), local))["is_valid"]
    rows = list(libhxl.data(str(path), local))
    assert [row.get("#affected+killed+low") for row in rows][:3] == ["7", None, "3"]
    assert rows[0].get("#country+code") == "COL" and rows[0].get("#event+id") == "evt_ferry"


# TimelineJS -----------------------------------------------------------------------------------------------------------
HEADER = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Alt Text,Type,Group,Background"
)
LINE = {
    "evt_ferry": ("2026", "9", "15", "", "", "", "", "15 September 2026",
                  "Gunmen attacked Marta Ruiz in Buenaventura, Colombia", "attack"),
    "evt_raid": ("2026", "9", "18", "", "2026", "9", "20", "between 18 and 20 September 2026 (some day of those)",
                 "Colombian police arrested gunmen", "coercion"),
    "evt_talks": ("2026", "11", "", "", "", "", "", "November 2026 (some day of that time)",
                  "Planned talks: Colombian police → Marta Ruiz, Buenaventura, Colombia", "talks"),
    "evt_ban": ("2026", "10", "1", "", "", "", "", "from 1 October 2026 on", "Ban: a ferry, Buenaventura, Colombia",
                "penalty"),
    "evt_strike": ("2026", "9", "3", "", "", "", "", "3 September 2026",
                   "Denied strike: Marta Ruiz → Marta Ruiz, Buenaventura, Colombia", "protest"),
    "evt_odd": ("2026", "12", "31", "14:05", "", "", "", "31 December 2026, 14:05",
                "&#61;&lt;img src=x onerror=alert(1)&gt;; &quot;قناة&quot;, 🚢 attacked gunmen in @Kayes;"
                "\\n, &lt;i&gt;",
                "attack"),
}  # fmt: skip
SHOWN = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "Display Date", "Headline", "Group")


def test_timeline_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "timelinejs")
    assert path.read_text(encoding="utf-8").split("\n")[0] == HEADER
    rows = table(path)
    assert [tuple(row[name] for name in SHOWN) for row in rows] == list(LINE.values())
    assert rows[0]["Text"] == (
        "<p>“Gunmen attacked a ferry off Buenaventura on Tuesday, killing seven people, police said.”</p>"
        "<p>happened; said by police → Halden Wire; 4 outlets, 2 origins</p><p>7 killed (Halden Wire)</p>"
        '<p><a href="https://news.example/ferry">Halden Wire, 16 September 2026</a>'
        " · rpt_aaaaaaaaaaaaaaaa#char=30,117</p>"
    )
    assert "a &lt;b&gt;minister&lt;/b&gt;" in rows[3]["Text"] and "contested" in rows[3]["Text"]
    assert "<script" not in rows[5]["Text"] and "javascript" not in rows[5]["Text"]


def test_timeline_json_says_the_same(tmp_path: Path) -> None:
    made = json.loads(written(tmp_path, "timelinejs", ending="json").read_text(encoding="utf-8"))
    assert list(made) == ["events"]
    assert [event["unique_id"] for event in made["events"]] == list(LINE)
    assert [event["text"]["headline"] for event in made["events"]] == [row[8] for row in LINE.values()]
    raid, talks, odd = made["events"][1], made["events"][2], made["events"][5]
    assert raid["start_date"] == {"year": 2026, "month": 9, "day": 18}
    assert raid["end_date"] == {"year": 2026, "month": 9, "day": 20}
    assert talks["start_date"] == {"year": 2026, "month": 11} and "end_date" not in talks
    assert odd["start_date"] == {"year": 2026, "month": 12, "day": 31, "hour": 14, "minute": 5}
    assert odd["group"] == "attack" and odd["display_date"] == "31 December 2026, 14:05"


@pytest.mark.parametrize(
    ("when", "start", "end", "display"),
    [
        (When("2026-01-01", "2026-12-31", "year"), ("2026", "", ""), ("", "", ""), "2026 (some day of that time)"),
        (When(None, "2026-05-04", None), ("2026", "5", "4"), ("", "", ""), "by 4 May 2026"),
        (When("2026-01-01", "2026-03-31", "quarter"), ("2026", "1", "1"), ("2026", "3", "31"), None),
        (When("2025-11-01", "2026-01-31", "month"), ("2025", "11", "1"), ("2026", "1", "31"), None),
    ],
)
def test_times_that_are_not_exact(
    when: When, start: tuple[str, ...], end: tuple[str, ...], display: str | None, tmp_path: Path
) -> None:
    [row] = table(written(tmp_path, "timelinejs", (whole(when=when),)))
    assert (row["Year"], row["Month"], row["Day"]) == start
    assert (row["End Year"], row["End Month"], row["End Day"]) == end
    assert row["Display Date"] and (display is None or row["Display Date"] == display)


# iCalendar ------------------------------------------------------------------------------------------------------------
DAYS = {
    "evt_ferry": (date(2026, 9, 15), date(2026, 9, 16), "CONFIRMED", "ASSAULT/firearms"),
    "evt_raid": (date(2026, 9, 18), date(2026, 9, 21), "TENTATIVE", "COERCE/arrest"),
    "evt_strike": (date(2026, 9, 3), date(2026, 9, 4), "CANCELLED", "PROTEST/strike"),
    "evt_odd": (date(2026, 12, 31), date(2027, 1, 1), "CONFIRMED", "ASSAULT/firearms"),
    "evt_vote": (date(2026, 12, 1), date(2026, 12, 2), "TENTATIVE", "ASSAULT/firearms"),
}


def test_calendar_days_and_standings(tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    vote = whole("evt_vote", status="planned", when=When("2026-12-01", "2026-12-01", "day"))
    path = written(tmp_path, "ics", (*ALL, vote))
    raw = path.read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75 and b"\n" not in raw.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(raw)
    events = {str(event["UID"]).removesuffix("@dateline"): event for event in calendar.walk("VEVENT")}
    assert not calendar.errors and not any(event.errors for event in events.values())
    found = {
        name: (e["DTSTART"].dt, e["DTEND"].dt, str(e["STATUS"]), str(e["CATEGORIES"].cats[0]))
        for name, e in events.items()
    }
    assert found == DAYS
    ferry, odd = events["evt_ferry"], events["evt_odd"]
    assert str(ferry["SUMMARY"]) == "Gunmen attacked Marta Ruiz in Buenaventura, Colombia"
    assert ferry["DTSTAMP"].dt.isoformat() == "2026-11-01T00:00:00+00:00"
    assert str(ferry["URL"]) == "https://news.example/ferry" and "URL" not in odd
    assert str(ferry["DESCRIPTION"]).split("\n")[-1] == "rpt_aaaaaaaaaaaaaaaa#char=30,117"
    assert str(odd["LOCATION"]) == "@Kayes;\\n, <i>"
    assert str(events["evt_vote"]["SUMMARY"]).startswith("Planned ")


# GraphML --------------------------------------------------------------------------------------------------------------
EDGES = {
    ("ent_gunmen0000000000", "ent_ruiz000000000000", "evt_ferry"),
    ("ent_police0000000000", "ent_gunmen0000000000", "evt_raid"),
    ("ent_police0000000000", "ent_ruiz000000000000", "evt_talks"),
    ("ent_ruiz000000000000", "ent_gunmen0000000000", "evt_undated"),
    ("ent_odd", "ent_gunmen0000000000", "evt_odd"),
}


def test_graph_is_read_back(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(written(tmp_path, "graphml"), force_multigraph=True)
    assert graph.is_directed() and set(graph.edges(keys=True)) == EDGES
    assert graph.nodes["ent_police0000000000"] == {
        "label": "Colombian police", "kind": "organisation", "country": "COL"
    }  # fmt: skip
    ferry = graph.edges["ent_gunmen0000000000", "ent_ruiz000000000000", "evt_ferry"]
    assert {name: ferry[name] for name in ("type", "mode", "quad", "status", "day", "contested", "sure")} == {
        "type": "ASSAULT", "mode": "firearms", "quad": "material-conflict", "status": "occurred", "day": "2026-09-15",
        "contested": False, "sure": True,
    }  # fmt: skip
    assert (ferry["reports"], ferry["outlets"], ferry["origins"], ferry["claims"]) == (5, 4, 2, 6)
    assert (ferry["lat"], ferry["country"], ferry["story"]) == (3.8801, "COL", "sto_ferry")
    raid = graph.edges["ent_police0000000000", "ent_gunmen0000000000", "evt_raid"]
    assert raid["hedged"] is True and "place" not in raid and raid["day"] == "2026-09-18/2026-09-20"
    odd = graph.edges["ent_odd", "ent_gunmen0000000000", "evt_odd"]
    assert odd["quote"] == "Ω\n=1+1 <script>alert(1)</script>" and "url" not in odd


# Everywhere -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", [*FORMS, "timelinejs json"])
def test_no_words_of_reports_where_none_may_go_along(name: str, tmp_path: Path) -> None:
    form, _, ending = name.partition(" ")
    path = written(tmp_path, form, tuple(silent(event) for event in ALL), ending)
    text = path.read_text(encoding="utf-8").replace("\r\n ", "")
    for words in ("killing seven people", "Ferry attacked off", "attacked", "arrested gunmen", "1+1", "of rice"):
        assert words not in text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=90), name=st.text(min_size=1, max_size=40), day=st.dates())
def test_odd_text_breaks_no_form(words: str, name: str, day: date, tmp_path: Path) -> None:
    icalendar, networkx = pytest.importorskip("icalendar"), pytest.importorskip("networkx")
    iso = day.isoformat()
    told = telling(sentence=mark(words, start=3), trigger=mark(name, start=1))
    odd = whole(
        who=Actor("ent_a", name, "group", None), whom=Actor("ent_b", words or "x", "group", None), trigger=name,
        tellings=(told,), when=When(iso, iso, "day"), numbers=(number(source=words, mark=mark(words, start=3)),),
    )  # fmt: skip
    for form, ending in [*FORMS.items(), ("timelinejs", "json")]:
        path = written(tmp_path, form, (odd, odd), ending)
        if ending == "csv":
            rows = table(path)
            assert len(rows) == (3 if form == "hxl" else 2) and not any(None in row for row in rows)
            assert not any(cell[:1] in tuple("=@+") for row in rows for cell in row.values())
        elif ending == "json":
            assert len(json.loads(path.read_text(encoding="utf-8"))["events"]) == 2
        elif ending == "ics":
            events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
            assert [event["DTSTART"].dt for event in events] == [day, day]
            assert not any(event.errors for event in events)
        else:
            assert networkx.read_graphml(path).nodes["ent_a"]["label"] is not None


def test_an_outlet_that_gives_a_figure_is_named_as_it_is_written(tmp_path: Path) -> None:
    events = (whole(numbers=(number(source="halden wire"), number(source="police", low=8, chain=("police",)))),)
    assert [row["said by"] for row in table(written(tmp_path, "hxl", events))[1:]] == ["Halden Wire", "police"]
    text = written(tmp_path, "timelinejs", events).read_text(encoding="utf-8")
    assert "7 killed (Halden Wire)" in text and "8 killed (police)" in text
