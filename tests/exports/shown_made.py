"""Seven events made by hand for the forms that people look at: exact days, doubt, open ends, odd words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dateline.exports.door import Asked, Record
from dateline.exports.nouns import Whole
from dateline.freeze.nouns import TextLevel
from dateline.query.answers import Actor, When, Where
from dateline.store import Access, open_store
from tests.exports.made import mark, number, paper, said, telling, voice, whole

GUNMEN = Actor("ent_gunmen0000000000", "gunmen", "group", "COL")
POLICE = Actor("ent_police0000000000", "Colombian police", "organisation", "COL")
RUIZ = Actor("ent_ruiz000000000000", "Marta Ruiz", "person", None)
NOWHERE = Where(None, None, None, None, None, None)

FERRY = whole(
    "evt_ferry", who=GUNMEN, whom=RUIZ, outlets=4, origins=2, reports=5, claims=6, story=("sto_ferry", "The ferry")
)
RAID = whole(
    "evt_raid", tellings=(telling(trigger=mark("arrested")),), trigger="arrested", type="COERCE", mode="arrest",
    who=POLICE, whom=GUNMEN, when=When("2026-09-18", "2026-09-20", "day"), hedged=True, where=NOWHERE,
    numbers=(
        number("arrested", 12, high=15, bound="~", source="police", official=True, chain=("police",)),
        number("killed", 3, high=None, bound=">=", standing="running", mark=mark("three", "rpt_other", 8)),
        number(None, 2.5, bound="=", unit="tonnes", of="rice"),
    ),
)  # fmt: skip
TALKS = whole(
    "evt_talks", tellings=(telling(trigger=mark("talks")),), trigger="talks", type="CONSULT", mode="visit",
    status="planned", who=POLICE, whom=RUIZ, when=When("2026-11-01", "2026-11-30", "month"), numbers=(),
)  # fmt: skip
BAN = whole(
    "evt_ban", type="SANCTION", mode=None, who=None, when=When("2026-10-01", None, None), numbers=(), contested=True,
    tellings=(telling(trigger=mark("ban"), said=(said(chain=(voice("a <b>minister</b>"),)),)),), trigger="ban",
)  # fmt: skip
STRIKE = whole(
    "evt_strike", type="PROTEST", mode="strike", status="denied", when=When("2026-09-03", "2026-09-03", "day"),
    who=RUIZ, whom=RUIZ, numbers=(), tellings=(telling(trigger=mark("strike")),), trigger="strike",
)  # fmt: skip
UNDATED = whole("evt_undated", who=RUIZ, whom=GUNMEN, when=When(None, None, None), numbers=())
ODD_PAPER = paper(outlet='=cmd|" /C calc"!A0', url="javascript:alert(1)", published=None, title="<script>")
ODD = whole(
    "evt_odd", who=Actor("ent_odd", '=<img src=x onerror=alert(1)>; "قناة", 🚢', "group", None), whom=GUNMEN,
    when=When("2026-12-31T14:05", "2026-12-31T14:05", "time"),
    where=Where("@Kayes;\\n, <i>", None, "town", None, -1.5, 0.0), numbers=(number("wounded", 1, source="<u>\x00&"),),
    tellings=(telling(paper=ODD_PAPER, sentence=mark("Ω\r\n=1+1 <script>alert(1)</script>", start=4)),),
)  # fmt: skip
ALL = (FERRY, RAID, TALKS, BAN, STRIKE, UNDATED, ODD)


def silent(event: Whole) -> Whole:
    """The same without a word of reports, as it is gathered where none may be given away."""
    tellings = tuple(
        replace(
            told,
            paper=replace(told.paper, title=None),
            trigger=replace(told.trigger, quote=""),
            sentence=replace(told.sentence, quote=""),
            said=tuple(replace(claim, evidence=replace(claim.evidence, quote="")) for claim in told.said),
        )
        for told in event.tellings
    )
    numbers = tuple(replace(number, mark=replace(number.mark, quote="")) for number in event.numbers)
    return replace(event, tellings=tellings, numbers=numbers)


@contextmanager
def record(folder: Path, events: Sequence[Whole] = ALL) -> Iterator[Record]:
    """A record of these events, on an empty store."""
    with open_store(folder / "empty.dateline", Access.WRITE) as store:
        asked = Asked(TextLevel.QUOTES, "low", "2026-11-22T12:00:00Z", "0.9.0")
        yield Record(store.base, lambda: iter(events), asked)
