"""What a share or a weight is about where nothing befalls it: votes, the price of shares, aid in kind."""

import re

from dateline.quantities.found import Found

_POLL = re.compile(
    r"\b(?:exit polls?|polls?|pollsters?|ballots?|vot(?:es?|ers?)|run-?off|turnout|(?:first|second) round)\b", re.I
)
_CAST = re.compile(r"(?:votes?|ballots?|votes cast|valid votes|voters)", re.I)
_SHARES = re.compile(r"shares|stocks", re.I)
_INDEX = re.compile(r"(?:\w+ )?index", re.I)
_RELIEF = re.compile(
    r"\b(?:WFP|World Food Programme|UNICEF|UNHCR|Red C(?:ross|rescent)|[Rr]elief|humanitarian|food aid|"
    r"aid agenc\w+|donor\w*|donat\w+|rations?|convoys?|consignments?)\b"
)
WEIGHTS = frozenset({"tonne", "ton", "kg", "litre", "gallon", "quintal"})


def topic_frame(sentence: str, number: Found, of: str | None) -> str | None:
    """The frame that the rest of the sentence makes of a share, a weight or a move of a price."""
    if number.unit == "percent":
        if of is not None and _SHARES.fullmatch(of.split()[-1]):
            return "share price"
        return "votes" if (of is None or _CAST.fullmatch(of)) and _POLL.search(sentence) else None
    if of is not None and _INDEX.fullmatch(of) and number.unit in (None, "percentage-point"):
        return "share index"
    return "aid" if number.unit in WEIGHTS and _RELIEF.search(sentence) else None
