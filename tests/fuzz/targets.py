"""What is attacked: each target takes any bytes, and gives as bytes all that was made of them. Raising is a fault."""

from collections.abc import Callable, Mapping

from tests.fuzz import targets_inputs, targets_records, targets_texts, targets_web

Target = Callable[[bytes], bytes]

TARGETS: Mapping[str, Target] = {
    "ingest": targets_inputs.ingest,
    "page": targets_inputs.page,
    "packed": targets_inputs.packed,
    "feed": targets_inputs.feed,
    "grammar": targets_texts.grammar,
    "reading": targets_texts.reading,
    "record": targets_records.record,
    "tables": targets_records.tables,
    "addresses": targets_web.addresses,
    "questions": targets_web.questions,
}


def checked(target: Target, data: bytes) -> None:
    """Runs a target twice: the same bytes must give the same."""
    assert target(data) == target(data), "the same input gave something else the second time"
