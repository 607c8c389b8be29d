"""Events: who did what to whom, coded from the parse and what the other rooms found.

In: a report, its parse, its fillers (chains, actors, times, places, quantities) and attributions.
Out: events with their triggers, type, arguments, standing and doubts; one event for all its mentions.
"Gunmen carried out an attack near Gao" gives ASSAULT at "attack", actor "Gunmen", place "Gao".
"""

from dateline.events.code import EventCoder, build

__all__ = ["EventCoder", "build"]
