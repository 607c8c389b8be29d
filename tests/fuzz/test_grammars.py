"""Numbers, days and ranges put together by chance, odd characters between; nothing breaks, nothing takes long."""

import time
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.batch import read_batch
from dateline.model.reading import Failure, Reading
from dateline.settings import ReadSettings, Settings
from tests.fuzz.held import sound_reading
from tests.fuzz.targets_texts import grammar
from tests.ingest.making import report_of
from tests.making import make_report

FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

NUMBER = st.one_of(
    st.integers(0, 10**30).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.floats(0, 1e15, allow_nan=False).map("{:.3f}".format),
    st.sampled_from(["twelve", "a hundred and one", "two dozen", "no", "½", "3½", "⅔", "١٢", "①", "MMXXVI", "1e308",
                     "nineteen eighty-four", "a million million million", "5,5", "1.2.3", "-7", "+7", "0x1F"]),
)  # fmt: skip
MONTH = st.sampled_from(["January", "Feb.", "march", "SEPT.", "Nov", "Smarch"])
DAY = st.one_of(
    st.tuples(MONTH, st.integers(0, 40), st.integers(0, 12_000)).map(lambda d: f"{d[0]} {d[1]}, {d[2]}"),
    st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9_999)).map(lambda d: "/".join(map(str, d))),
    st.tuples(st.integers(0, 9_999), st.integers(0, 99)).map(lambda d: f"{d[0]:04}-{d[1]:02}-{d[1]:02}"),
    st.sampled_from(["Monday", "last Friday", "tomorrow", "the 31st", "29 February", "Easter", "the 1990s", "24:00",
                     "the second quarter", "next century", "a week ago", "noon on Ash Wednesday", "Q5 2026"]),
)  # fmt: skip
LENGTH = st.tuples(NUMBER, st.sampled_from(["days", "years", "centuries", "hours", "weeks", "fortnights"])).map(
    " ".join
)
RANGE = st.tuples(
    st.sampled_from(["from", "between", "since", "at least", "up to", "no fewer than", "within", "by", ""]),
    st.one_of(NUMBER, DAY, LENGTH),
    st.sampled_from([" to ", " and ", "-", "–", " or ", " through ", "/", " of the ", ", including "]),
    st.one_of(NUMBER, DAY, LENGTH),
    st.sampled_from(["people", "were killed", "ago", "later", "percent", "km", "o'clock", "dollars", "votes", "."]),
).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]}{parts[3]} {parts[4]}")
ODD = st.sampled_from(
    ["", " ", "\u202e", "\u202c", "\u2066", "e\u0301", "\u0301\u0301", "\u200b", "\u200d", "\ufeff", "\u2028", "\x85",
     "\xa0", "\u3000", "\ufffd", "\U0001f3fd", "\U000e0001", "\u0660", "İ", "ﬁ", "\x1b[31m", "\t", "\n\n",
     "\x00", "\ud800"]
)  # fmt: skip
TEXT = st.lists(st.one_of(RANGE, DAY, LENGTH, NUMBER, ODD), min_size=1, max_size=12).map(" ".join)
YEAR = st.sampled_from(["2026-03-14", "1500-01-01", "2500-12-31", "2024-02-29", ""])


@FEW
@given(TEXT, YEAR, st.lists(st.tuples(st.integers(0, 400), ODD), max_size=5))
def test_times_and_numbers_of_any_text(text: str, day: str, odd: list[tuple[int, str]]) -> None:
    for at, character in odd:
        text = text[:at] + character + text[at:]
    text = text.encode("utf-8", "replace").decode()
    head = b"\0\0" if not day else b"\xff\xff" if day.startswith("25") else b"\x86\x9c"
    assert grammar(head + text.encode()) == grammar(head + text.encode())


@settings(parent=FEW, max_examples=25)
@given(TEXT, YEAR)
def test_every_room_reads_any_text(text: str, day: str) -> None:
    sound_reading(_read(text.encode("utf-8", "replace").decode().replace("\0", " "), day))


TRAPS: dict[str, Callable[[int], str]] = {
    "quote marks": lambda n: '"' * n,
    "curly quote marks": lambda n: "“" * n + "”" * n,
    "quotes": lambda n: "“No,” he said. " * n,
    "apostrophes": lambda n: "’s " * n,
    "brackets": lambda n: "(" * n + ")" * n,
    "bracketed": lambda n: "(see) " * n,
    "commas": lambda n: "a, " * n,
    "only commas": lambda n: "," * n,
    "and": lambda n: "and " * n,
    "names": lambda n: "Ada Quill, " * n,
    "numbers": lambda n: "12 " * n,
    "joined numbers": lambda n: "1,000" * n,
    "number words": lambda n: "one hundred " * n,
    "days": lambda n: "Monday, " * n,
    "years": lambda n: "2026-" * n,
    "one word": lambda n: "a" * 6 * n,
    "one capital": lambda n: "A." * 2 * n,
    "hyphens": lambda n: "well-" * n,
    "space": lambda n: "a" + " " * 6 * n + "b",
    "accents": lambda n: "e" + "\u0301" * 6 * n,
    "stops": lambda n: ". " * 2 * n,
    "dashes": lambda n: " – " * n,
    "quoted lines": lambda n: "“No,” he said.\n\n" * n,
    "places": lambda n: "Bor, Serbia, " * n,
    "lines": lambda n: "Police said so.\n\n" * n,
    "said": lambda n: "he said that " * n,
    "of the": lambda n: "of the army " * n,
    "killed": lambda n: "12 were killed, " * n,
}
LENGTH_OF_TRAP = 500
_GROWS = 3.2  # times as long for twice as much; four times would be quadratic
_AT_LEAST = 0.15  # seconds of the processor below which nothing can be told


@pytest.mark.parametrize("trap", TRAPS)
def test_twice_as_much_takes_about_twice_as_long(trap: str) -> None:
    made, size = TRAPS[trap], LENGTH_OF_TRAP
    _read(made(20), "2026-03-14")
    while size < 8 * LENGTH_OF_TRAP and _cost(partial(_read, made(size), "2026-03-14")) < _AT_LEAST:
        size *= 2
    assert _grows_as_it_is_long(lambda n: _read(made(n), "2026-03-14"), size)


@pytest.mark.parametrize("trap", TRAPS)
def test_intake_of_twice_as_much_takes_about_twice_as_long(trap: str) -> None:
    opening = (
        "HARROWMERE, March 14 (Example Wire) - The council of Harrowmere voted on Tuesday to close the bridge. " * 3
    )
    assert _grows_as_it_is_long(lambda n: _taken(opening + TRAPS[trap](n)), 4_000)


def _grows_as_it_is_long(work: Callable[[int], object], size: int) -> bool:
    """Whether twice as much takes about twice as long; one measurement in three is enough, machines have moods."""
    for _ in range(3):
        once, twice = _cost(partial(work, size)), _cost(partial(work, 2 * size))
        if twice < max(_GROWS * once, 2 * _AT_LEAST):
            return True
    return False


def _read(text: str, day: str) -> Reading:
    """The text through every room, without a parser."""
    from dateline.compose import reader_for

    (made,) = read_batch([make_report(text, day)], reader_for(Settings(read=ReadSettings(model="plain"))).stages)
    assert not isinstance(made, Failure), made
    return made


def _taken(text: str) -> None:
    from dateline.errors import SourceError

    try:
        report_of(text)
    except SourceError as error:
        assert str(error)


def _cost(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began
