"""Records for tests of the store: any that the schema admits, and plausible ones made from a seed."""

import base64
import hashlib
import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from dateline.claims.assemble import claim_id
from dateline.model.text import Span
from dateline.records import Json, Record, record_schema
from dateline.store import Access, Store, Stored, Taken, open_store, put_reading

AT = "2026-11-22T10:00:00Z"
EDITION: Record = {"dateline": "0.1.0", "settings": "sha256:1", "resources": "sha256:2", "models": {"m": "sha256:3"}}
LATER: Record = EDITION | {"dateline": "0.2.0"}

_NAMES = ("Ana Lopes", "Bilal Haddad", "Carla Novak", "Deniz Aydin", "Emeka Obi", "Farid Rahimi", "Greta Lund")
_PLACES = (("Bor", "SRB", 792680), ("Jos", "NGA", 2335953), ("Cali", "COL", 3687925), ("Homs", "SYR", 169577))
_DEEDS = (("attacked", "ASSAULT"), ("arrested", "COERCE"), ("met", "CONSULT"), ("condemned", "ACCUSE"))


def text_id(prefix: str, *parts: str) -> str:
    """An id as the reader makes them."""
    return prefix + base64.b32encode(hashlib.sha256("\n".join(parts).encode()).digest()).decode().lower()[:16]


def made_record(seed: int, url: str | None = None, edition: Record = EDITION, outlet: str = "Example Wire") -> Record:
    """A small report of two to five sentences with an event, a voice, a place and a figure in each."""
    chance = random.Random(seed)
    firsts, lasts = [name.split()[0] for name in _NAMES], [name.split()[1] for name in _NAMES]
    deeds = [
        (
            f"{chance.choice(firsts)} {chance.choice(lasts)}",
            *chance.choice(_DEEDS),
            *chance.choice(_PLACES),
            chance.randint(2, 400),
        )
        for _ in range(chance.randint(2, 5))
    ]
    sentences = [f"{who} {did} {n} people in {place}, police said." for who, did, _, place, _, _, n in deeds]
    day = (date(2020, 1, 1) + timedelta(days=9 * seed)).isoformat()  # far apart, so that few reports are of one story
    types = [deed[2] for deed in deeds]
    return told(sentences, url, edition, outlet, f"Report {seed}.", types, day=day)


def told(
    sentences: Sequence[str],
    url: str | None = None,
    edition: Record = EDITION,
    outlet: str = "Example Wire",
    mark: str = "News.",
    types: Sequence[str] = (),
    source_id: str | None = None,
    day: str = "2026-11-20",
) -> Record:
    """The record of sentences of one form: "First Last did N people in Place, police said." """
    text = "\n\n".join([mark, *sentences])
    report = text_id("rpt_", url or f"{outlet}\x1f{source_id or ''}", text)
    record: dict[str, list[Json]] = {name: [] for name in _LISTS}
    at = len(mark) + 2
    for number, sentence in enumerate(sentences, 1):
        _tell(record, report, (at, sentence), number, types[number - 1] if types else "ASSAULT", (outlet, day))
        at += len(sentence) + 2
    head: Record = {
        "id": report, "source_id": source_id, "version_of": None, "title": mark, "outlet": outlet, "origin": None,
        "url": url, "language": "en", "byline": None, "published": day, "published_basis": "given",
        "text": text,
        "sections": [{"kind": "title", "span": [0, len(mark)]}, {"kind": "body", "span": [len(mark) + 2, len(text)]}],
    }  # fmt: skip
    return {"schema_version": 1, "report": head, **record, "unresolved": [], "edition": edition}


_LISTS = ("entities", "timexes", "places", "quantities", "attributions", "events", "claims")


def _tell(
    record: dict[str, list[Json]], report: str, where: tuple[int, str], n: int, kind: str, by: tuple[str, str]
) -> None:
    (at, sentence), (outlet, day) = where, by
    first, last, did, count, people, _, place = sentence.split()[:7]
    name, place = f"{first} {last}", place.rstrip(",")
    span = {word: [at + sentence.index(word), at + sentence.index(word) + len(word)] for word in
            (name, did, count, place, "police", "said")}  # fmt: skip
    known = {p[0]: p for p in _PLACES}[place]
    content = [at, at + sentence.index(", police")]
    row = {"country": None, "sector": None, "role": None, "register_id": None}
    record["entities"] += [
        {"id": f"e{2 * n - 1}", "name": name, "kind": "person", **row,
         "mentions": [{"span": span[name], "form": "name"}]},
        {"id": f"e{2 * n}", "name": "police", "kind": "group", **row, "sector": "COP",
         "mentions": [{"span": span["police"], "form": "nominal"}]},
    ]  # fmt: skip
    record["places"].append({
        "id": f"p{n}", "span": span[place], "name": place, "country": known[1], "lat": 1.5, "lon": 2.5,
        "geonames": known[2], "level": "town", "bbox": None, "offset": None, "literal": True, "use": "location",
        "candidates": 1,
    })  # fmt: skip
    record["quantities"].append({
        "id": f"q{n}", "span": span[count], "low": int(count), "high": int(count), "bound": "=", "unit": None,
        "of": people, "frame": "killed", "part_of": None, "change_from": None, "cumulative": False,
    })  # fmt: skip
    record["attributions"].append({
        "id": f"a{n}", "cue": span["said"], "source": [span["police"]], "content": [content],
        "source_entity": f"e{2 * n}", "speaks_for": None, "cue_class": "report", "negated": False,
        "quotation": "indirect", "audience": None, "audience_span": None, "venue": None, "venue_span": None,
        "time": None, "anonymous": None, "within": None,
    })  # fmt: skip
    arguments = [("actor", name, f"e{2 * n - 1}"), ("place", place, f"p{n}"), ("quantity", count, f"q{n}")]
    record["events"].append({
        "id": f"v{n}", "trigger": [span[did]], "mentions": [[span[did]]], "scheme": "plover", "type": kind,
        "sure": True, "doubts": [], "mode": None, "contexts": [], "status": "occurred", "status_evidence": [],
        "hedged": False, "policy": None,
        "time": {"ref": None, "earliest": day, "latest": day, "basis": "explicit"},
        "arguments": [{"role": r, "span": span[word], "ref": ref, "implied": False} for r, word, ref in arguments],
    })  # fmt: skip
    trigger, cue = Span(*span[did]), Span(*span["said"])
    record["claims"].append({
        "id": claim_id(report, [trigger], [cue]), "event": f"v{n}", "asserted": "affirmed", "sure": True,
        "said_by": [{"entity": f"e{2 * n}", "attribution": f"a{n}"}, {"outlet": outlet}],
        "evidence": content,
    })  # fmt: skip


