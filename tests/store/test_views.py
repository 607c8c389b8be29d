"""The views that others rely on: what they hold, and that their columns stay."""

from collections.abc import Iterator

import pytest

from dateline.archive.link import link_new
from dateline.archive.review import accept
from dateline.model.review import Signed
from dateline.store import Access, Store, Taken, open_store, put_reading
from dateline.store.ratings import rate
from tests.store.making import AT, told
from tests.whole import record_of, sample_readings

COLUMNS = {
    "v_reports": "report version_of version newest title outlet origin origin_basis url language byline published "
    "published_basis words taken_from added_at story text",
    "v_claims": "claim event report scheme type mode status asserted sure hedged speaker said_by outlet origin "
    "published earliest latest who whom place country live withdrawn_at withdrawn_why",
    "v_evidence": "claim event report outlet url published evidence evidence_start evidence_end trigger_text "
    "trigger_start trigger_end sentence live",
    "v_attributions": "claim report place speaker actor outlet cue_class unnamed live",
    "v_sources": "actor speaker kind country sector unnamed claims reports outlets first_published last_published",
    "v_events": "event scheme type mode status contested earliest latest place country geonames lat lon who whom "
    "story reports outlets origins claims sure first_published last_published first_seen changed_at",
    "v_figures": "event report outlet origin published frame low high bound unit counted standing as_of speaker "
    "actor official headline start end sentence live",
    "v_positions": "event report outlet published status earliest latest subject subject_key holder holder_actor "
    "grantor grantor_actor before after sentence live",
    "v_stories": "story title first last reports outlets origins first_seen changed_at",
    "v_revisions": "revision at kind subject report before after note",
    "v_reviews": "revision deed at by act subject report claim event field value machine why other undoes standing how",
    "v_ratings": "rating source name grade why by at standing",
}
BOR = "Ana Lopes attacked 12 people in Bor, police said."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("views") / "s", Access.WRITE) as opened:
        for record in (told([BOR], url="https://example.org/1"), *(record_of(r) for r in sample_readings())):
            put_reading(opened, record, Taken("made", AT))
        link_new(opened, AT)
        accept(opened, str(opened.base.execute("SELECT id FROM claim LIMIT 1").get), Signed("Ida", "", AT))
        rate(opened, "Example Wire", "B", Signed("Ida", "mostly right", AT))
        yield opened


@pytest.mark.parametrize("view", COLUMNS)
def test_a_view_has_its_columns_and_answers(store: Store, view: str) -> None:
    cursor = store.base.execute(f"SELECT * FROM {view}")
    assert [name for name, *_ in cursor.get_description()] == COLUMNS[view].split()
    assert cursor.fetchone() is not None


def test_there_are_no_other_views(store: Store) -> None:
    rows = store.base.execute("SELECT name FROM sqlite_schema WHERE type = 'view' AND name LIKE 'v!_%' ESCAPE '!'")
    assert sorted(str(row[0]) for row in rows) == sorted(COLUMNS)
    assert store.base.execute("SELECT value FROM meta WHERE key = 'views'").get == "1"


def test_what_the_views_say_of_one_report(store: Store) -> None:
    ask = store.base.execute
    report = ask("SELECT id FROM report WHERE n = 1").get
    said = ask(
        "SELECT type, status, asserted, speaker, said_by, who, place, country FROM v_claims WHERE report = ?", (report,)
    )
    expected = ("ASSAULT", "occurred", "affirmed", "police", "police via Example Wire", "Ana Lopes", "Bor", "SRB")
    assert said.fetchall() == [expected]
    words = ask("SELECT evidence, trigger_text, sentence FROM v_evidence WHERE report = ?", (report,))
    assert words.fetchall() == [("Ana Lopes attacked 12 people in Bor", "attacked", BOR)]
    voices = ask("SELECT place, speaker, outlet, cue_class FROM v_attributions WHERE report = ?", (report,))
    assert voices.fetchall() == [(0, "police", None, "report"), (1, "Example Wire", "Example Wire", None)]
    figures = ask("SELECT low, high, bound, counted, speaker, sentence FROM v_figures WHERE report = ?", (report,))
    assert figures.fetchall() == [(12, 12, "=", "people", "police", BOR)]
    assert ask("SELECT kind, subject FROM v_revisions WHERE report = ? LIMIT 1", (report,)).fetchall() == [
        ("report-new", report)
    ]


def test_every_claim_event_and_story_is_reached(store: Store) -> None:
    ask = store.base.execute
    for view, table in (("v_reports", "report"), ("v_claims", "claim"), ("v_evidence", "claim"), ("v_events", "event")):
        assert ask(f"SELECT count(*) FROM {view}").get == ask(f"SELECT count(*) FROM {table}").get, view
    assert ask("SELECT count(*) FROM v_claims WHERE event IS NULL AND live").get == 0
    assert ask("SELECT count(*) FROM v_positions").get == ask("SELECT count(*) FROM policy").get > 0
    said = ask("SELECT sum(claims) FROM v_sources").get
    assert said == ask("SELECT count(*) FROM voice WHERE place = 0 AND attribution IS NOT NULL").get
