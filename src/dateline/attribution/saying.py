"""A saying as tokens, before it is cut into spans."""

from dataclasses import dataclass

from dateline.attribution.lexicon import Frame
from dateline.model.attribution import CueClass


@dataclass(frozen=True, slots=True)
class Saying:
    """One cue with what the parse gives it. `token` heads the cue, `first`..`last` are its words (inclusive).

    `source` and `addressee` are head tokens; `content` are tokens; `quotes` numbers of quotations;
    `holder` is the cue token of a saying that it stands in by its rule; `speaker` gives the source's tokens
    outright where the parse cannot; `beside` is the cue token of the same speaker's saying before it.
    """

    token: int
    first: int
    last: int
    cue_class: CueClass
    frames: frozenset[Frame]
    negated: bool
    source: int | None
    content: frozenset[int]
    rule: str
    addressee: int | None = None
    quotes: tuple[int, ...] = ()
    speaker: tuple[int, ...] = ()
    holder: int | None = None
    beside: int | None = None

    @property
    def bare(self) -> bool:
        """Whether it stands without content."""
        return Frame.BARE in self.frames
