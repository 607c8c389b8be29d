"""Where those whom a report names stand on a matter: who supports, opposes or urges what, in which words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model.text import Span
from dateline.records.fields import by_id, part, rows, span, spans, word
from dateline.records.flatten import Record
from dateline.records.subjects import subject_key
from dateline.records.words import stem
from dateline.tables import read_table

SUPPORTS, OPPOSES, URGES = "supports", "opposes", "urges"
_TURNED = {SUPPORTS: OPPOSES, OPPOSES: SUPPORTS, URGES: OPPOSES}
_STANDING = ("occurred", "ongoing", "planned", "denied")
_ROLES = ("topic", "target")
_WHICH = re.compile(
    r"\s(?:of|on|against|for|with|from|to)\s(?:(?!\s(?:and|but|that|which|who|because|after|while|said)\b)(?:[^.,;:\"”()\n]|\.(?=\w)))+"
)
_PREPOSITION = re.compile(r"(?:\s(?:on|in|at|by|for|from|since|until|next|last|early|late))*\s*$")
_LONGEST = 160  # characters of a subject: a longer one is a whole speech, not a matter


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One stand: of an entity ("e3"), by an event ("v2") or a saying ("a5"); `span` holds the subject's words."""

    happening: str | None
    entity: str
    kind: str
    subject: str
    subject_key: str
    span: Span
    attribution: str | None


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """The stand that event types and cues take, the words under a stand that turn it or keep it, and what is no matter.

    `vague` holds stems.
    """

    events: Mapping[str, str]
    cues: Mapping[str, str]
    against: frozenset[str]
    keeping: frozenset[str]
    vague: frozenset[str]


@cache
def stance_lexicon() -> StanceLexicon:
    """The shipped words, each cue in the forms that a text has it in."""
    table = read_table("en/stances.csv").rows
    of = {name: [row for row in table if row["class"] == name] for name in ("event", "cue", "against", "for", "vague")}
    return StanceLexicon(
        events={row["word"]: row["kind"] for row in of["event"]},
        cues={form: row["kind"] for row in of["cue"] for form in _forms(row["word"])},
        against=frozenset(form for row in of["against"] for form in _forms(row["word"])),
        keeping=frozenset(form for row in of["for"] for form in _forms(row["word"])),
        vague=frozenset(stem(row["word"]) for row in of["vague"]),
    )


def stances(record: Record) -> tuple[StanceRow, ...]:
    """The stands of one record, in text order; what an event and its saying both tell stands once."""
    by_events = tuple(_of_events(record))
    taken = [row.span for row in by_events]
    by_sayings = (r for r in _of_sayings(record) if not any(r.span.overlaps(t) for t in taken))
    return tuple(sorted({*by_events, *by_sayings}, key=lambda r: (r.span, r.entity, r.kind)))


def _of_events(record: Record) -> Iterator[StanceRow]:
    text = word(part(record, "report"), "text") or ""
    for event in rows(record, "events"):
        kind = _stand_of(event, text)
        about = _subject_of(event) if kind else None
        if kind is None or about is None:
            continue
        whole = _whole(record, text, about)
        for holder in _holders(event):
            yield from _rows(text, (word(event, "id"), None), holder, (kind, whole))


def _of_sayings(record: Record) -> Iterator[StanceRow]:
    text, entities = word(part(record, "report"), "text") or "", by_id(record, "entities")
    for said in rows(record, "attributions"):
        holder, cue, contents = word(said, "source_entity"), span(said, "cue"), spans(said, "content")
        kind = _cue_stand(text[cue.start : cue.end]) if cue else None
        if kind is None or holder not in entities or not contents or said.get("negated"):
            continue
        if word(said, "quotation") != "direct":
            yield from _rows(text, (None, word(said, "id")), holder, (kind, contents[-1]))


def _rows(text: str, where: tuple[str | None, str | None], holder: str, stand: tuple[str, Span]) -> Iterator[StanceRow]:
    """The stand on the matter itself: what only ends or keeps it is taken off first."""
    kind, about = _matter(text, *stand)
    subject = " ".join(text[about.start : about.end].split())
    key = subject_key(subject)
    if key and len(subject) <= _LONGEST and not _is_vague(key):
        yield StanceRow(where[0], holder, kind, subject, key, about, where[1])


