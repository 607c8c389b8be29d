"""Time as a watch knows it: handed in, so that a test can let days pass in no time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.errors import FetchError


class StoppedError(FetchError):
    """The one who started the watch wants it to end; what was asked for is asked the next time."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`time`: the time in UTC. `sleep`: waits, StoppedError where the watch is to end. `chance`: a number in 0 to 1."""

    time: Callable[[], datetime]
    sleep: Callable[[float], None]
    chance: Callable[[], float]

    def stamp(self) -> str:
        """The time as it is written down."""
        return stamp(self.time())

    def after(self, seconds: float) -> str:
        """The time that lies so many seconds ahead, as it is written down."""
        return stamp(self.time() + timedelta(seconds=seconds))


def stamp(moment: datetime) -> str:
    """A time as it is written down: UTC, ISO, whole seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def read_stamp(words: str) -> datetime:
    """A time that was written down."""
    return datetime.fromisoformat(words)


def seconds_of(retry_after: str | None, now: datetime) -> float:
    """The seconds of a Retry-After header, a number or a date; 0 where it says nothing that can be read."""
    words = (retry_after or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return max((when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds(), 0.0)
