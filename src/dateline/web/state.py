"""What a running page server knows: the store, the token of those who may write, the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dateline.archive.review_places import Gazetteer
from dateline.web.desk import Desk


@dataclass(frozen=True, slots=True)
class State:
    """`token` is empty where nothing may be written; `clock` gives the time in UTC; `hosts`: the names it goes by.

    `gazetteer` is where places that a reviewer types are looked up, if there is one.
    """

    desk: Desk
    token: str
    clock: Callable[[], datetime]
    hosts: tuple[str, ...]
    gazetteer: Gazetteer | None = None

    def day(self) -> str:
        """The day, in UTC."""
        return self.clock().date().isoformat()
