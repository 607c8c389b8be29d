"""Who is who in a report: each actor with what was found out, by which words, where it is named, whom it acts on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from dateline.model.doubt import Unresolved
from dateline.model.event import Event, Layer, Role
from dateline.model.mention import Form, Kind
from dateline.model.reading import Reading

_NO_ACTOR = (Kind.PLACE, Kind.OTHER, Kind.WEAPON)
_UNDERGONE = (Role.RECIPIENT, Role.TARGET)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place in the text where an actor is named: the words and the code points [start, end) they stand at."""

    words: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Who:
    """One actor of a report. `id` is the register's, `open` says why there is none; `evidence` are rules and words
    that decided; `acts` and `undergoes` count the events in which it does or suffers something."""

    name: str
    kind: str
    country: str
    sector: str
    role: str
    id: str
    open: str
    evidence: tuple[str, ...]
    namings: tuple[Naming, ...]
    acts: int
    undergoes: int

    @property
    def why_open(self) -> str:
        """Why the register gives no id, in words; empty where it gives one."""
        return {"": "", "AMBIGUOUS": "several of the register fit"}.get(self.open, "not in the register")


@dataclass(frozen=True, slots=True)
class Deed:
    """How often one actor acts on another, and in events of which types, commonest first."""

    source: str
    target: str
    events: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one report, those in most events first, and who acts on whom."""

    report: str
    title: str
    outlet: str
    published: str
    actors: tuple[Who, ...]
    deeds: tuple[Deed, ...]


def cast_of(reading: Reading) -> Cast:
    """Who is who in one report; places and weapons are left out, unless somebody acts under their name."""
    report = reading.report
    acts, undergoes = _counted(reading, (Role.ACTOR,)), _counted(reading, _UNDERGONE)
    known = [_who(reading, i, acts[i], undergoes[i]) for i in range(len(reading.fillers.chains))]
    shown = [who for who in known if who.acts or who.undergoes or Kind(who.kind) not in _NO_ACTOR]
    return Cast(
        report=report.id,
        title=" ".join((report.title or report.text[:80]).split()),
        outlet=report.outlet or "",
        published=report.published.isoformat() if report.published else "",
        actors=tuple(sorted(shown, key=lambda who: -(who.acts + who.undergoes))),
        deeds=_deeds(reading),
    )


def _who(reading: Reading, index: int, acts: int, undergoes: int) -> Who:
    actor, chain = reading.fillers.actors[index], reading.fillers.chains[index]
    unknown = isinstance(actor.value, Unresolved)
    return Who(
        name=actor.name,
        kind=actor.kind.value,
        country=actor.country or "",
        sector=actor.sector or "",
        role=actor.role or "",
        id="" if unknown else str(actor.value),
        open=actor.value.why.value if isinstance(actor.value, Unresolved) else "",
        evidence=actor.evidence,
        namings=tuple(
            Naming(" ".join(reading.report.quote(m.span).split()), m.form.value, m.span.start, m.span.end)
            for m in chain.mentions
        ),
        acts=acts,
        undergoes=undergoes,
    )


def _counted(reading: Reading, roles: tuple[Role, ...]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for event in reading.events:
        for index in set(_chains(event, roles)):
            counts[index] += 1
    return counts


def _chains(event: Event, roles: tuple[Role, ...]) -> Iterator[int]:
    for argument in event.arguments:
        if argument.role in roles and argument.ref and argument.ref.layer is Layer.CHAIN:
            yield argument.ref.index


def _deeds(reading: Reading) -> tuple[Deed, ...]:
    types: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in reading.events:
        doers, others = (dict.fromkeys(_chains(event, roles)) for roles in ((Role.ACTOR,), _UNDERGONE))
        for doer, other in product(doers, others):
            pair = (_label(reading, doer), _label(reading, other))
            if pair[0] != pair[1]:
                types[pair].append(event.type)
    deeds = (Deed(*pair, len(found), _commonest(found)) for pair, found in types.items())
    return tuple(sorted(deeds, key=lambda deed: (-deed.events, deed.source, deed.target)))


def _commonest(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-words.count(word), words.index(word))))


def _label(reading: Reading, index: int) -> str:
    """A name by which the actor is told from the others: an unnamed one bears its country, where that is known."""
    actor, chain = reading.fillers.actors[index], reading.fillers.chains[index]
    named = any(mention.form is not Form.NOMINAL for mention in chain.mentions)
    return actor.name if named or not actor.country else f"{actor.name} [{actor.country}]"
