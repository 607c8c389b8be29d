"""Linking: the outcome rests on the reports and their order alone, and what people judged stands."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import pytest
from benchmarks.generator import records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive.growing import Growing
from dateline.archive.judge import Word, judge_pair
from dateline.archive.link import Linker, link_new
from dateline.archive.relink import Repaired, link_again, repair
from dateline.errors import StoreError
from dateline.model.linking import Verdict
from dateline.records import Record
from dateline.store import Access, Store, Taken, open_store, put_reading
from tests.store.making import AT, told

REPORTS = 40
LATER = "2026-11-23T10:00:00Z"


@cache
def invented() -> tuple[Record, ...]:
    """Reports of some stories, with wire copies among them."""
    return tuple(islice(records(1), REPORTS))


def fill(store: Store, reports: Iterable[Record]) -> None:
    """Puts some reports and links them."""
    with store.writing():
        for record in reports:
            put_reading(store, record, Taken(None, AT))
    link_new(store, AT)


def linked(path: Path, *batches: Sequence[Record]) -> dict[str, object]:
    """What a store of these batches holds in the end."""
    with open_store(path, Access.WRITE) as store:
        for batch in batches:
            fill(store, batch)
        return derived(store)


def derived(store: Store) -> dict[str, object]:
    """All that linking derived, without times of day."""
    return {name: list(store.base.execute(sql)) for name, sql in _DERIVED.items()}


_DERIVED = {
    "events": """SELECT id, type, status, contested, earliest, latest, place, who_name, whom_name, head, story,
        reports, outlets, origins, claims, first_published, last_published FROM event ORDER BY id""",
    "members": "SELECT anchor, event FROM happening ORDER BY anchor",
    "stories": "SELECT id, title, first, last, reports, outlets, origins FROM story ORDER BY id",
    "placed": "SELECT report, story, score, reasons FROM story_report ORDER BY report",
    "origins": "SELECT n, origin_id, origin_basis FROM report ORDER BY n",
    "copies": 'SELECT * FROM copy ORDER BY "left", "right"',
    "relations": 'SELECT "left", "right", kind, reasons FROM relation ORDER BY "left", "right"',
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The invented reports, linked all at once."""
    return linked(tmp_path_factory.mktemp("whole") / "store", invented())


def test_the_invented_reports_are_joined_at_all(whole: dict[str, object]) -> None:
    events, stories = whole["events"], whole["stories"]
    assert isinstance(events, list) and isinstance(stories, list)
    assert max(event[11] for event in events) >= 4  # one event told by several reports
    assert any(event[13] < event[11] for event in events)  # of which some are copies of one wire
    assert 4 <= len(stories) < REPORTS
    assert whole["copies"]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, REPORTS - 1), unique=True, min_size=1, max_size=6))
def test_batch_size_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, whole: dict[str, object], cuts: list[int]
) -> None:
    ends = [0, *sorted(cuts), REPORTS]
    batches = [invented()[start:end] for start, end in pairwise(ends)]
    assert linked(tmp_path_factory.mktemp("cut") / "store", *batches) == whole


def test_events_grow_to_what_deriving_them_anew_gives(
    tmp_path: Path, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Growing, "take", lambda self, anchors: None)
    assert linked(tmp_path / "store", invented()) == whole


def test_adding_a_report_twice_changes_nothing(tmp_path: Path, whole: dict[str, object]) -> None:
    with open_store(tmp_path / "store", Access.WRITE) as store:
        fill(store, invented())
        said = list(store.base.execute("SELECT * FROM change ORDER BY n"))
        fill(store, invented()[5:15])
        assert derived(store) == whole
        assert list(store.base.execute("SELECT * FROM change ORDER BY n")) == said


