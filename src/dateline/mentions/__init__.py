"""Who and what a report speaks of.

In: a report and its parse. Out: chains of mentions, one chain a participant, in order of first mention.
"President Biden … Mr. Biden … he" is one chain of kind person; "Kyiv said" is a metonym in the chain of Ukraine,
"in Kyiv" a name in the chain of the town. What cannot be told stays apart; nothing is raised.

    find_chains = build()
    chains = find_chains(report, syntax)
"""

from dataclasses import dataclass
from pathlib import Path

from dateline.mentions.chains import make_chains
from dateline.mentions.join_apposed import join_apposed
from dateline.mentions.join_lead import join_brought_in, join_lead
from dateline.mentions.join_names import join_full_names, join_short_names
from dateline.mentions.join_nominals import join_nominals
from dateline.mentions.join_title import join_title
from dateline.mentions.lexicon import Lexicon, load_lexicon
from dateline.mentions.names import find_names
from dateline.mentions.namings import name_mentions
from dateline.mentions.nominals import nominal_mentions
from dateline.mentions.pronouns import resolve_pronouns
from dateline.mentions.scene import make_scene
from dateline.model.mention import Chain
from dateline.model.syntax import Syntax
from dateline.model.text import Report

__all__ = ["MentionFinder", "build"]


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """The stage: names, then nominals, then pronouns, each joined to what went before."""

    lexicon: Lexicon

    def __call__(self, report: Report, syntax: Syntax) -> tuple[Chain, ...]:
        names = find_names(report, syntax, self.lexicon)
        scene = make_scene(report, syntax, self.lexicon, tuple(names))
        clusters, short = join_full_names(name_mentions(scene))
        nominals = join_apposed(scene, clusters, nominal_mentions(scene))
        join_short_names(scene, clusters, short)
        join_nominals(scene, clusters, nominals)
        join_lead(scene, clusters)
        join_brought_in(scene, clusters)
        join_title(scene, clusters)
        resolve_pronouns(scene, clusters)
        return make_chains(scene, clusters)


def build(own: Path | None = None) -> MentionFinder:
    """The stage with its tables read, and those of the user's own folder; what cannot be read is a ResourceError."""
    return MentionFinder(load_lexicon(own))
