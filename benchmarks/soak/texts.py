"""Reports of real length without end: invented news with new names in each, then passages of the own corpus."""

import random
from collections.abc import Iterator

from benchmarks.generator import records
from benchmarks.reading import OWN
from benchmarks.scorers import dlx

_PASSAGES = 3  # with the invented part about 400 words in all


def rows(seed: int = 1) -> Iterator[dict[str, str]]:
    """Rows as `dateline add` takes them in. New names in every report are what makes lists of words grow."""
    passages = [passage["text"] for path in sorted(OWN.glob("*.dlx")) for passage in dlx.load(str(path), [])]
    chance = random.Random(seed)
    for number, record in enumerate(records(seed)):
        report = record["report"]
        yield {
            "id": f"soak-{number}",
            "outlet": report["outlet"],
            "published": report["published"],
            "text": "\n\n".join([report["text"], *chance.sample(passages, _PASSAGES)]),
        }
