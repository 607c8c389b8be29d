"""What all linked forms ask of an event: its line, its parties in all tellings, who says so, its addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import quote, urlsplit

from dateline.exports.nouns import Mark, Number, Paper, Party, Said, Telling, Whole
from dateline.freeze.nouns import TextLevel
from dateline.model.event import Role, Status
from dateline.query.answers import EventAnswer, counted
from dateline.query.answers_amounts import Amount
from dateline.query.questions_codes import country_name
from dateline.show.words.codes import doubts_words, level_words, status_meaning
from dateline.show.words.deeds import sentence
from dateline.show.words.when import when_words
from dateline.tables import read_table

HAPPENED = frozenset({Status.OCCURRED.value, Status.ONGOING.value})
DOERS = (Role.ACTOR.value, Role.RECIPIENT.value, Role.TARGET.value)
_EXACT = frozenset({"site", "town", "relative"})  # levels whose point is where it was, as far as the report says
_AREAS = frozenset({"admin1", "admin2"})  # levels whose point only stands for an area that can be seen on a map
_SAYS = {"denied": "Denied by {}", "hedged": "According to {}, with reserve"}
_LONGEST = 2000  # characters of an address
_URL_SAFE = ":/?#@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Part:
    """A party of an event in one role, with every report that names it so."""

    party: Party
    reports: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in the record, else the report's words."""
        return one_line(self.party.known or self.party.name)


def one_line(words: str) -> str:
    """Words of a report without their line breaks."""
    return " ".join(words.split())


def headline(event: EventAnswer, text: TextLevel) -> str:
    """The event in one line; what did not happen is never told as a thing done. Without the report's verb where no
    words may be given away."""
    shown = event if text.holds("quotes") else replace(event, trigger="")
    return sentence(shown)


def happened(event: EventAnswer) -> bool:
    """Whether it is reported as having happened or as going on."""
    return event.status in HAPPENED


def standing(event: EventAnswer) -> str:
    """How the event stands, as a sentence: "Reported as not having happened; contested: some say that it did not."."""
    meaning = status_meaning(event.status)
    contested = "; contested: some who are quoted say that it did not happen" if event.contested else ""
    hedged = "; told with reserve" if event.hedged else ""
    return f"{meaning[:1].upper()}{meaning[1:]}{contested}{hedged}."


def parts(whole: Whole) -> tuple[Part, ...]:
    """Who acts and who is acted on, in all tellings, each once a role; the best telling's first."""
    held: dict[tuple[str, str], tuple[Party, dict[str, None]]] = {}
    for telling in whole.tellings:
        for party in telling.parties:
            if party.role in DOERS:
                key = (party.role, party.actor or one_line(party.name).casefold())
                held.setdefault(key, (party, {}))[1][telling.paper.id] = None
    return tuple(Part(party, tuple(reports)) for party, reports in held.values())


def papers(whole: Whole) -> tuple[Paper, ...]:
    """The reports that tell it, each once, the best telling's first."""
    return tuple({telling.paper.id: telling.paper for telling in whole.tellings}.values())


def claims(whole: Whole) -> Iterator[tuple[Telling, Said]]:
    """Every claim with the telling that it belongs to."""
    return ((telling, said) for telling in whole.tellings for said in telling.said)


def speakers(said: Said) -> tuple[str, ...]:
    """Who says it, innermost first; who is left unsaid is left out."""
    return tuple(unique(one_line(voice.outlet or voice.name) for voice in said.chain))


def said_by(said: Said) -> str:
    """The same in one line: "police → Halden Wire"."""
    return " → ".join(speakers(said))


def says(said: Said) -> str:
    """Who says what of the event: "According to police via Halden Wire", "Denied by the navy via Halden Wire"."""
    who = " via ".join(speakers(said)) or "the report itself"
    return _SAYS.get(said.asserted, "According to {}").format(who)


def deniers(whole: Whole) -> tuple[str, ...]:
    """Those who say that it did not happen."""
    return tuple(dict.fromkeys(said_by(said) for _, said in claims(whole) if said.asserted == "denied"))


def words_of(mark: Mark, text: TextLevel) -> str | None:
    """The words of a mark, as they stand there; None where none may be given away."""
    return mark.quote if mark.quote and text.holds("quotes") else None


