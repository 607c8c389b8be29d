"""Made-up rows about the samples' own events: the comparison says exactly what is known of each."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.imports.match.assign import Fit, assign
from dateline.imports.match.score import LEAST
from tests.imports.conftest import DATA

# Row, our event, what differs. Everything else about these rows is in tests/imports/data/acled.csv.
MATCHED = {
    "COL9001": ("ASSAULT 2026-09-15 Buenaventura", set()),  # the same attack, a toll that "at least seven" allows
    "COL9012": ("ASSAULT 2026-09-15 Buenaventura", {"day", "deaths"}),  # a second time: our other telling of it
    "GBR9003": ("PROTEST/obstruct 2026-05-13 Dundee", set()),
    "GBR9004": ("COERCE/arrest 2026-05-13 Dundee", {"day"}),  # a day later
}
ONLY_THEIRS = {
    "COL9005": "a match needs 60",  # the same town three days later
    "COL9006": "335 km apart",  # the same day
    "COL9009": "a match needs 60",  # of a week only, and we have no place for it
    "KEN9002": "no kindred types",
    "PER9007": "days apart",  # a village of the same name in another country; nothing else there
    "SEA9008": "a match needs 60",  # at sea
}
APART = {"COL9010": "of a type that we have none for", "MLI9011": "in a country that we tell nothing of"}


def run(*words: object) -> str:
    shown = CliRunner().invoke(commands, [str(word) for word in words])
    assert shown.exit_code == 0, shown.output
    return shown.stdout


def table(store: Path, file: str, *more: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run("compare", DATA / file, "--csv", "--store", store, *more))))


def differing(line: Mapping[str, str]) -> set[str]:
    return {name.removesuffix("_agree") for name, cell in line.items() if name.endswith("_agree") and cell == "no"}


def ours(line: Mapping[str, str]) -> str:
    return f"{line['type_ours']} {line['day_ours']} {line['place_ours']}"


def test_made_up_acled_rows_give_the_known_table(sample_store: Path) -> None:
    lines = table(sample_store, "acled.csv")
    kinds = {
        kind: {x["row"]: x for x in lines if x["kind"] == kind and x["row"]} for kind in ("matched", "theirs", "apart")
    }
    assert {row: (ours(x), differing(x)) for row, x in kinds["matched"].items()} == MATCHED
    assert set(kinds["theirs"]) == set(ONLY_THEIRS)
    assert all(why in kinds["theirs"][row]["reasons"] for row, why in ONLY_THEIRS.items())
    assert {row: x["reasons"] for row, x in kinds["apart"].items()} == APART
    alone = sorted(x["quote"][:24] for x in lines if x["kind"] == "ours")
    assert alone == [
        "One suspect was detained",
        "Police arrested 14 peopl",
        "The attackers arrived by",
    ]


def test_every_line_of_ours_rests_on_words_and_every_match_on_points(sample_store: Path) -> None:
    lines = table(sample_store, "acled.csv")
    assert all(x["quote"] and "#char=" in x["locator"] for x in lines if x["kind"] in ("matched", "ours"))
    assert all(int(x["score"]) >= LEAST for x in lines if x["kind"] == "matched")
    assert all(x["their_notes"].startswith("Invented row") for x in lines if x["row"])


def test_figures_count_what_can_be_compared_only(sample_store: Path) -> None:
    whole = json.loads(run("compare", DATA / "acled.csv", "--json", "--store", sample_store))
    figures, items = whole["figures"], whole["items"]
    assert (figures["rows"], figures["matched"], figures["theirs"], figures["ours"]) == (12, 4, 6, 3)
    assert sum(many for _, many in figures["apart_theirs"]) == 2
    assert figures["events"] == 4 + 3 + sum(many for _, many in figures["apart_ours"])
    agreed = {one["name"]: (one["agree"], one["differ"], one["untold"]) for one in figures["agreements"]}
    assert agreed["day"] == (2, 2, 0)
    assert agreed["place"] == (4, 0, 0)
    assert agreed["deaths"] == (1, 1, 2)
    assert len(items) == figures["rows"] + figures["events"] - figures["matched"]


@pytest.mark.parametrize(
    ("file", "row", "event", "differs"),
    [
        ("ucdp.csv", "900001", "ASSAULT 2026-09-15 Buenaventura", set()),
        ("ucdp_candidate.csv", "900001", "ASSAULT 2026-09-15 Buenaventura", set()),
        ("polecat.txt", "PLC900001", "COERCE/arrest 2026-05-13 Dundee", set()),
        ("polecat.txt", "PLC900002", "SANCTION/convict 2026-03-13 Nakuru", set()),
        ("gdelt.export.CSV", "1200000001", "ASSAULT 2026-09-15 Buenaventura", set()),
        ("own.csv", "mine-1", "SANCTION/convict 2026-03-13 Nakuru", set()),
    ],
)
def test_rows_of_other_kinds_find_their_event(
    sample_store: Path, file: str, row: str, event: str, differs: set[str]
) -> None:
    shown = CliRunner().invoke(commands, ["compare", str(DATA / file), "--csv", "--store", str(sample_store)])
    (line,) = [x for x in csv.DictReader(io.StringIO(shown.stdout)) if x["row"] == row]
    assert (line["kind"], ours(line), differing(line)) == ("matched", event, differs)


def test_filters_and_limits_change_what_is_compared(sample_store: Path) -> None:
    near = {x["row"] for x in table(sample_store, "acled.csv", "--days", "0") if x["kind"] == "matched"}
    assert near == {"COL9001", "GBR9003"}
    british = table(sample_store, "acled.csv", "--country", "GBR")
    assert {x["row"] for x in british if x["kind"] == "matched"} == {"GBR9003", "GBR9004"}
    assert next(x for x in british if x["row"] == "COL9001")["kind"] == "apart"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(LEAST, 100)), max_size=14))
def test_assignment_is_one_to_one_and_the_same_in_any_order(given_fits: list[tuple[int, int, int]]) -> None:
    fits = list({fit[:2]: Fit(*fit) for fit in given_fits}.values())
    pairs, great = assign(fits, LEAST)
    assert len({p.row for p in pairs}) == len({p.event for p in pairs}) == len(pairs)
    assert not great
    free = [f for f in fits if f.row not in {p.row for p in pairs} and f.event not in {p.event for p in pairs}]
    assert not free
    assert assign(list(reversed(fits)), LEAST)[0] == pairs
    assert _best(fits) == sum((p.score - LEAST + 1) ** 2 for p in pairs)


def _best(fits: list[Fit]) -> int:
    """The greatest worth of any one-to-one choice, by trying all."""
    if not fits:
        return 0
    first, rest = fits[0], fits[1:]
    with_it = [f for f in rest if f.row != first.row and f.event != first.event]
    return max(_best(rest), (first.score - LEAST + 1) ** 2 + _best(with_it))


def test_of_equal_pairs_ids_stand_in_the_same_order() -> None:
    fits = [Fit(row, event, 80) for row in range(3) for event in range(3)]
    assert [(p.row, p.event) for p in assign(fits, LEAST)[0]] == [(0, 0), (1, 1), (2, 2)]


def test_one_good_pair_goes_before_two_poor_ones() -> None:
    fits = [Fit(0, 0, 95), Fit(0, 1, 61), Fit(1, 0, 61)]
    assert assign(fits, LEAST)[0] == (Fit(0, 0, 95),)
