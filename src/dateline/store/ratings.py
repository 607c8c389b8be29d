"""How far people trust sources, A to F: append-only; the latest word on a source stands, none comes with dateline."""

import base64
import hashlib

import apsw

from dateline.errors import ConfigError, StoreError
from dateline.model.review import RELIABILITY, Signed
from dateline.store.database import Store
from dateline.store.leaf import fit


def rate(store: Store, source: str, grade: str, signed: Signed) -> str:
    """Rates a source (the name of an outlet or agency, or an ent_ id); gives the rating's id. F takes a rating back.

    ConfigError for a grade that is none, StoreError for a source that no report names, or without a reason.
    """
    letter = grade.strip().upper()
    if letter not in RELIABILITY:
        raise ConfigError(f"a source's reliability is A to F, not {grade!r}")
    if not signed.why:
        raise StoreError("say why the source is rated so")
    with store.writing():
        key, name = known_source(store.base, source)
        n = store.base.execute("SELECT coalesce(max(n), 0) + 1 FROM rating").get
        parts = "\x1f".join((str(n), key, letter, fit(signed.by), signed.at))
        made = "rat_" + base64.b32encode(hashlib.sha256(parts.encode()).digest()).decode().lower()[:16]
        store.base.execute(_RATE, (n, made, key, name, letter, fit(signed.why), fit(signed.by), signed.at))
    return made


def source_key(name: str) -> str:
    """What a source is kept under: an ent_ id as it is, a name folded, however an origin writes it ("agency:…")."""
    plain = fit(" ".join(name.split()))
    if plain.startswith("ent_"):
        return plain
    kind, _, rest = plain.partition(":")
    return (rest if kind in _KINDS and rest else plain).strip().casefold()


def known_source(base: apsw.Connection, source: str) -> tuple[str, str]:
    """The key and the name of a source that some report has: an outlet, an origin, or an actor's id.

    StoreError for one that no report names.
    """
    key = source_key(source)
    if key.startswith("ent_"):
        name = base.execute("SELECT name FROM actor WHERE id = ?", (key,)).get
        if name is not None:
            return key, str(name)
    for (name,) in base.execute("SELECT DISTINCT outlet FROM report UNION SELECT DISTINCT origin_id FROM report"):
        if name and source_key(str(name)) == key and key != "unrated":
            kind, _, rest = str(name).partition(":")
            return key, rest if kind in _KINDS else str(name)
    raise StoreError(f"no report is from {source!r}")


_KINDS = ("outlet", "agency", "text", "report")
_RATE = "INSERT INTO rating(n, id, source, name, grade, why, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
