"""What a saved query tells, in the words in which feeds and webhooks carry it."""

import hashlib
import re
from dataclasses import dataclass, replace

from dateline.query.alerts import Told

QUOTE = 300  # characters of a report's words, at most
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KINDS = {"new": "", "changed": "Changed: ", "withdrawn": "Withdrawn: "}


@dataclass(frozen=True, slots=True)
class Message:
    """One thing told: `id` is its own for ever; `link` is empty where nobody has said under which address pages are."""

    id: str
    kind: str
    at: str
    title: str
    event: str
    link: str
    lines: tuple[str, ...]
    quote: str
    locator: str
    chain: tuple[str, ...]
    url: str | None
    published: str | None


def message(told: Told, address: str) -> Message:
    """What is told, of the event as it stands now; `address` is where the record's pages are ("" where not known)."""
    event = told.event
    where = f"{address.rstrip('/')}/event/{event.id if event else told.event_id}" if address else ""
    head = (told.id, told.kind, told.at)
    if event is None:
        title = f"{_KINDS[told.kind]}{told.event_id}: {told.note}"
        return Message(*head, title, told.event_id, where, (), "", "", (), None, None)
    words = next(iter(event.evidence), None)
    place = f", {event.where.words}" if event.where.words else ""
    title = clean(f"{_KINDS[told.kind]}{event.title}{place}")
    facts = (event.when.edtf, event.did, event.standing, *event.how_many, event.sourced, told.note)
    lines = tuple(clean(line) for line in facts if line)
    bare = Message(*head, title, event.id, where, lines, "", "", (), None, event.first_published)
    if words is None:
        return bare
    return replace(
        bare,
        quote=shortened(clean(words.quote)),
        locator=words.locator,
        chain=tuple(clean(name) for name in words.chain if name),
        url=words.source.url,
        published=words.source.published,
    )


def shortened(words: str) -> str:
    """Words of a report, at most QUOTE characters, cut after a word."""
    if len(words) <= QUOTE:
        return words
    cut = words[: QUOTE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def clean(words: str) -> str:
    """Words without what XML cannot hold."""
    return _UNFIT.sub("\ufffd", words)


def urn(name: str) -> str:
    """An address that names a thing for ever and leads nowhere: a digest in the form of a UUID (version 8)."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    parts = (digest[:8], digest[8:12], "8" + digest[13:16], "8" + digest[17:20], digest[20:32])
    return "urn:uuid:" + "-".join(parts)
