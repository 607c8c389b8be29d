"""Makes the shards of some inputs: what has a valid one is not read again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dateline.engine.pieces import Cutting, pieces, unread
from dateline.engine.place import Place
from dateline.engine.reading import TakeAndRead, died
from dateline.engine.shards import Shard, WriteShard, check_arrow, shard_of, shards_in
from dateline.engine.task import Engine, Task
from dateline.ingest.units import Unit


@dataclass(slots=True)
class Made:
    """The shards of the inputs so far, in no order: those made now, and those held before; and what was odd."""

    new: list[Shard] = field(default_factory=list)
    held: list[Shard] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    @property
    def shards(self) -> list[Shard]:
        """All of them, in the order of the inputs."""
        return sorted((*self.new, *self.held), key=lambda shard: (shard.order, shard.id))


def make_shards(
    engine: Engine, units: Iterable[Unit], work: TakeAndRead, to: tuple[Place, Cutting], told: Callable[[Made], None]
) -> Made:
    """Reads every piece of the inputs that has no valid shard in the place; `told` hears of each shard.

    A shard whose file is missing or damaged is made again, which is said under `odd`.
    """
    check_arrow()
    place, cutting = to
    known, broken = shards_in(place)
    made = Made(odd=[f"{name} is no shard's row: it is passed over" for name in broken])

    def met(shard: Shard, problem: str | None) -> None:
        if problem is None:
            made.held.append(shard)
        else:
            made.odd.append(f"{problem}: it is read again")
        told(made)

    task = Task(work, died, WriteShard(place.address, cutting.edition))
    waiting = unread(pieces(units, cutting), place, {shard.id: shard for shard in known}, met)
    for batch in engine.run(task, waiting):
        made.new.extend(shard_of(row) for row in batch.rows)
        told(made)
    return made
