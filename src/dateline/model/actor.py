"""Who a chain is, at the report's date."""

from dataclasses import dataclass

from dateline.model.doubt import Unresolved
from dateline.model.mention import Kind


@dataclass(frozen=True, slots=True)
class Actor:
    """The reading of one chain (same index as the chain).

    `name` is canonical where the register knows it; `country` ISO 3166-1 alpha-3, XKX, IGO, NGO, MNC or UNK;
    `sector` a PLOVER sector; `role` the office or description held at the report's date; `value` is the register
    id, or why there is none; `evidence` are rule ids and words that decided.
    """

    name: str
    kind: Kind
    country: str | None
    sector: str | None
    role: str | None
    value: str | Unresolved
    evidence: tuple[str, ...]
