"""What a question for figures is answered with: ledgers of figures, each with its voice, its day and its words."""

from dataclasses import dataclass

from dateline.query.answers_amounts import in_digits

RULES = ("low", "high", "latest", "official")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as one source gives it in the words of one origin.

    `source`: the speaker, else whose words the report has; `as_of`: the day it is said of, else published;
    `superseded_by`: the place in the ledger's figures of what the same source said later. Spans point into the first
    of `reports`.
    """

    low: float | None
    high: float | None
    bound: str
    words: str
    of: str | None
    unit: str | None
    as_of: str | None
    source: str
    speaker: str | None
    official: bool
    chain: tuple[str, ...]
    origin: str
    outlets: tuple[str, ...]
    reports: tuple[str, ...]
    quote: str
    sentence: str
    start: int
    end: int
    superseded_by: int | None

    @property
    def said_by(self) -> str:
        """Who says so, for people: the chain, innermost first, then the outlet."""
        return " via ".join(dict.fromkeys((*self.chain, *self.outlets[:1]))) or self.source


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule answers: a place in the ledger's figures, None where the rule finds none, and why this one."""

    rule: str
    figure: int | None
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All figures of one kind of one event (evt_) or of the main events of one story (sto_), in the order of days.

    `figures` count the event itself; `parts` some of those counted; `running` totals over longer; `background` other
    events' figures that its reports mention; `possible` what is feared or planned; `former` what a figure had been.
    `states`: growing, agreeing, conflicting, revised down. `low` to `high`: the spread of figures that no later one of
    the same source has replaced, open above where the highest is a least.
    """

    id: str
    title: str
    kind: str
    figures: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    running: tuple[Figure, ...]
    background: tuple[Figure, ...]
    possible: tuple[Figure, ...]
    former: tuple[Figure, ...]
    states: tuple[str, ...]
    low: float | None
    high: float | None
    open_above: bool
    sources: int
    origins: int
    answers: tuple[Ruling, ...]
    capped: bool

    @property
    def spread(self) -> str:
        """The spread in words: "11 to 24", "3", "at least 5"."""
        if self.low is None or self.high is None:
            return "none given"
        ends = " to ".join(dict.fromkeys((in_digits(self.low), in_digits(self.high))))
        return f"{ends} or more" if self.open_above else ends
