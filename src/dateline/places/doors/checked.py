"""A gazetteer from another package, given what else the room asks and looked at before it is believed."""

from dataclasses import dataclass
from typing import Protocol

from dateline.model.place import Level
from dateline.places.designators import Designators, load_designators
from dateline.places.entry import Entry, Named, Naming
from dateline.places.fold import bare, fold


class Gazetteer(Protocol):
    """What another package's gazetteer has to offer."""

    @property
    def content(self) -> str:
        """A digest of what it holds."""
        ...

    @property
    def known(self) -> frozenset[str]:
        """Folded names (`dateline.places.fold.fold`) that may be found without a parser; empty will do."""
        ...

    def candidates(self, name: str) -> tuple[Named, ...]:
        """Entries that a name may stand for, the likeliest first; none for a name that it does not know."""
        ...


@dataclass(frozen=True, slots=True)
class CheckedGazetteer:
    """A gazetteer whose entries are ValueErrors where other rooms would stumble over them.

    A name with a designator ("Kursk region") that it does not know whole is asked for without it.
    """

    name: str
    asked: Gazetteer
    content: str
    known: frozenset[str]
    openings: frozenset[str]
    designators: Designators

    def candidates(self, name: str) -> tuple[Named, ...]:
        """As the room asks: by the name as it stands, else by what is left of it without its designator."""
        found = self._of(name)
        if found:
            return found
        stem, levels = self.designators.split(fold(bare(name)))
        return tuple(named for named in self._of(stem) if named.entry.level in levels) if levels else ()

    def _of(self, name: str) -> tuple[Named, ...]:
        found = tuple(self.asked.candidates(name))
        fault = next((fault for named in found if (fault := entry_fault(named))), None)
        if fault:
            raise ValueError(f"{self.name}, {name!r}: {fault}")
        return found


def checked(name: str, asked: Gazetteer) -> CheckedGazetteer:
    """What the room works with, over what another package offers."""
    known = frozenset(asked.known)
    openings = frozenset(key.partition(" ")[0] for key in known)
    return CheckedGazetteer(name, asked, str(asked.content), known, openings, load_designators())


def entry_fault(named: Named) -> str | None:
    """What is wrong with an entry, in words; None where there is nothing."""
    if not (isinstance(named, Named) and isinstance(named.entry, Entry)):
        return f"a {type(named).__name__} is no Named entry"
    entry = named.entry
    if not (isinstance(entry.level, Level) and isinstance(named.naming, Naming)):
        return "the level or the naming is none of dateline's"
    country = entry.country
    if country is not None and not (len(country) == 3 and country.isascii() and country.isupper()):
        return f"{country!r} is no country's code of three letters"
    if (entry.lat is None) != (entry.lon is None) or abs(entry.lat or 0) > 90 or abs(entry.lon or 0) > 180:
        return f"{entry.lat}, {entry.lon} is no point"
    return None
