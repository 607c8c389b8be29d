"""Five events made by hand, each with another standing, and what the linked forms make of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import apsw
import pytest
from rdflib import Graph

from dateline.exports.door import Asked, Record, exporter
from dateline.exports.nouns import Whole
from dateline.freeze import TextLevel
from dateline.query.answers import Actor, When, Where
from tests.exports.made import mark, number, paper, party, said, spot, telling, voice, whole

FORMS = ("annotations", "ftm", "geojson", "prov", "schemaorg", "stix")
AT = "2026-11-23T00:00:00Z"
CHAD, CAMEROON, NAVY = "ent_chadchadchadchad", "ent_camecamecamecame", "ent_navynavynavynavy"
GUNMEN = "ent_gunmengunmengunm"
ODD = 'Крик "اقتلوا" 😀\r\n\u2028<b>=1+1</b>'
# The reader of JSON-LD calls a class of its own that it has itself deprecated.
QUIET = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
OUTLET = voice("Halden Wire", outlet="Halden Wire", cue_class=None)

ATTACK = whole(
    "evt_attack",
    tellings=(telling(parties=(
        party("actor", "gunmen", actor=GUNMEN, known="gunmen", country="COL", sector="UAF", mark=mark("Gunmen")),
        party("recipient", "a ferry", mark=mark("a ferry")),
    )),),
    who=Actor(GUNMEN, "gunmen", "group", "COL"), contexts=("terrorism",),
)  # fmt: skip
DENIED = whole(
    "evt_denied", type="COERCE", mode="arrest", status="denied", trigger="arrested", who=Actor(NAVY, "Colombian navy",
    "organisation", "COL"), whom=None, where=Where("Colombia", "COL", "country", 3686110, 4.0, -73.25), numbers=(),
    tellings=(telling(
        "rpt_denied", status="denied", paper=paper("rpt_denied", url=None), spots=(spot("Colombia", level="country"),),
        parties=(party("actor", "navy", actor=NAVY, known="Colombian navy", kind="organisation", country="COL",
                       sector="MIL", mark=mark("police", "rpt_denied")),),
        said=(said("clm_denied", asserted="denied", evidence=mark("police said", "rpt_denied"),
                   chain=(voice("Colombian navy", actor=NAVY, cue_class="deny"), OUTLET)),),
    ),),
)  # fmt: skip
PLANNED = whole(
    "evt_planned", type="CONSULT", mode=None, status="planned", trigger="talks", numbers=(), hedged=True, sure=False,
    doubts=("place: missing",), who=Actor(CHAD, "Chad", "country", "TCD"), whom=Actor(CAMEROON, "Cameroon", "country",
    "CMR"), when=When("2026-03-01", "2026-03-31", "month"), where=Where(None, None, None, None, None, None),
    tellings=(telling(
        "rpt_planned", status="planned", spots=(), paper=paper("rpt_planned", outlet="Sahel Quarter"),
        parties=(party("actor", "Chad", actor=CHAD, known="Chad", kind="country", country="TCD", sector="GOV"),
                 party("recipient", "Cameroon", actor=CAMEROON, known="Cameroon", kind="country", country="CMR")),
        said=(said("clm_planned", asserted="hedged", chain=(voice("diplomats", unnamed=True), OUTLET),
                   evidence=mark("police said", "rpt_planned")),),
    ),),
)  # fmt: skip
CONTESTED = whole(
    "evt_contested", contested=True, reports=2, outlets=2, origins=2, claims=2, story=("sto_a", "Attack"),
    where=Where("Michigan", "USA", "admin1", 5001836, 43.62, -84.68),
    numbers=(
        number(chain=("police",)),
        number(low=9, high=None, bound=">=", source="Estuary Post", origin="outlet:Estuary Post",
               mark=mark("nine", "rpt_second", 5)),
    ),
    tellings=(
        telling(said=(said("clm_yes"),)),
        telling("rpt_second", paper=paper("rpt_second", outlet="Estuary Post", url="https://post.example/a b"),
                parties=(party("actor", "gunmen", actor=GUNMEN, known="gunmen", mark=mark("Gunmen", "rpt_second")),),
                said=(said("clm_no", asserted="denied", sure=False, evidence=mark("a ferry", "rpt_second"), chain=(
                    voice("Free Coast Front", cue_class="deny"), voice("Estuary Post", outlet="Estuary Post"))),)),
    ),
)  # fmt: skip
BARE = whole(
    "evt_bare", type="DEATH", mode=None, scheme="dateline", who=None, whom=None, trigger="died", numbers=(),
    when=When(None, None, None), where=Where(None, None, None, None, None, None), first_published=None,
    tellings=(telling(
        "rpt_bare", parties=(), spots=(), paper=paper("rpt_bare", title=ODD, outlet=None, origin=None, url="file:///a",
                                                      published=None),
        said=(said("clm_bare", chain=(voice("", cue_class=None),), evidence=mark(ODD, "rpt_bare", 3)),),
    ),),
)  # fmt: skip
EVENTS = (ATTACK, DENIED, PLANNED, CONTESTED, BARE)


def asked(text: TextLevel = TextLevel.QUOTES) -> Asked:
    """How the tests ask."""
    return Asked(text, "high", AT, "0.9.0")


def written(
    form: str, target: Path, base: apsw.Connection, events: Sequence[Whole] = EVENTS, text: TextLevel = TextLevel.QUOTES
) -> str:  # fmt: skip
    """What an exporter writes of some events, as text."""
    record = Record(base, lambda: iter(events), asked(text))
    (path,) = exporter(form).write(record, target)
    assert path == target
    return path.read_text(encoding="utf-8")


def by_id(nodes: Sequence[dict[str, Any]], key: str = "id") -> dict[str, dict[str, Any]]:
    """Nodes by their ids, which no two share."""
    found = {node[key]: node for node in nodes}
    assert len(found) == len(nodes)
    return found


def graph(text: str) -> Graph:
    """JSON-LD as a graph; its context must be in the text, as nothing is fetched."""
    return Graph().parse(data=text, format="json-ld")


def rows(held: Graph, sparql: str) -> list[tuple[Any, ...]]:
    """The answers to a question, as plain values, sorted."""
    found = [tuple(cell.toPython() if cell is not None else None for cell in row) for row in held.query(sparql)]  # type: ignore[union-attr]  # rows of a SELECT
    return sorted(found, key=str)
