"""The reasons of a judgement, as the store keeps them, in words."""

import json
import re

_SHOWN = 4


def reasons_against(held: str | None) -> str:
    """Only those reasons that speak against it, the weightiest first; all of them where none does."""
    try:
        rows = json.loads(held or "[]")
        against = [row for row in rows if isinstance(row, list) and len(row) == 4 and float(row[1] or 0) < 0]
    except (ValueError, TypeError):
        against = []
    return reasons_in_words(json.dumps(against) if against else held)


def reasons_in_words(held: str | None) -> str:
    """ "dates: 2026-09-15 / 2026-09-18; …": the weightiest first, "" where none was written down."""
    try:
        rows = json.loads(held or "[]")
    except ValueError:
        return held or ""
    if not isinstance(rows, list):
        return str(rows)
    listed = [_told(row) for row in rows]
    return "; ".join(words for _, words in sorted(listed, key=lambda told: -told[0])[:_SHOWN])


def _told(row: object) -> tuple[float, str]:
    """A reason's weight and words."""
    if not isinstance(row, list) or len(row) != 4:
        return 0.0, str(row)
    feature, score, left, right = row
    return abs(float(score or 0)), _reason(str(feature), str(left or ""), str(right or ""))


def _reason(feature: str, left: str, right: str) -> str:
    right = "" if re.fullmatch(r"report \d+", right) else right  # a number of the store's own
    sides = left if left == right else " / ".join(side for side in (left, right) if side)
    name = feature.replace("_", " ")
    return f"{name}: {sides}" if sides else name
