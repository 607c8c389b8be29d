"""Who is quoted: each source with how often, how, on what and to whom; and what share of a report rests on whom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.attribution import Attribution, CueClass
from dateline.model.reading import Reading
from dateline.show.naming import SETTLED, Naming, Party, is_pronoun, parties
from dateline.show.resting import Resting, Share, resting
from dateline.show.rows import EventRow, event_rows

SAYS = {
    CueClass.REPORT: "says",
    CueClass.ANNOUNCE: "announces",
    CueClass.CONFIRM: "confirms",
    CueClass.DENY: "denies",
    CueClass.DECLINE: "declines",
    CueClass.ACCUSE: "accuses",
    CueClass.CLAIM: "claims",
    CueClass.PROMISE: "promises",
    CueClass.THREATEN: "threatens",
    CueClass.DEMAND: "demands",
    CueClass.BELIEVE: "believes",
    CueClass.PREDICT: "predicts",
    CueClass.PLAN: "plans",
    CueClass.EVIDENTIAL: "shows",
    CueClass.HEARSAY: "is said",
}
NOT_SAID = "does not say"
_TOPIC_LETTERS = 44


@dataclass(frozen=True, slots=True)
class Source:
    """One source of one report. `times` counts its attributions; `direct`, `mixed` and `indirect` add up to it.

    `says` are what its words do, commonest first; `words` and `claims` are those of the report that rest on it;
    `on` are the events that it speaks of, or the first words of what it says; `attributions` are ids of the record.
    """

    name: str
    naming: Naming
    kind: str
    role: str
    country: str
    times: int
    direct: int
    mixed: int
    indirect: int
    says: tuple[tuple[str, int], ...]
    on: tuple[str, ...]
    to: tuple[str, ...]
    where: tuple[str, ...]
    knows: tuple[str, ...]
    unnamed_because: tuple[str, ...]
    words: int
    claims: int
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sources of one report, most often quoted first, those not settled last; and what rests on whom."""

    report: str
    title: str
    outlet: str
    published: str
    sources: tuple[Source, ...]
    shares: tuple[Share, ...]

    @property
    def attributions(self) -> int:
        """How many attributions the sources have between them."""
        return sum(source.times for source in self.sources)


def sourcing(reading: Reading) -> Sourcing:
    """Who is quoted in one report."""
    report, found = reading.report, parties(reading)
    rests = resting(reading, found)
    sources = [_source(reading, party, number, rests) for number, party in enumerate(found)]
    return Sourcing(
        report=report.id,
        title=_line(report.title or report.text[:80]),
        outlet=report.outlet or "",
        published=report.published.isoformat() if report.published else "",
        sources=tuple(sorted(sources, key=lambda source: (source.naming not in SETTLED, -source.times))),
        shares=rests.shares(found),
    )


def together(several: Sequence[Sourcing]) -> tuple[Share, ...]:
    """The shares of several reports added up."""
    return tuple(
        Share(naming, sum(share.words for share in of), sum(share.claims for share in of))
        for naming in Naming
        for of in [[share for each in several for share in each.shares if share.naming is naming]]
    )


def _source(reading: Reading, party: Party, number: int, rests: Resting) -> Source:
    said = [reading.attributions[i] for i in party.attributions]
    how = Counter(a.quotation.value for a in said)
    says = Counter(NOT_SAID if a.negated else SAYS[a.cue_class] for a in said)
    return Source(
        name=party.name,
        naming=party.naming,
        kind=party.kind,
        role=party.role,
        country=party.country,
        times=len(said),
        direct=how["direct"],
        mixed=how["mixed"],
        indirect=how["indirect"],
        says=tuple(says.most_common()),
        on=_each(_topics(reading, party, {c for c, owner in enumerate(rests.claims) if owner == number})),
        to=_each(_audience(reading, a) for a in said),
        where=_each(a.venue or "" for a in said),
        knows=_each((a.anonymous and a.anonymous.access) or "" for a in said),
        unnamed_because=_each((a.anonymous and a.anonymous.reason) or "" for a in said),
        words=rests.words.count(number),
        claims=rests.claims.count(number),
        attributions=tuple(f"a{i + 1}" for i in party.attributions),
    )


def _topics(reading: Reading, party: Party, claims: set[int]) -> Iterator[str]:
    """The events of each saying; where none was coded in it, its first words."""
    events = {row.event: row for row in event_rows(reading)}
    for index in party.attributions:
        content = reading.attributions[index].content
        inside = dict.fromkeys(
            claim.event
            for number, claim in enumerate(reading.claims)
            if number in claims and index in [voice.attribution for voice in claim.said_by]
        )
        yield from (_event(events[event]) for event in inside)
        if content and not inside:
            yield _shorten(reading.report.quote(content[0]).strip(" \n\"“”'‘’,."))


def _event(row: EventRow) -> str:
    who, whom = (parts.split("; ")[0] for parts in (row.who, row.whom))
    deed = (row.trigger, whom) if whom else (who, row.trigger)
    return _shorten(" → ".join(part for part in deed if part))


def _audience(reading: Reading, said: Attribution) -> str:
    if said.audience is not None:
        return reading.fillers.actors[said.audience].name
    if said.audience_span is None or is_pronoun(reading, said.audience_span):
        return ""
    return reading.report.quote(said.audience_span)


def _shorten(words: str) -> str:
    line = _line(words)
    return line if len(line) <= _TOPIC_LETTERS else line[:_TOPIC_LETTERS].rsplit(" ", 1)[0] + " …"


def _each(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for part in parts if (line := _line(part))))


def _line(words: str) -> str:
    return " ".join(words.split())
