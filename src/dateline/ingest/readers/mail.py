"""Mail (EML), newsletters among it, and pages saved with all their parts (MHTML)."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.errors import SourceError
from dateline.ingest.headlines import same_words
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.reader import Given, Head, Item, Reader
from dateline.ingest.readers.asking import reader_for, within
from dateline.ingest.readers.page import page_of

if TYPE_CHECKING:
    from dateline.ingest.letter import Attached, Letter

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?=[ \t\r\n])|[ \t]+\S")
_SURE = frozenset(
    {"message-id", "mime-version", "received", "return-path", "delivered-to", "snapshot-content-location"}
)
_USUAL = frozenset({"from", "date", "subject", "to"})
_AGAIN = re.compile(r"^(?:(?:re|fwd?)\s*:\s*)+", re.I)
_SENDER = re.compile(r"(?P<who>.{3,60}?)(?:\s+(?:from|at|of)\s+|\s*[|@–—]\s*|\s+-\s+)(?P<outlet>.{2,60})")
_PASSED_ON = re.compile(r"\s+via\s+.*$", re.I)
_PERSON = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,3}")
# Looked for from the beginning of the space before it only, which else would be gone through from each of its places.
_ADDRESS = re.compile(r"(?:[(<\[]|(?<!\s))\s*https?://\S+?\s*[)>\]]?(?=\s|$)")
_PICTURE = re.compile(r"\[(?:image|cid|logo|inline image)\b[^\]\n]{0,200}\]", re.I)
_ENOUGH = 30  # words; a shorter text part only says that there is a page
_FIRST = 3  # lines among which the subject may stand again


def _tells(head: Head) -> bool:
    lines = takewhile(str.strip, head.text.splitlines()[:400])
    found = [_HEADER.match(line) for line in lines]
    names = {match[1].lower() for match in found if match and match[1]}
    first = bool(found) and found[0] is not None and found[0][1] is not None
    known = len(names & _USUAL) + 2 * bool(names & _SURE)
    return first and all(found[:40]) and known >= 3


def _read(given: Given, intake: Intake) -> Iterator[Item]:
    from dateline.ingest.letter import read_letter  # the mail library is loaded where the first mail is seen

    content = given.stream.read(intake.documents.max_bytes + 1)
    if len(content) > intake.documents.max_bytes:
        raise SourceError(f"too long: more than {intake.documents.max_bytes:,} bytes (documents.max_bytes)")
    letter = read_letter(content, intake.documents.seconds)
    own = _own(letter, intake)
    if not letter.attached or not isinstance(own, SourceError):
        yield Item(own, letter.identity)
    if letter.attached and given.depth >= intake.documents.max_depth:
        raise SourceError(f"packed more than {intake.documents.max_depth} deep (documents.max_depth)")
    found = isinstance(own, Raw)
    for item in (item for file in letter.attached for item in _attached(file, given, intake)):
        found = True
        yield item
    if letter.attached and not found and isinstance(own, SourceError):
        yield Item(own, letter.identity)


def _attached(file: "Attached", given: Given, intake: Intake) -> Iterator[Item]:
    """The reports of an attached file; none of one that is no document: a signature, a calendar, an archive of keys."""
    given.spent.file(intake.documents)
    given.spent.unpack(len(file.content), intake.documents)
    inner = given.inner(file.name, file.content)
    if file.worded or reader_for(inner).name != "text":
        yield from within(inner, intake)


def _own(letter: "Letter", intake: Intake) -> Raw | SourceError:
    """The mail's own text: the plain part where it has more than a few words, else its page."""
    try:
        if letter.whole and letter.page:
            return page_of(letter.page.content, letter.page.address, letter.page.charset, intake)
        return _raw(letter, _text(letter, intake))
    except SourceError as error:
        return error


def _text(letter: "Letter", intake: Intake) -> str:
    plain = _PICTURE.sub("", _ADDRESS.sub("", letter.plain)).strip()
    if len(plain.split()) >= _ENOUGH or letter.page is None:
        return plain
    try:
        return page_of(letter.page.content, None, letter.page.charset, intake).text
    except SourceError:
        if plain:
            return plain
        raise


def _raw(letter: "Letter", text: str) -> Raw:
    if not text:
        raise SourceError("empty: a mail without text")
    title = _AGAIN.sub("", letter.subject or "") or None
    first = [line for line in text.split("\n") if line.strip()][:_FIRST]
    shown = title is None or any(same_words(line, title) for line in first)
    byline, outlet = _sender(letter)
    return Raw(
        text=text if shown else f"{title}\n\n{text}",
        source_id=letter.identity,
        title=title,
        outlet=outlet,
        byline=byline,
        credit=letter.sender,
        published=letter.day,
    )


def _sender(letter: "Letter") -> tuple[str | None, str | None]:
    """The person and the outlet that a sender's name gives: of what goes to a list, a name alone is the outlet's."""
    name = _PASSED_ON.sub("", letter.sender or "")
    both = _SENDER.fullmatch(name)
    if both and _PERSON.fullmatch(both["who"]):
        return both["who"], both["outlet"]
    if letter.bulk:
        return None, name or None
    return (name, None) if _PERSON.fullmatch(name) else (None, None)


READER = Reader("mail", 40, _tells, _read)