def stored(path: Path, *records: Record) -> list[Stored]:
    """What became of some records, each put in a transaction of its own."""
    with open_store(path, Access.WRITE) as store:
        return [put_reading(store, record, Taken("made", AT)) for record in records]


def counts(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    names = [row[0] for row in store.base.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {name: store.base.execute(f'SELECT count(*) FROM "{name}"').get for name in names}


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that holds what was put in, without the times of day."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for name in counts(store):
        if not name.startswith(("passage", "sqlite")):
            kept = [row[1] for row in store.base.execute(f'PRAGMA table_info("{name}")') if row[1] not in _TIMES]
            columns = ", ".join(f'"{column}"' for column in kept)
            found[name] = list(store.base.execute(f'SELECT {columns} FROM "{name}" ORDER BY {columns}'))
    return found


_TIMES = ("at", "added_at", "read_at", "withdrawn_at", "first_seen", "changed_at")


@cache
def records() -> st.SearchStrategy[Record]:
    """Any record that the schema admits: spans that lead nowhere, ids twice, rows that are not there."""
    schema = record_schema()
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    return _of(schema, definitions)


_TEXTS = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "",
        "Rebels attacked Bor, police said.",
        "\ud83d",
        "a\x00b",
        "İ👮🏽\u200d♀\ufe0f",
        "\ufeff\u202eغزة",
        "the ban on exports",
    ]
)
_NUMBERS = st.integers(0, 60) | st.sampled_from([2**31, 2**63, 10**30, 10**400])


def _of(schema: Record, definitions: Record) -> st.SearchStrategy:  # type: ignore[type-arg]  # any JSON
    if "$ref" in schema:
        return _of(definitions[str(schema["$ref"]).rsplit("/", 1)[-1]], definitions)  # type: ignore[arg-type]
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])  # type: ignore[arg-type]
    if "anyOf" in schema:
        return st.one_of(*(_of(option, definitions) for option in schema["anyOf"]))  # type: ignore[union-attr, arg-type]
    kinds = schema["type"]
    return st.one_of(*(_typed(kind, schema, definitions) for kind in (kinds if isinstance(kinds, list) else [kinds])))


def _typed(kind: str, schema: Record, definitions: Record) -> st.SearchStrategy:  # type: ignore[type-arg]
    if kind == "object":
        named = schema.get("properties")
        if not isinstance(named, dict):
            return st.dictionaries(_TEXTS, _TEXTS, max_size=2)
        required = {key: _of(value, definitions) for key, value in named.items() if key in schema["required"]}  # type: ignore[arg-type, operator]
        optional = {key: _of(value, definitions) for key, value in named.items() if key not in required}  # type: ignore[arg-type]
        return st.fixed_dictionaries(required, optional=optional)
    if kind == "array":
        least, most = schema.get("minItems", 0), schema.get("maxItems", 3)
        return st.lists(_of(schema["items"], definitions), min_size=least, max_size=most)  # type: ignore[arg-type]
    if kind == "string":
        return _patterned(str(schema["pattern"])) if "pattern" in schema else _TEXTS
    least_number = int(str(schema.get("minimum", 0)))
    whole = _NUMBERS.filter(lambda number: number >= least_number)
    simple = {"null": st.none(), "boolean": st.booleans(), "integer": whole}
    return simple[kind] if kind in simple else _NUMBERS | st.floats(allow_nan=False)


def _patterned(pattern: str) -> st.SearchStrategy[str]:
    if "{16}" in pattern:
        return st.sampled_from([pattern[1:5] + letter * 16 for letter in "abc"])
    if pattern.startswith("^[0-9]{4}"):
        return st.sampled_from(["2026-11-20", "0000-99-99"])
    return st.from_regex(pattern.replace("[0-9]*", ""), fullmatch=True)
