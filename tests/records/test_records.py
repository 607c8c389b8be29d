"""Records keep the contract: valid by the schema, spans inside the text, ids unique, references that resolve."""

import json
import re
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from dateline.model.reading import Failure, Reading
from dateline.model.text import CODED, Report
from dateline.records import decode, encode, flatten, record_schema
from tests.whole import (
    reader,
    readings_of,
    record_of,
    references_in,
    sample_readings,
    sample_reports,
    spans_in,
    taken_in,
)

ODD = {
    "one word": "Fire.",
    "no sentence": "- - -\n\n* * *\n\nKyiv",
    "emoji": "🚨🚨 Police in Lagos 🇳🇬 arrested 12 protesters 👮🏽‍♀️ on Monday, officials said. 🙏",
    "combining": "The e\u0301lite unit attacked Ma\u0300laga on Friday, Jose\u0301 Pe\u0301rez said.",
    "right to left": "קצין said: \u202bthe army attacked غزة on Monday\u202c, killing 5 soldiers.",
    "CRLF": "Russia attacked Kyiv on Monday.\r\n\r\nUkraine denied the claim, an official said.\r\n",
    "one long line": "The army attacked the town. " * 600,
    "quotes only": '“”\n\n‘’\n\n""',
    "zero width": "The\u200b army\u200d attacked\ufeff Kharkiv\u00a0on\u2009Monday.",
    "capitals": "ARMY KILLS 5 IN RAID ON BORDER TOWN, MINISTER SAYS",
    "numbers": "1,000 2.5 3/4 50% $3bn €4m 10-12 16:30 2026-11-16",
}
LISTS = {"e": "entities", "t": "timexes", "p": "places", "q": "quantities", "a": "attributions", "v": "events"}


@cache
def odd_readings() -> dict[str, Reading]:
    """Readings of texts that are hardly reports."""
    found = {}
    for name, text in ODD.items():
        taken = taken_in(text)
        if isinstance(taken, Report):
            found[name] = readings_of([taken])[0]
    return found


def every_reading() -> list[Reading]:
    return [*sample_readings(), *odd_readings().values()]


def test_the_odd_texts_are_read_or_refused_in_words() -> None:
    for name, text in ODD.items():
        taken = taken_in(text)
        assert name in odd_readings() or (isinstance(taken, Failure) and taken.error), name
    assert len(odd_readings()) >= 8


def test_the_schema_is_a_schema_and_refuses_what_is_no_record() -> None:
    Draft202012Validator.check_schema(record_schema())
    validator = Draft202012Validator(record_schema())
    record = record_of(sample_readings()[0])
    assert validator.is_valid(record)
    assert not validator.is_valid({key: value for key, value in record.items() if key != "claims"})
    assert not validator.is_valid(record | {"schema_version": 2})


def test_every_record_is_valid() -> None:
    validator = Draft202012Validator(record_schema())
    for reading in every_reading():
        errors = [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(record_of(reading))]
        assert not errors, (reading.report.text[:60], errors[:3])


def test_every_span_lies_in_the_text_and_holds_words() -> None:
    for reading in every_reading():
        text = reading.report.text
        for path, start, end in spans_in(record_of(reading)):
            assert 0 <= start < end <= len(text), (path, start, end)
            assert text[start:end].strip(), (path, start, end)


def test_spans_of_words_have_no_white_space_at_their_edges() -> None:
    for reading in every_reading():
        for path, start, end in spans_in(record_of(reading)):
            words = reading.report.text[start:end]
            assert path.startswith(".report.sections") or words == words.strip(), (path, words)


def test_ids_are_unique_and_references_resolve() -> None:
    for reading in every_reading():
        record = record_of(reading)
        known = set()
        for prefix, layer in LISTS.items():
            rows = record[layer]
            assert isinstance(rows, list)
            ids = [row["id"] for row in rows]
            assert ids == [f"{prefix}{number}" for number in range(1, len(ids) + 1)]
            known |= set(ids)
        claims = [claim.id for claim in reading.claims]
        assert len(set(claims)) == len(claims)
        assert all(re.fullmatch(r"clm_[a-z2-7]{16}", claim) for claim in claims)
        dangling = [(path, ref) for path, ref in references_in(record) if ref not in known]
        assert not dangling


def test_every_claim_names_its_publisher_last() -> None:
    for reading in every_reading():
        for claim in reading.claims:
            assert claim.said_by, claim.id
            assert claim.said_by[-1].attribution is None
            assert claim.said_by[-1].outlet == reading.report.outlet


def test_nothing_is_coded_in_sections_that_are_not_the_report() -> None:
    for reading in every_reading():
        junk = [section.span for section in reading.report.sections if section.kind not in CODED]
        spans = [claim.evidence for claim in reading.claims] + [event.trigger[0] for event in reading.events]
        assert not [span for span in spans for section in junk if span.overlaps(section)]


def test_a_second_run_gives_the_same_bytes() -> None:
    again = [encode(flatten(reading, reader().edition)) for reading in readings_of(sample_reports())]
    assert again == [encode(flatten(reading, reader().edition)) for reading in sample_readings()]


def test_the_samples_give_claims_of_every_kind() -> None:
    voices = [len(claim.said_by) for reading in sample_readings() for claim in reading.claims]
    assert len(voices) >= 20
    assert {1, 2} <= set(voices)


def test_a_record_is_one_line_and_comes_back() -> None:
    record = flatten(sample_readings()[0], reader().edition)
    line = encode(record)
    assert "\n" not in line
    assert decode(line) == json.loads(line)
    with pytest.raises(ValueError, match="JSON object"):
        decode("[1]")


def test_the_edition_names_everything_that_decides() -> None:
    edition = record_of(sample_readings()[0])["edition"]
    assert isinstance(edition, dict)
    assert set(edition) == {"dateline", "settings", "resources", "models"}
    assert edition["resources"] == reader().edition.resources
    assert len(dict(reader().edition.models)) == 2
