"""Who each chain is, at the report's date.

In: a report, its parse, its chains and toponyms. Out: one actor a chain, in the same order. "President-elect Trump" on
2024-11-17 is Donald Trump, USA, role "President-elect"; "North Korean troops" are PRK MIL; what neither the register
nor the text tells stays open (country None, value Unresolved). Nothing is raised.

    resolve_actors = build()
    actors = resolve_actors(report, syntax, chains, toponyms)
"""

from dataclasses import dataclass
from pathlib import Path

from dateline.actors.lexicon import Lexicon, load_lexicon
from dateline.actors.resolve import resolve
from dateline.actors.survey import survey
from dateline.model.actor import Actor
from dateline.model.mention import Chain
from dateline.model.place import Toponym
from dateline.model.syntax import Syntax
from dateline.model.text import Report

__all__ = ["ActorResolver", "build"]


@dataclass(frozen=True, slots=True)
class ActorResolver:
    """The stage: one scan of the report for countries and organisations, then one rule a kind of chain."""

    lexicon: Lexicon

    def __call__(
        self, report: Report, syntax: Syntax, chains: tuple[Chain, ...], toponyms: tuple[Toponym, ...]
    ) -> tuple[Actor, ...]:
        return resolve(survey(report, syntax, toponyms, self.lexicon), chains)


def build(own: Path | None = None) -> ActorResolver:
    """The stage with its tables read, and those of the user's own folder; what cannot be read is a ResourceError."""
    return ActorResolver(load_lexicon(own))