def test_a_link_cut_short_is_taken_up_again(
    tmp_path: Path, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCutError(Exception):
        pass

    seen: list[int] = []
    one = Linker._link_one

    def fails_once(self: Linker, *given: object) -> frozenset[int]:
        seen.append(1)
        if len(seen) == REPORTS // 2:
            raise PowerCutError
        return one(self, *given)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(Linker, "_link_one", fails_once)
    with open_store(tmp_path / "store", Access.WRITE) as store:
        with pytest.raises(PowerCutError):
            fill(store, invented())
        assert store.base.execute("SELECT count(*) FROM report WHERE linked = 1").get == 0
        assert store.base.execute("SELECT count(*) FROM event").get == 0
        link_new(store, AT)
        assert derived(store) == whole
        assert store.base.execute("SELECT count(*) FROM change WHERE kind = 'report-new'").get == REPORTS


def partition(path: Path, *batches: Sequence[Record]) -> set[frozenset[str]]:
    """Which tellings stand in one event."""
    with open_store(path, Access.WRITE) as store:
        for batch in batches:
            fill(store, batch)
        groups: dict[object, set[str]] = {}
        for anchor, event in store.base.execute("SELECT anchor, event FROM happening"):
            groups.setdefault(event, set()).add(str(anchor))
        return {frozenset(group) for group in groups.values()}


def raid(outlet: str, opening: str, more: str = "Bilal Haddad arrested 9 guards in Jos, police said.") -> Record:
    """A report of Ana Lopes's raid in Bor."""
    return told([f"Ana Lopes attacked 40 people in Bor, police said{opening}.", more], outlet=outlet, mark=f"{outlet}.")


def meeting(outlet: str, opening: str) -> Record:
    """A report of something else, somewhere else."""
    return told(
        [f"Farid Rahimi met 12 envoys in Homs, police said{opening}."],
        outlet=outlet,
        mark=f"{outlet}: talks.",
        types=["CONSULT"],
    )


def test_the_order_of_unrelated_batches_does_not_matter(tmp_path: Path) -> None:
    raids = [raid("Gazette", ""), raid("Herald", " on the day", "Carla Novak met 3 mayors in Jos, police said.")]
    talks = [meeting("Courier", ""), meeting("Tribune", " late at night")]
    one, other = partition(tmp_path / "one", raids, talks), partition(tmp_path / "other", talks, raids)
    assert one == other
    assert sorted(len(group) for group in one)[-2:] == [2, 2]  # a raid and a meeting, each told twice


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    """A store with one raid told by two outlets, and a meeting."""
    with open_store(tmp_path / "store", Access.WRITE) as opened:
        other = raid("Herald", " on the day", "Carla Novak met 3 mayors in Jos, police said.")
        fill(opened, [raid("Gazette", ""), other, meeting("Courier", "")])
        yield opened


def raid_of(store: Store) -> tuple[object, ...]:
    """The raid's event: id, reports, outlets, origins."""
    found = list(store.base.execute("SELECT id, reports, outlets, origins FROM event WHERE who_name = 'Ana Lopes'"))
    assert len(found) == 1
    return found[0]


def test_an_event_counts_its_tellers(store: Store) -> None:
    assert raid_of(store)[1:] == (2, 2, 2)
    kinds = [
        row[0] for row in store.base.execute("SELECT kind FROM change WHERE subject = ? ORDER BY n", raid_of(store)[:1])
    ]
    assert kinds == ["event-new", "event-grew"]


def test_a_copy_counts_as_no_origin_of_its_own(store: Store) -> None:
    fill(store, [raid("Tribune", "")])  # Gazette's words, under another name
    _, reports, outlets, origins = raid_of(store)
    assert (reports, outlets, origins) == (3, 3, 2)
    [(containment,)] = store.base.execute("SELECT max(containment) FROM copy")
    assert containment >= 0.8


def test_a_later_version_replaces_the_words_of_the_one_before(tmp_path: Path) -> None:
    url = "https://gazette.example/raid"
    first = told(["Ana Lopes attacked 40 people in Bor, police said."], url=url, outlet="Gazette")
    later = told(["Ana Lopes attacked 55 people in Bor, police said."], url=url, outlet="Gazette", mark="Update.")
    with open_store(tmp_path / "store", Access.WRITE) as store:
        fill(store, [first])
        name = raid_of(store)[0]
        fill(store, [later])
        assert raid_of(store) == (name, 1, 1, 1)
        changed = store.base.execute("SELECT before, after FROM change WHERE kind = 'event-changed'").fetchall()
        assert changed == [('{"figures":["killed 40"]}', '{"figures":["killed 55"]}')]
        assert store.base.execute("SELECT count(DISTINCT story) FROM story_report").get == 1
        assert store.base.execute("SELECT reports FROM story").get == 1
        assert store.base.execute("SELECT count(*) FROM copy").get == 0


def events(store: Store) -> list[str]:
    """The ids of all events, oldest first."""
    return [str(row[0]) for row in store.base.execute("SELECT id FROM event ORDER BY n")]


def word(verdict: Verdict) -> Word:
    """A person's verdict."""
    return Word(verdict, "seen on the page", "an editor", LATER)


def test_a_person_joins_and_parts_and_it_stands(store: Store) -> None:
    before = events(store)
    assert judge_pair(store, before[0], before[-1], word(Verdict.SAME)) == (before[0],)
    joined = events(store)
    assert joined == before[:-1]
    buried = store.base.execute("SELECT replaced_by FROM tombstone WHERE id = ?", (before[-1],)).get
    assert buried == before[0]
    link_again(store, LATER)
    assert events(store) == joined
    # The id that was merged away still names it.
    with pytest.raises(StoreError, match="one and the same"):
        judge_pair(store, before[0], before[-1], word(Verdict.DIFFERENT))


def test_a_person_parts_what_a_scorer_joined(store: Store) -> None:
    name = str(raid_of(store)[0])
    tellings = [
        str(row[0])
        for row in store.base.execute(
            "SELECT anchor FROM happening JOIN event ON event.n = happening.event WHERE id = ? ORDER BY happening.n",
            (name,),
        )
    ]
    assert len(tellings) == 2
    changed = judge_pair(store, *tellings, word(Verdict.DIFFERENT))
    assert changed[0] == name and len(changed) == 2
    counts = [row[0] for row in store.base.execute("SELECT reports FROM event WHERE who_name = 'Ana Lopes'")]
    assert counts == [1, 1]
    assert store.base.execute("SELECT count(*) FROM change WHERE kind = 'event-split'").get == 1
    kept = derived(store)
    link_again(store, LATER)
    assert derived(store) == kept


def test_deriving_all_again_gives_the_same(tmp_path: Path, whole: dict[str, object]) -> None:
    with open_store(tmp_path / "store", Access.WRITE) as store:
        fill(store, invented())
        tables = ("event", "story", "change", "judgement", "tombstone", "relation")
        before = {table: sorted(map(repr, store.base.execute(f"SELECT * FROM {table}"))) for table in tables}
        done = link_again(store, LATER)
        assert (done.reports, done.new, done.gone, done.changed) == (REPORTS, 0, 0, 0)
        assert derived(store) == whole
        assert {table: sorted(map(repr, store.base.execute(f"SELECT * FROM {table}"))) for table in tables} == before


def test_repair_keeps_ids_and_leads_lost_ones_on(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", Access.WRITE) as store:
        fill(store, invented())
        before = {str(row[0]) for row in store.base.execute("SELECT id FROM story")}
        repair(store, LATER)
        after = {str(row[0]) for row in store.base.execute("SELECT id FROM story")}
        led = dict(store.base.execute("SELECT id, replaced_by FROM tombstone WHERE kind = 'story'"))
        assert all(led.get(name) in after for name in before - after)
        placed = store.base.execute("SELECT count(*) FROM story_report JOIN story ON story.n = story").get
        assert placed == REPORTS
        assert repair(store, LATER) == Repaired(0, 0)  # nothing is left to repair


def test_repair_joins_the_surest_tellings_first_and_leads_lost_events_on(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", Access.WRITE) as store:
        fill(store, invented())
        names = [str(row[0]) for row in store.base.execute("SELECT anchor FROM happening ORDER BY n")]
        # What the scorer might have said of the first three: the second came before the third, which fits better.
        first, second, third = names[:3]
        for pair, score, verdict in (
            ((first, second), 90.0, Verdict.SAME),
            ((first, third), 99.0, Verdict.SAME),
            ((second, third), -400.0, Verdict.DIFFERENT),
        ):
            row = (*sorted(pair), verdict.value, score, "[]", "rules_v1", 0, LATER)
            store.base.execute(_JUDGED, row)
        before = set(events(store))
        repair(store, LATER)
        home = dict(store.base.execute("SELECT anchor, event FROM happening"))
        assert home[first] == home[third] != home[second]
        led = dict(store.base.execute("SELECT id, replaced_by FROM tombstone WHERE kind = 'event'"))
        assert all(led.get(name) in events(store) for name in before - set(events(store)))
        assert repair(store, LATER) == Repaired(0, 0)


_JUDGED = """INSERT INTO judgement (kind, "left", "right", verdict, score, reasons, by, human, at)
    VALUES ('same_event', ?, ?, ?, ?, ?, ?, ?, ?)"""


def test_what_is_not_held_is_an_error_that_says_so(store: Store) -> None:
    with pytest.raises(StoreError, match="evt_nothing"):
        judge_pair(store, "evt_nothing", events(store)[0], word(Verdict.SAME))
