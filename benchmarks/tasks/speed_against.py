"""What reading costs beside the bare parser and other extractors, on the same texts in one run, in turns."""

import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median
from typing import Any

from benchmarks.reading import reader
from benchmarks.tasks.speed_others import others
from benchmarks.tasks.speed_rooms import timed
from benchmarks.tasks.speed_texts import shown, timed_texts

PART = 16  # texts that each has read before the next has its turn: what else the machine does hits all alike
BATCH = 16  # texts that the bare parser takes at once
WARM = 10
ABSENT = """not to be had here: petrarch2, petrarch and UniversalPetrarch are not in PyPI; stanford-openie and
  Giveme5W1H are, but need a server of Stanford's Java tools that is downloaded from elsewhere"""


def against() -> tuple[str, dict[str, float]]:
    """CPU-seconds of each over all texts, as ratios to the bare parser's."""
    texts, kind = timed_texts()
    spent: dict[str, float] = defaultdict(float)
    ways = _ways(spent)
    for read in ways.values():
        read(texts[:WARM])
    spent.clear()
    rounds = [_turn(ways, part, number) for number, part in enumerate(shown(list(_parts(texts)), "reading in turns"))]
    total = {name: sum(one[name] for one in rounds) for name in ways}
    bare, whole = total["bare parser"], total["dateline"]
    found = {
        "ratio to the bare parser": whole / bare,
        "median of the rounds' ratios": median(one["dateline"] / one["bare parser"] for one in rounds),
        **{
            f"{name}: ratio": seconds / bare
            for name, seconds in total.items()
            if name not in ("bare parser", "dateline")
        },
    }
    words = sum(len(text.split()) for text in texts)
    lines = [f"{kind}; {len(rounds)} rounds in turns; CPU-seconds of one process"]
    lines += [f"{name:36} {s:9.1f}  {s / bare:6.3f}  {words / s:8.0f} words/s" for name, s in total.items()]
    lines += [f"  {room:34} {s:9.1f}  {s / bare:6.3f}" for room, s in sorted(spent.items(), key=lambda x: -x[1])]
    lines += [f"{name:36} {value:9.3f}" for name, value in found.items()]
    return "\n".join([*lines, ABSENT]), found


def bare_parser() -> Any:
    """The pipeline that dateline loads, with the same parts, as its makers ship it."""
    import spacy

    from dateline.syntax.models import find_model

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(find_model("auto").folder, exclude=["senter", "strings"])


def parsed(nlp: Any, texts: Sequence[str]) -> int:
    """Parses texts and looks at nothing; gives the number of tokens."""
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))


def whole_reading(spent: dict[str, float]) -> Callable[[Sequence[str]], int]:
    """All that `dateline read FILE.jsonl --format jsonl` does with texts, its rooms' CPU-seconds put into `spent`."""
    from dateline.batch import read_stream
    from dateline.model.reading import Reading
    from dateline.records import encode, flatten

    edition, stages = reader().edition, timed(reader().stages, spent)

    def read(texts: Sequence[str]) -> int:
        start = time.process_time()
        reports = reports_of(texts)
        taken = time.process_time()
        readings = [one for one in read_stream(reports, stages) if isinstance(one, Reading)]
        done = time.process_time()
        size = sum(len(encode(flatten(one, edition))) for one in readings)
        spent["taken in"] += taken - start
        spent["written"] += time.process_time() - done
        assert len(readings) == len(texts), "a report was not read"
        return size

    return read


def _ways(spent: dict[str, float]) -> dict[str, Callable[[Sequence[str]], int]]:
    nlp = bare_parser()
    return {"bare parser": partial(parsed, nlp), "dateline": whole_reading(spent), **others(nlp, BATCH)}


def _turn(ways: dict[str, Callable[[Sequence[str]], int]], texts: Sequence[str], number: int) -> dict[str, float]:
    """CPU-seconds of each over one part of the texts; every other round goes the other way about."""
    seconds = {}
    for name in sorted(ways, reverse=number % 2 == 1):
        start = time.process_time()
        ways[name](texts)
        seconds[name] = time.process_time() - start
    return seconds


def _parts(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), PART):
        yield texts[start : start + PART]


def reports_of(texts: Sequence[str]) -> list[Any]:
    """Reports of plain texts, as JSON lines give them."""
    import io
    import json

    from dateline.ingest import Intake, gather
    from dateline.settings import Settings

    settings = Settings()
    intake = Intake(None, None, False, settings.fetch, settings.read.max_characters)
    rows = (json.dumps({"id": str(n), "text": text, "published": "2016-10-01"}) for n, text in enumerate(texts))
    return list(gather(["-"], intake, io.BytesIO("\n".join(rows).encode())))
