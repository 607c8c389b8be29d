"""The lines of a PDF as JSON. A program of its own, so that a file that breaks the PDF library breaks nothing else.

It takes the file on standard input, and as arguments the most pages, characters, seconds and bytes of memory. What it
writes: a line with the properties or `{"error": …}`, then a line a page: its height and width, how many pictures a page
without text has, and its lines, each its text, left, bottom, right, top. Nothing of dateline is loaded: it starts fast.
"""

import ctypes
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import pypdfium2

_GAP = 1.2  # times the height of a line: a wider space parts columns or cells
_ENDS = "\r\n"
_HYPHEN = "\x02"  # as the library marks a hyphen at a line's end
_NO_CHARACTER = "\0\ufffe\uffff"
_PICTURE = 3

Line = tuple[str, float, float, float, float]
Box = tuple[float, float, float, float]


class Page(TypedDict):
    """One page as it is written."""

    width: float
    height: float
    pictures: int
    lines: list[Line]


def main(most_pages: int, most_characters: int, seconds: int, memory: int) -> None:
    """Writes the lines of the PDF on standard input."""
    _limit(seconds, memory)
    import pypdfium2

    held = 0
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        if len(document) > most_pages:
            return _fail(f"too long: {len(document):,} pages, the limit is {most_pages:,} (documents.max_pages)")
        _write({"properties": document.get_metadata_dict(), "pages": len(document)})
        for page in _pages(document):
            held += sum(len(line[0]) for line in page["lines"])
            if held > most_characters:
                return _fail(f"too long: more than {most_characters:,} characters (twice read.max_characters)")
            _write(page)
    except pypdfium2.PdfiumError as error:
        _fail("encrypted: needs a password" if "password" in str(error).lower() else f"broken: {error}")
    return None


def _limit(seconds: int, memory: int) -> None:
    """Time of the processor and memory, where the system can limit them."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds + 1), (resource.RLIMIT_AS, memory)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _fail(why: str) -> None:
    _write({"error": why})


def _write(row: object) -> None:
    sys.stdout.write(json.dumps(row) + "\n")


def _pages(document: "pypdfium2.PdfDocument") -> Iterator[Page]:
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        lines = list(_lines(page.get_textpage()))
        pictures = 0 if lines else sum(1 for item in page.get_objects(max_depth=2) if item.type == _PICTURE)
        yield {"width": width, "height": height, "pictures": pictures, "lines": lines}
        page.close()


def _lines(words: "pypdfium2.PdfTextPage") -> Iterator[Line]:
    """Runs of characters side by side, in the order in which the file draws them."""
    held: list[str] = []
    boxes: list[Box] = []
    for character, where in _characters(words):
        parted = character in _ENDS or (boxes and where is not None and _is_apart(boxes[-1], where))
        if parted and boxes:
            yield _line(held, boxes)
        if parted:
            held, boxes = [], []
        if character not in _ENDS:
            held.append(character)
        if where is not None:
            boxes.append(where)
    if boxes:
        yield _line(held, boxes)


def _characters(words: "pypdfium2.PdfTextPage") -> Iterator[tuple[str, Box | None]]:
    """Every character with its box; none for a space."""
    import pypdfium2.raw as library

    rectangle = library.FS_RECTF()
    for index in range(words.count_chars()):
        character = chr(library.FPDFText_GetUnicode(words, index))
        if character in _NO_CHARACTER:
            continue
        drawn = not character.isspace() and library.FPDFText_GetLooseCharBox(words, index, ctypes.byref(rectangle))
        box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        yield "-" if character == _HYPHEN else character, box if drawn else None


def _is_apart(one: Box, other: Box) -> bool:
    """Whether a character stands in another line or column than the one before it."""
    height = max(one[3] - one[1], other[3] - other[1])
    gap = max(other[0] - one[2], one[0] - other[2])
    return gap > _GAP * height or other[1] >= one[3] or other[3] <= one[1]


def _line(held: list[str], boxes: list[Box]) -> Line:
    """The words with their edges; above and below those of most characters, as a single one may be of another type."""
    # Characters beyond the first plane may come in halves.
    text = "".join(held).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    bottom, top = Counter((box[1], box[3]) for box in boxes).most_common(1)[0][0]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return " ".join(text.split()), round(left, 1), round(bottom, 1), round(right, 1), round(top, 1)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:5]))