def _is_vague(key: str) -> bool:
    """Whether a subject names no matter: "agreed in principle", "offered £1.10 an hour"."""
    return all(word[0].isdigit() or word in stance_lexicon().vague for word in key.split())


def _stand_of(event: Record, text: str) -> str | None:
    """The stand that an event takes, turned where it is denied; None where it takes none or is not sure to stand."""
    known, kind, mode = stance_lexicon().events, word(event, "type") or "", word(event, "mode") or ""
    stand, status = known.get(f"{kind} {mode}") or known.get(kind), word(event, "status")
    if stand is None or status not in _STANDING or event.get("hedged"):
        return None
    said = spans(event, "trigger")
    if kind == "CONCEDE" and said and text[said[0].start : said[0].end].lower() in stance_lexicon().against:
        return _TURNED[stand]  # "agreed to lift the ban" backs its end
    if status == "denied":
        return {SUPPORTS: OPPOSES}.get(stand)
    return stand


def _subject_of(event: Record) -> Span | None:
    for role in _ROLES[: 1 if word(event, "type") == "PROTEST" else 2]:  # what a protest hits is not what it is about
        for argument in rows(event, "arguments"):
            where = span(argument, "span")
            if word(argument, "role") == role and where is not None and not argument.get("implied"):
                return where
    return span(part(event, "policy"), "subject")


def _whole(record: Record, text: str, about: Span) -> Span:
    """The subject with what says which one it is ("the use" of …, "the embargo" on …), up to a stop or a time."""
    after = _WHICH.match(text, about.end)
    if after is None or after.end() - about.start > _LONGEST:
        return about
    times = (s.start for row in rows(record, "timexes") if (s := span(row, "span")) and s.start >= about.end)
    first = min((start for start in times if start < after.end()), default=None)
    if first is None:
        return Span(about.start, after.end())
    kept = _PREPOSITION.sub("", text[about.end : first])
    return Span(about.start, about.end + len(kept))


def _holders(event: Record) -> tuple[str, ...]:
    refs = (word(a, "ref") for a in rows(event, "arguments") if word(a, "role") == "actor")
    return tuple(dict.fromkeys(ref for ref in refs if ref is not None and ref.startswith("e")))


def _matter(text: str, kind: str, about: Span) -> tuple[str, Span]:
    """ "an end to the ban" turns the stand on the ban; "an extension of the truce" keeps it on the truce."""
    lexicon = stance_lexicon()
    words = _words(text, about)
    first = next((n for n, (w, _) in enumerate(words) if w not in ("the", "a", "an", "to", "that", "for", "of")), None)
    if first is None:
        return kind, about
    if words[first][0] == "not" and first + 1 < len(words):
        return _matter(text, _TURNED[kind], Span(words[first + 1][1], about.end))
    if words[first][0] not in lexicon.against | lexicon.keeping or first + 2 >= len(words):
        return kind, about
    after = first + 1 + (words[first + 1][0] in ("to", "of", "on", "from", "in"))
    if after >= len(words):
        return kind, about
    turned = _TURNED[kind] if words[first][0] in lexicon.against else kind
    return turned, Span(words[after][1], about.end)


def _words(text: str, where: Span) -> list[tuple[str, int]]:
    found, place = [], where.start
    for piece in text[where.start : where.end].split():
        place = text.index(piece, place)
        found.append((piece.strip(".,;:\"'“”‘’()").lower(), place))
        place += len(piece)
    return found


def _cue_stand(cue: str) -> str | None:
    """The stand of a cue's last words: "has long called for", "urging"."""
    known, words = stance_lexicon().cues, cue.lower().split()
    return next((known[key] for n in (3, 2, 1) if (key := " ".join(words[-n:])) in known and n <= len(words)), None)


def _forms(phrase: str) -> tuple[str, ...]:
    """A regular verb (or a noun) in its forms with what follows it: "call for", "calls for", "calling for" …"""
    lemma, _, rest = phrase.partition(" ")
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        forms = [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    else:
        forms = [lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s"), stem + "ed", stem + "ing"]
    if lemma[-1] in "bgmnpt" and lemma[-2] in "aeiou":
        forms += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return tuple(f"{form} {rest}".strip() for form in forms)
