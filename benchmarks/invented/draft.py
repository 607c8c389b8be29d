"""A report while it is written: its text, and every layer of the record with the spans the text has given them."""

import base64
import hashlib
from datetime import date
from typing import Any

from benchmarks.invented.world import Actor, Place

Json = dict[str, Any]
Span = list[int]


class Draft:
    """Text grows at the end; whoever writes a part of it gets its span."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.sections: list[Json] = []
        self.entities: list[Json] = []
        self.timexes: list[Json] = []
        self.places: list[Json] = []
        self.quantities: list[Json] = []
        self.attributions: list[Json] = []
        self.events: list[Json] = []
        self.said: list[tuple[int, int | None, str, Span]] = []  # event, attribution, asserted, evidence
        self._known: dict[str, Json] = {}

    def write(self, text: str) -> Span:
        """Adds text; its span."""
        start = self.at
        self.parts.append(text)
        self.at = start + len(text)
        return [start, self.at]

    def section(self, kind: str, start: int) -> None:
        """Closes a section that began at `start`, and leaves an empty line."""
        self.sections.append({"kind": kind, "span": [start, self.at]})
        self.write("\n\n")

    def entity(self, actor: Actor, span: Span) -> str:
        """The id of the one named here; a further mention is joined to the first."""
        row = self._known.get(actor.name)
        if row is None:
            row = {
                "id": f"e{len(self.entities) + 1}",
                "name": actor.name.removeprefix("the "),
                "kind": actor.kind,
                "country": actor.country,
                "sector": actor.sector,
                "role": actor.role,
                "register_id": actor.register_id,
                "mentions": [],
            }
            self._known[actor.name] = row
            self.entities.append(row)
        row["mentions"].append({"span": span, "form": "nominal" if actor.plain else "name"})
        name: str = row["id"]
        return name

    def place(self, place: Place, span: Span) -> str:
        """The id of a town's mention."""
        name = f"p{len(self.places) + 1}"
        self.places.append(
            {
                "id": name,
                "span": span,
                "name": place.name,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "geonames": place.geonames,
                "level": "town",
                "bbox": None,
                "offset": None,
                "literal": True,
                "use": "location",
                "candidates": 1,
            }
        )
        return name

    def time(self, day: date, span: Span) -> str:
        """The id of a time expression that means this day."""
        name, iso = f"t{len(self.timexes) + 1}", day.isoformat()
        self.timexes.append(
            {
                "id": name,
                "span": span,
                "type": "DATE",
                "value": iso,
                "earliest": iso,
                "latest": iso,
                "basis": "publication",
                "granularity": "day",
                "bound": None,
                "fuzzy": False,
                "rule": "made",
                "guesses": [],
            }
        )
        return name

    def quantity(self, number: int, bound: str, kind: Json, span: Span) -> str:
        """The id of a figure of this kind of happening."""
        name = f"q{len(self.quantities) + 1}"
        self.quantities.append(
            {
                "id": name,
                "span": span,
                "low": number,
                "high": None if bound in (">=", ">") else number,
                "bound": bound,
                "unit": None,
                "of": kind["of"] or None,
                "frame": kind["frame"] or None,
                "part_of": None,
                "change_from": None,
                "cumulative": False,
            }
        )
        return name

    def saying(self, entity: str, source: Span, cue: Span, content: Span, how: tuple[str, str]) -> int:
        """The index of an attribution; `how` is its class and its quotation."""
        self.attributions.append(
            {
                "id": f"a{len(self.attributions) + 1}",
                "cue": cue,
                "source": [source],
                "content": [content],
                "source_entity": entity,
                "speaks_for": None,
                "cue_class": how[0],
                "negated": False,
                "quotation": how[1],
                "audience": None,
                "audience_span": None,
                "venue": None,
                "venue_span": None,
                "time": None,
                "anonymous": None,
                "within": None,
            }
        )
        return len(self.attributions) - 1

    def text(self) -> str:
        """The text so far, without the empty line at its end."""
        return "".join(self.parts).rstrip("\n") + "\n"


def named(prefix: str, *parts: str) -> str:
    """An id as the record has it: a prefix and 16 characters of a digest."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return prefix + base64.b32encode(digest[:10]).decode().lower()
