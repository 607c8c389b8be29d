"""Inputs in pieces, each of which becomes one shard: named by what is in it to read and by who reads it.

A piece ends where the content of a unit says so, not after a fixed number, so that a report that is put in between
others changes the one piece in which it lies, and not all after it.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.engine.place import Place
from dateline.engine.rows import Batch, unit_row
from dateline.engine.shards import Shard, content_of
from dateline.errors import StoreError
from dateline.ingest import Intake
from dateline.ingest.units import Unit, content_digest
from dateline.model.reading import Edition
from dateline.store.write import edition_digest

SIZE = 256  # units of a piece, about
_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class Cutting:
    """How inputs are cut: by whom they are read, how they are taken in, about how many units go into a piece."""

    edition: str
    intake: Intake
    size: int = SIZE


def pieces(units: Iterable[Unit], cutting: Cutting) -> Iterator[Batch]:
    """The units as batches, from half to twice the size each. Each file is read once, for its digest."""
    gathered: list[Unit] = []
    digests: list[str] = []
    order = 0
    for unit in units:
        gathered.append(unit)
        digests.append(content_digest(unit, cutting.intake))
        if _ends(digests, cutting.size):
            yield _piece(gathered, digests, order, cutting)
            gathered, digests, order = [], [], order + 1
    if gathered:
        yield _piece(gathered, digests, order, cutting)


def unread(
    batches: Iterable[Batch], place: Place, held: Mapping[str, Shard], told: Callable[[Shard, str | None], None]
) -> Iterator[Batch]:
    """The pieces that have no valid shard yet. `told` hears of each shard that is there, and what is wrong with it.

    A piece that lies in the inputs twice is read once.
    """
    seen: set[str] = set()
    for batch in batches:
        if batch.name in seen:
            continue
        seen.add(batch.name)
        shard = held.get(batch.name)
        if shard is None:
            yield batch
            continue
        problem = _problem(place, shard)
        told(shard, problem)
        if problem is not None:
            yield batch


def edition_name(edition: Edition) -> str:
    """What tells the readings of one edition from another's; the digest under which a store knows it too."""
    models = dict(edition.models)
    named = {"dateline": edition.dateline, "settings": edition.settings, "resources": edition.resources}
    return edition_digest({**named, "models": {**models}})


def _problem(place: Place, shard: Shard) -> str | None:
    try:
        content_of(place, shard)
    except StoreError as error:
        return str(error)
    return None


def _ends(digests: list[str], size: int) -> bool:
    """Whether a piece ends here: beyond half the size wherever a digest says so, one in as many as the other half."""
    half = size // 2
    if len(digests) <= half:
        return False
    return int(digests[-1][:12], 16) % max(size - half, 1) == 0 or len(digests) >= 2 * size


def _piece(units: list[Unit], digests: list[str], order: int, cutting: Cutting) -> Batch:
    intake = cutting.intake
    said = repr((intake.published, intake.outlet, intake.max_characters, intake.documents))
    whole = hashlib.sha256("\x1f".join([cutting.edition, said, *digests]).encode()).digest()
    name = "shd_" + base64.b32encode(whole).decode().lower()[:_CHARACTERS]
    return Batch(name, order, tuple(unit_row(unit) for unit in units))
