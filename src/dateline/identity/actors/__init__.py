"""Who is one across reports: persons, bodies and places by name, spelling, country, work, office and company kept.

compare(one, other, company, at)    # a judgement for the ledger with its reasons; None where nothing ties the two
actor_keys(actor)                   # what an actor is filed and looked for under: those who share one are compared
"""

from dateline.identity.actors.compare import Actor, Company, compare
from dateline.identity.actors.keys import actor_keys

__all__ = ["Actor", "Company", "actor_keys", "compare"]
