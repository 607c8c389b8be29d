"""Invented records: admitted by the schema, their spans true, the same for the same seed, strewn as stated."""

import json
import math
import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import Any

import jsonschema
import pytest
from benchmarks.generator import Made, made
from benchmarks.invented.plots import COPIES, LONGEST, VERSIONS
from benchmarks.invented.world import EXPONENT, Ranked, World

from dateline.records import record_schema
from tests.whole import references_in, spans_in


@cache
def sample() -> tuple[Made, ...]:
    return tuple(islice(made(7), 3000))


def texts(record: dict[str, Any], spans: list[list[int]]) -> str:
    return " ".join(record["report"]["text"][start:end] for start, end in spans)


def test_records_are_admitted_by_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    for one in sample()[::60]:
        assert not list(validator.iter_errors(one.record))


def test_the_same_seed_gives_the_same_bytes() -> None:
    def written(seed: int) -> str:
        return "".join(json.dumps(one.record) for one in islice(made(seed), 300))

    assert written(7) == "".join(json.dumps(one.record) for one in sample()[:300])
    assert written(8) != written(7)


def test_spans_stand_in_the_text_and_references_lead_somewhere() -> None:
    for one in sample()[::30]:
        text = one.record["report"]["text"]
        rows = {row["id"] for value in one.record.values() if isinstance(value, list) for row in value if "id" in row}
        for where, start, end in spans_in(one.record):
            assert 0 <= start < end <= len(text), where
            assert text[start:end] == text[start:end].strip(), where
        for where, name in references_in(one.record):
            assert name in rows, where


@pytest.mark.parametrize("layer", ["entities", "places", "quantities", "attributions", "events", "claims"])
def test_spans_reproduce_what_they_claim(layer: str) -> None:
    seen = 0
    for one in sample()[::10]:
        for row in one.record[layer]:
            seen += 1
            _check(layer, one.record, row)
    assert seen > 200


def _check(layer: str, record: dict[str, Any], row: dict[str, Any]) -> None:
    text = record["report"]["text"]
    if layer == "entities":
        assert all(row["name"].lower() in text[m["span"][0] : m["span"][1]].lower() for m in row["mentions"])
    elif layer == "places":
        assert text[slice(*row["span"])].lower() == row["name"].lower()
    elif layer == "quantities":
        words = text[slice(*row["span"])].lower()
        assert str(row["low"]) in words.split()
        assert (row["bound"] == ">=") == words.startswith("at least") and (row["bound"] == "~") == words.startswith(
            "about"
        )
    elif layer == "attributions":
        assert texts(record, [row["cue"]]) in (
            "said",
            "reported",
            "confirmed",
            "announced",
            "denied",
            "demanded",
            "urged",
        )
        assert row["content"][0][0] > row["cue"][1] or row["content"][0][1] < row["cue"][0]
    elif layer == "events":
        assert len(texts(record, row["trigger"]).split()) == 1
        assert row["mentions"][0] == row["trigger"]
    else:
        event = next(event for event in record["events"] if event["id"] == row["event"])
        start, end = row["evidence"]
        assert any(start <= mention[0][0] < mention[0][1] <= end for mention in event["mentions"]) or (
            event["type"] == "REQUEST"
        )
        assert row["said_by"][-1] == {"outlet": record["report"]["outlet"]}


def test_stories_have_one_to_three_hundred_reports_and_a_heavy_tail() -> None:
    """Seen from the plans: of a story's size n the chance falls with a power of n, so about half have one report."""
    sizes = Counter(one.plan.story for one in islice(made(7), 20_000))
    counts = sorted(sizes.values())
    assert max(counts) <= LONGEST * 1.2 and max(counts) > 100
    assert 0.4 < sum(1 for n in counts if n == 1) / len(counts) < 0.65
    assert sum(counts[-len(counts) // 10 :]) > 0.5 * sum(counts)  # a tenth of the stories has most of the reports


def test_ranks_are_drawn_by_the_law_that_is_stated() -> None:
    from random import Random

    ranked, rng = Ranked(list(range(1, 1001))), Random(1)
    drawn = Counter(ranked.draw(rng) for _ in range(60_000))
    for low, high in ((1, 10), (2, 40), (5, 100)):
        slope = math.log(drawn[low] / drawn[high]) / math.log(high / low)
        assert slope == pytest.approx(EXPONENT, abs=0.12)


def test_places_and_actors_of_stories_are_skewed() -> None:
    first = {one.plan.story: one.plan.title.fact for one in islice(made(7), 10_000)}
    places = Counter(fact.place.geonames for fact in first.values() if fact)
    assert places.most_common(1)[0][1] > 0.06 * len(first)  # a Zipf law over 3,000 gives the first 12 of 100
    assert len(places) > 0.3 * len(first)


def test_copies_share_the_wire_report_and_versions_its_page() -> None:
    by_plan = {id(one.plan): one.record["report"] for one in sample()}
    copies = [one for one in sample() if one.plan.source is not None and one.plan.version == 1]
    versions = [one for one in sample() if one.plan.version > 1]
    assert COPIES * 0.5 < len(copies) / len(sample()) < COPIES
    assert VERSIONS * 0.5 < len(versions) / len(sample()) <= VERSIONS * 1.5
    for one in copies:
        source, copy = by_plan[id(one.plan.source)], one.record["report"]
        lines = {line for line in re.split(r"[.”] |\n\n", source["text"]) if len(line) > 40}
        shared = [line for line in re.split(r"[.”] |\n\n", copy["text"]) if line in lines]
        assert shared and source["url"] != copy["url"] and source["published"] <= copy["published"]
    for one in versions:
        first, later = by_plan[id(one.plan.source)], one.record["report"]
        assert first["url"] == later["url"] and first["text"] != later["text"] and first["id"] != later["id"]


def test_what_is_asked_of_the_plots_happens() -> None:
    """Look-alikes, growing numbers, denials, plans, bans and demands are all there."""
    facts = {one.plan.title.fact.number: one.plan.title.fact for one in sample() if one.plan.title.fact}
    alike = Counter((f.place.geonames, f.kind["name"], f.actor and f.actor.name) for f in facts.values())
    assert any(count > 1 for count in alike.values())
    grown = [f for f in facts.values() if len(f.tolls) > 1 and f.tolls[-1][1] > f.tolls[0][1]]
    assert len(grown) > len(facts) / 3
    claims = Counter(claim["asserted"] for one in sample() for claim in one.record["claims"])
    statuses = Counter(event["status"] for one in sample() for event in one.record["events"])
    forms = Counter(event["policy"]["after"] for one in sample() for event in one.record["events"] if event["policy"])
    demands = sum(a["cue_class"] == "demand" for one in sample() for a in one.record["attributions"])
    assert claims["denied"] > 50 and statuses["planned"] > 50 and demands > 300
    assert forms["restricted"] > 50 and forms["permitted"] > 50


def test_facts_say_which_event_is_which() -> None:
    """One fact told by several reports has one type and one place: the truth that linking is measured with."""
    kinds: dict[tuple[int, str], set[str]] = {}
    for one in sample():
        assert len(one.facts) == len(one.record["events"])
        for fact, event in zip(one.facts, one.record["events"], strict=True):
            kinds.setdefault(fact, set()).add(event["type"])
    assert all(len(types) == 1 for types in kinds.values())


def test_the_world_is_the_same_for_the_same_seed() -> None:
    assert [place.name for place in World(3).places.things[:5]] == [place.name for place in World(3).places.things[:5]]
    assert World(3).outlets.things != World(4).outlets.things