def title_of(paper: Paper, text: TextLevel) -> str | None:
    """A report's title, where words may be given away."""
    return one_line(paper.title) if paper.title and text.holds("quotes") else None


def figure_words(whole: Whole, number: Number) -> str:
    """A figure with who says so: "at least 7 killed (police via Halden Wire)"."""
    running = int(number.standing == "running")
    amount = Amount(number.frame, number.low, number.high, number.bound, number.unit, number.of, running)
    who = " via ".join(sources(whole, number))
    return one_line(amount.words) + (f" ({who})" if who else "")


def sources(whole: Whole, number: Number) -> tuple[str, ...]:
    """Who gives a figure, innermost first, the outlet last."""
    outlets = (telling.paper.outlet for telling in whole.tellings if telling.paper.id == number.mark.report)
    return tuple(dict.fromkeys(one_line(name) for name in (*number.chain, next(outlets, None)) if name))


def own_figures(whole: Whole) -> list[str]:
    """The figures that count the event itself, each once, in words."""
    return unique(figure_words(whole, number) for number in whole.numbers if number.standing == "own")


def account(whole: Whole, text: TextLevel) -> str:
    """What the record has of an event as lines: how it stands, who, whom, when, where, how many, who tells it."""
    event = whole.event
    who, whom = (
        ", ".join(unique(part.name for part in parts(whole) if part.party.role in roles))
        for roles in ((Role.ACTOR.value,), DOERS[1:])
    )
    when = when_words(event.when) if event.when.edtf else ""
    told = "; ".join(own_figures(whole))
    rows = (
        *(("Who", who), ("Whom", whom), ("When", when), ("Where", _placed(event))),
        *(("Figures", told), ("What may be done", _measure(whole, text))),
    )
    rests = f"Told by {counted(event.reports, 'report')}: {event.sourced}."
    unsure = "" if event.sure else f"The reading is not sure: {'; '.join(doubts_words(event)) or 'see the words'}."
    return "\n".join(
        (standing(event), *(f"{name}: {words}" for name, words in rows if words), *([unsure] if unsure else []), rests)
    )


def _measure(whole: Whole, text: TextLevel) -> str:
    """What a policy event changes: "canola: banned → restricted"."""
    policy = whole.best.policy
    if policy is None or not (policy.before or policy.after):
        return ""
    subject = one_line(policy.subject) + ": " if policy.subject and text.holds("quotes") else ""
    return f"{subject}{policy.before or 'not told'} → {policy.after or 'not told'}"


def _placed(event: EventAnswer) -> str:
    where = event.where
    return f"{where.words} ({level_words(where) or 'not placed on the map'})" if where.words else ""


def point(event: EventAnswer) -> tuple[float, float] | None:
    """Longitude and latitude of a place on the map. A country or a region has none: its middle is no place."""
    where = event.where
    if where.lat is None or where.lon is None or where.level not in _EXACT | _AREAS:
        return None
    return (where.lon, where.lat)


def stands_for_area(level: str | None) -> bool:
    """Whether the point only stands for a district or province that the report names."""
    return level in _AREAS


def web(url: str | None) -> str | None:
    """An address of the web that is also a correct IRI; None for any other."""
    if not url or len(url) > _LONGEST:
        return None
    safe = quote(url.strip(), safe=_URL_SAFE)
    try:
        parts = urlsplit(safe)
    except ValueError:
        return None
    return safe if parts.scheme in ("http", "https") and parts.hostname and "%" not in parts.netloc else None


def urn(identity: str) -> str:
    """The IRI of something of the record."""
    return f"urn:dateline:{identity}"


def named(kind: str, name: str) -> str:
    """The IRI of something that has only a name: urn:dateline:outlet:Halden%20Wire."""
    return f"urn:dateline:{kind}:{quote(name, safe='')}"


def iso2(code: str | None) -> str | None:
    """A country's two letters; None for what is no country."""
    return _two_letters().get(code or "")


def country(code: str | None) -> str:
    """A country's name; "" for what is no country."""
    return country_name(code) if iso2(code) else ""


def unique(values: Iterable[str | None]) -> list[str]:
    """Values that are known, each once, in order."""
    return [value for value in dict.fromkeys(values) if value]


@cache
def _two_letters() -> dict[str, str]:
    return {row["iso3"]: row["iso2"] for row in read_table("register/countries.csv").rows if row["iso2"]}
