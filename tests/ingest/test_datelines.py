"""The line that opens a wire report."""

from datetime import date

import pytest

from dateline.model.text import PublishedBasis
from tests.ingest.making import PROSE, intake, kinds_of, report_of

PUBLISHED = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("opening", "place", "filed", "agency"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None, "Associated Press"),
        ("GAO, Mali, March 14 - ", "GAO, Mali", date(2026, 3, 14), None),
        ("Aden: ", "Aden", None, None),
        ("WASHINGTON — ", "WASHINGTON", None, None),
        ("MOSCOW, Dec 24 (Reuters) - ", "MOSCOW", date(2025, 12, 24), "Reuters"),
        ("BEIRUT, 14 March 2026 (Example Wire) -- ", "BEIRUT", date(2026, 3, 14), "Example Wire"),
        ("UNITED NATIONS, Sept. 24 (Xinhua) -- ", "UNITED NATIONS", date(2025, 9, 24), "Xinhua"),
        ("New Delhi, Mar 15 (PTI) ", "New Delhi", date(2026, 3, 15), "Press Trust of India"),
        ("LONDON/PARIS (Reuters) - ", "LONDON/PARIS", None, "Reuters"),
        ("MEXICO CITY (AP) – ", "MEXICO CITY", None, "Associated Press"),
        ("NAIROBI: ", "NAIROBI", None, None),
        ("ST. LOUIS, Mo. — ", "ST. LOUIS, Mo.", None, None),
        ("RAMALLAH, Monday, March 16, 2026 (WAFA) – ", "RAMALLAH", date(2026, 3, 16), "WAFA"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("March 14 (Reuters) - ", None, date(2026, 3, 14), "Reuters"),
    ],
)
def test_an_opening_is_read(opening: str, place: str | None, filed: date | None, agency: str | None) -> None:
    report = report_of(opening + PROSE, intake(PUBLISHED))
    assert report.dateline is not None
    assert kinds_of(report)[0] == ("dateline", opening.strip())
    assert kinds_of(report)[1][1].startswith("The council")
    assert (report.quote(report.dateline.place) if report.dateline.place else None) == place
    assert report.dateline.filed == filed
    assert report.dateline.agency == agency


@pytest.mark.parametrize(
    "start",
    [
        "EXCLUSIVE — ",
        "Zelenskyy — ",
        "Analysis: ",
        "In London (and Paris) - ",
        "NATO and the EU - ",
        "WATCH: ",
        "Monday: ",
        "The U.S. — ",
    ],
)
def test_no_opening(start: str) -> None:
    report = report_of(start + PROSE, intake(PUBLISHED))
    assert report.dateline is None
    assert kinds_of(report)[0][0] == "body"


def test_a_date_alone_dates_the_report() -> None:
    report = report_of(f"Harrowmere bridge to close\n\nDecember 12, 2008\n\n{PROSE}")
    assert (report.published, report.published_basis) == (date(2008, 12, 12), PublishedBasis.DATELINE)
    assert kinds_of(report)[1] == ("dateline", "December 12, 2008")


def test_the_operators_day_comes_first_and_nothing_is_made_up() -> None:
    told = report_of(f"GAO, Mali, March 14, 2026 — {PROSE}", intake(PUBLISHED))
    assert (told.published, told.published_basis) == (PUBLISHED, PublishedBasis.GIVEN)
    bare = report_of(f"GAO, Mali, March 14 — {PROSE}")
    assert (bare.published, bare.published_basis) == (None, PublishedBasis.UNRESOLVED)
    assert bare.dateline is not None
    assert bare.dateline.filed is None


@pytest.mark.parametrize(
    ("text", "outlet", "origin"),
    [
        (f"KYIV (AP) — {PROSE}", "Harrowmere Post", "Associated Press"),
        (f"KYIV (AP) — {PROSE}", "AP News", None),
        (f"{PROSE}\nRead the original article on Example Weekly.\n", "Harrowmere Post", "Example Weekly"),
        (f"{PROSE}\n(With inputs from PTI)\n", "Harrowmere Post", "Press Trust of India"),
        (
            f"{PROSE}\nAssociated Press writer Tom Lee contributed to this report.\n",
            "Harrowmere Post",
            "Associated Press",
        ),
        (f"{PROSE}\n— AFP\n", "Harrowmere Post", "Agence France-Presse"),
        (PROSE, "Harrowmere Post", None),
    ],
)
def test_origin(text: str, outlet: str, origin: str | None) -> None:
    assert report_of(text, intake(outlet=outlet)).origin == origin


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 5:14 PM EST, Sun November 17, 2024", date(2024, 11, 17)),
        ("Posted on 2024-11-17 08:00", date(2024, 11, 17)),
        ("13 Jan 2020, 22:11 GMT+10", date(2020, 1, 13)),
        ("Published: 04/05/2024", None),
        ("Updated 5:14 PM EST, Sun November 17, 2024", None),
    ],
)
def test_a_printed_stamp_dates_a_text(line: str, day: date | None) -> None:
    report = report_of(f"Harrowmere bridge to close\n\n{line}\n\n{PROSE}")
    assert ("boilerplate", line) in kinds_of(report)
    assert (report.published, report.published_basis) == (
        (day, PublishedBasis.PAGE) if day else (None, PublishedBasis.UNRESOLVED)
    )
