"""How often a feed is asked: by its own rhythm, within the bounds of the settings, and never in step with others."""

from dataclasses import dataclass

from dateline.settings import WatchSettings

_SHARE = 0.1  # of the usual time between two entries, after which a feed is asked again
_JITTER = 0.1
_MOST_DOUBLED = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides when a feed is asked again: the usual seconds between its entries (None: not known), the seconds
    for which it wants to be left alone, and how often in a row it has failed."""

    gap: float | None
    wait: float
    failures: int


def next_wait(standing: Standing, settings: WatchSettings, chance: float) -> float:
    """Seconds until a feed is asked again; `chance` (0 to 1) lengthens them by up to a tenth.

    A failing feed is asked half as often after each failure. What its server asks for is kept even beyond the bounds.
    """
    least = max(settings.every, settings.shortest)
    if standing.failures:
        own = least * 2.0 ** min(standing.failures, _MOST_DOUBLED)
    else:
        own = least if standing.gap is None else standing.gap * _SHARE
    bounded = min(max(own, least), max(settings.longest, least))
    return max(bounded, standing.wait) * (1 + _JITTER * chance)
