"""Tries again where a network stumbles: with stamina, but waiting by the clock that was handed in."""

from collections.abc import Callable
from typing import TypeVar

import httpcore2
import stamina

from dateline.errors import FetchError
from dateline.watch.clock import Clock

Result = TypeVar("Result")
ATTEMPTS = 2
_STUMBLES = (httpcore2.NetworkError, httpcore2.RemoteProtocolError)
_FIRST_WAIT, _JITTER = 2.0, 2.0


def tried(work: Callable[[], Result], clock: Clock, attempts: int = ATTEMPTS) -> Result:
    """What work gives; where it fails as networks do it is tried again, a little later each time.

    What was refused by policy, or by those who hold the watch up, is not tried again.
    """
    made = 0

    def wait(error: Exception) -> bool | float:
        if type(error) is not FetchError or not isinstance(error.__cause__, _STUMBLES) or made >= attempts:
            return False
        clock.sleep(_FIRST_WAIT * 2.0 ** (made - 1) + _JITTER * clock.chance())
        return 0.0  # it has been waited for

    for attempt in stamina.retry_context(on=wait, attempts=attempts, timeout=None):
        with attempt:
            made += 1
            return work()
    raise AssertionError("an attempt returns or raises")
