"""Which of two texts was first: by who credits an agency, then by when they were published."""

from dateline.identity.copies.agencies import read_agencies
from dateline.model.copying import Text


def direct(left: Text, right: Text) -> tuple[int | None, str]:
    """The item whose words both are, None where that is not known, and on what it rests, in words."""
    return _by_agency(left, right) or _by_time(left, right) or (None, "direction unknown: no credit, no earlier one")


def _by_agency(left: Text, right: Text) -> tuple[int | None, str] | None:
    agencies = read_agencies()
    said = [(text, agencies.credited(text)) for text in (left, right)]
    named = [(text, credit) for text, credit in said if credit]
    if not named:
        return None
    if len(named) == 1:
        text, (_, where) = named[0]
        return text.item, f"only this one credits an agency ({where})"
    homes = [text for text, (agency, _) in named if agencies.named(text.outlet) == agency]
    first, second = named[0][1][0], named[1][1][0]
    if first != second:
        # An outlet's own agency against one that credits somebody else: the times decide.
        return None
    if len(homes) == 1:
        return homes[0].item, f"{first} itself"
    return None if homes else (None, f"both print {first}")


def _by_time(left: Text, right: Text) -> tuple[int, str] | None:
    """The earlier one; days are compared where one of the two has no time."""
    first, second = left.published or "", right.published or ""
    length = min(len(first), len(second))
    first, second = first[:length], second[:length]
    if not length or first == second:
        return None
    earlier, later = (left, right) if first < second else (right, left)
    return earlier.item, f"earlier: {earlier.published}, the other {later.published}"
