"""Events made by hand as an exporter gets them: every builder gives a whole thing; name what matters to the test."""

from dataclasses import replace
from typing import Any

from dateline.exports.nouns import Mark, Number, Paper, Party, Policy, Said, Spot, Telling, Voice, Whole
from dateline.query.answers import Actor, EventAnswer, Evidence, Source, When, Where

REPORT = "rpt_aaaaaaaaaaaaaaaa"
EVENT = "evt_aaaaaaaaaaaaaaaa"
SENTENCE = "Gunmen attacked a ferry off Buenaventura on Tuesday, killing seven people, police said."
START = 30  # where the sentence stands in its report


def mark(quote: str = SENTENCE, report: str = REPORT, start: int | None = None) -> Mark:
    """Words of a report: where they stand in SENTENCE, where they are of it; else at `start`."""
    at = START + max(SENTENCE.find(quote), 0) if start is None else start
    return Mark(report, at, at + len(quote), quote)


def party(role: str = "actor", name: str = "gunmen", **other: Any) -> Party:
    """Someone with a part in an event: `party("recipient", "the ferry", country="COL", sector="CVL")`."""
    made = Party(
        role, name, actor=None, known=None, kind="group", country=None, sector=None, implied=False,
        mark=mark(name[:1].upper() + name[1:] if role == "actor" else name),
    )  # fmt: skip
    return replace(made, **other)


def spot(name: str = "Buenaventura", **other: Any) -> Spot:
    """A place: a town of Colombia where nothing else is said."""
    made = Spot(
        name, country="COL", admin1="Valle del Cauca", admin2=None, geonames=3688465, level="town", lat=3.8801,
        lon=-77.0312, implied=False, mark=mark(name),
    )  # fmt: skip
    return replace(made, **other)


def number(frame: str | None = "killed", low: float | None = 7, **other: Any) -> Number:
    """A figure: exactly seven killed, own, of 2026-09-16, in the paper's own voice. `high` is `low` where not given."""
    high = other.pop("high", low)
    made = Number(
        frame, low, high, bound="=", unit="people", of="people", standing="own", as_of="2026-09-16",
        source="Halden Wire", official=False, chain=(), origin="agency:Halden Wire", mark=mark("seven"),
    )  # fmt: skip
    return replace(made, **other)


def voice(name: str = "police", **other: Any) -> Voice:
    """One link of a chain; `voice("Halden Wire", outlet="Halden Wire", cue_class=None)` is the outlet itself."""
    return replace(Voice(name, actor=None, outlet=None, cue_class="report", unnamed=False), **other)


def said(claim: str = "clm_aaaaaaaaaaaaaaaa", **other: Any) -> Said:
    """One claim: the police say so, the Halden Wire prints it."""
    chain = (voice(), voice("Halden Wire", outlet="Halden Wire", cue_class=None))
    return replace(Said(claim, asserted="affirmed", sure=True, chain=chain, evidence=mark()), **other)


def paper(report: str = REPORT, **other: Any) -> Paper:
    """A report of the Halden Wire of 2026-09-16."""
    made = Paper(
        report, title="Ferry attacked off Colombia", outlet="Halden Wire", origin="agency:Halden Wire",
        url="https://news.example/ferry", byline=None, language="en", published="2026-09-16", text_sha256="0" * 64,
        words=18, length=START + len(SENTENCE) + 1, added_at="2026-11-01T00:00:00Z",
    )  # fmt: skip
    return replace(made, **other)


def policy(**other: Any) -> Policy:
    """What a policy event changes: a ban on canola that is eased."""
    made = Policy(subject="canola", holder="China", grantor="Canada", before="banned", after="restricted")
    return replace(made, **other)


def telling(report: str = REPORT, **other: Any) -> Telling:
    """One report's telling: its marks are words of `report` unless parties, spots and so on are given."""
    own: dict[str, Any] = {
        "paper": paper(report), "anchor": f"{report}:37", "status": "occurred", "hedged": False, "sure": True,
        "headline": False, "doubts": (), "when": When("2026-09-15", "2026-09-15", "day"), "time_basis": "own",
        "trigger": mark("attacked", report), "sentence": mark(SENTENCE, report),
        "parties": (
            party("actor", "gunmen", mark=mark("Gunmen", report), country="COL", sector="UAF"),
            party("recipient", "a ferry", mark=mark("a ferry", report)),
        ),
        "spots": (spot(mark=mark("Buenaventura", report)),), "said": (said(evidence=mark(SENTENCE, report)),),
        "policy": None,
    }  # fmt: skip
    return Telling(**(own | other))


def event(identity: str = EVENT, **other: Any) -> EventAnswer:
    """The event itself: ASSAULT/firearms of gunmen on a ferry at Buenaventura on 2026-09-15."""
    source = Source(REPORT, "Ferry attacked off Colombia", "Halden Wire", "agency:Halden Wire",
                    "https://news.example/ferry", "2026-09-16")  # fmt: skip
    words = Evidence(source, SENTENCE, START, START + len(SENTENCE), "clm_aaaaaaaaaaaaaaaa",
                     ("police", "Halden Wire"), "affirmed", True)  # fmt: skip
    own: dict[str, Any] = {
        "id": identity, "type": "ASSAULT", "mode": "firearms", "scheme": "plover", "status": "occurred",
        "contested": False, "hedged": False, "who": Actor(None, "gunmen", "group", "COL"), "trigger": "attacked",
        "whom": Actor(None, "a ferry", "group", None), "when": When("2026-09-15", "2026-09-15", "day"),
        "where": Where("Buenaventura", "COL", "town", 3688465, 3.8801, -77.0312), "how_many": ("7 killed",),
        "story": None, "reports": 1, "outlets": 1, "origins": 1, "claims": 1, "sure": True, "doubts": (),
        "headline": False, "first_published": "2026-09-16", "last_published": "2026-09-16",
        "first_seen": "2026-11-01T00:00:00Z", "changed_at": "2026-11-01T00:00:00Z", "evidence": (words,),
    }  # fmt: skip
    return EventAnswer(**(own | other))


def whole(
    identity: str = EVENT, *, tellings: tuple[Telling, ...] = (), numbers: tuple[Number, ...] | None = None,
    contexts: tuple[str, ...] = (), story: tuple[str, str] | None = None, **other: Any,
) -> Whole:  # fmt: skip
    """An event whole: one telling and seven killed where nothing else is said; `other` is of the event itself."""
    return Whole(
        event(identity, **other), contexts, tellings or (telling(),), (number(),) if numbers is None else numbers, story
    )
