"""As what it is told: done or going on, or only planned; and what one report keeps apart."""

from dateline.identity.features.evidence import Evidence
from dateline.identity.told import Told

_DONE = ("occurred", "ongoing")
_AHEAD = ("planned", "requested", "conditional")


def status(left: Told, right: Told) -> Evidence | None:
    """Planned against done: two states of one process at most. What is denied or possible may be what others assert."""
    one, other = left.happening.status, right.happening.status
    if (one in _DONE and other in _AHEAD) or (one in _AHEAD and other in _DONE):
        return Evidence("status: planned and done", one, other)
    return Evidence("status: same", one, other) if one == other else None


def one_report(left: Told, right: Told) -> Evidence | None:
    """Two events that one report told as two."""
    if left.happening.report == right.happening.report:
        return Evidence("report: the same", left.happening.report, right.happening.report)
    return None
