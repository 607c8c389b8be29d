"""Place names in a report, and the places they mean.

In: a report, its parse, its chains. Out: one `Toponym` for every naming of a place, resolved against a
gazetteer that is built once (`build_gazetteer`) and only read afterwards, with the runners-up beside it:

    places = build(Gazetteer.open(path))
    places(report, syntax, chains)   # "in Gao, Mali" -> Gao MLI town, literal; Mali MLI country, literal
"""

from dateline.places.build import build_gazetteer, write_gazetteer
from dateline.places.cues import load_cues
from dateline.places.demonyms import DemonymFinder
from dateline.places.door import Door
from dateline.places.entry import GazetteerInfo
from dateline.places.find import Finder
from dateline.places.gazetteer import Gazetteer
from dateline.places.near import NeighbourFinder
from dateline.places.own import demonym_owners
from dateline.places.parts import PartFinder
from dateline.places.relative import load_relations
from dateline.places.resolve import Resolver
from dateline.places.room import Places
from dateline.places.slots import SlotFinder

__all__ = ["Door", "Gazetteer", "GazetteerInfo", "Places", "build", "build_gazetteer", "write_gazetteer"]


def build(gazetteer: Door) -> Places:
    """The stage over an opened gazetteer."""
    cues = load_cues()
    finder = Finder(gazetteer, cues, SlotFinder(gazetteer, cues), PartFinder(gazetteer, cues))
    demonyms = DemonymFinder(gazetteer, demonym_owners(), cues.languages)
    neighbours, resolver = NeighbourFinder(gazetteer, cues), Resolver(cues.capitals)
    return Places(gazetteer, cues, finder, neighbours, demonyms, load_relations(), resolver)
