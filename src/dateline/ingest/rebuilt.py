"""Lines on sheets in, paragraphs out: lines that go on are joined, over columns and pages too."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, quantiles

from dateline.ingest.sheets import Line

_STOPPED = re.compile(r"[.!?:;…][\s\"'”’)\]]*$")
_HYPHENATED = re.compile(r"(\w+)[-\u00ad\u2010]$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LARGER = 1.15  # times the height of the body: a heading
_SPACED = 1.25  # times the usual distance of lines: another paragraph
_FARTHEST = 2.5  # times the height: farther is no distance of lines
_FILLED = 0.75  # of a column's width that each line of a text has
_INDENT = 0.8  # times the height
_PROSE = 20  # characters in a cell: shorter ones are a table's

Columns = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, in order."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """The height of its type."""
        return max(line.height for line in self.lines)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document's lines, which come page by page."""
    ordered = [line for _, page in groupby(lines, key=lambda line: line.page) for line in _by_columns(list(page))]
    if not ordered:
        return []
    body = body_height(ordered)
    blocks = list(_blocks(ordered))
    columns = _columns(blocks)
    found: list[list[Line]] = []
    for block in blocks:
        for piece in _pieces(block, columns, body):
            if found and _resumes(found[-1][-1], piece[0], columns):
                found[-1].extend(piece)
            else:
                found.append(piece)
    return [Paragraph(tuple(piece)) for piece in found]


def body_height(lines: Sequence[Line]) -> float:
    """The height of most of the type."""
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[_size(line)] += len(line.text)
    return sizes.most_common(1)[0][0] / 2


def _size(line: Line) -> int:
    return round(2 * line.height)


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """Lines of a page; where the file draws columns row by row, column after column."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _is_beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for group in _grouped(rows) for line in _down(group)]


def _grouped(rows: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    """Rows whose cells begin where those of the first one do."""
    group = [rows[0]]
    for before, row in pairwise(rows):
        places = [_place(group[0], cell) for cell in row]
        near = before[0].bottom - row[0].bottom < 2 * row[0].height
        if len(group[0]) > 1 and near and None not in places:
            group.append(row)
        else:
            yield group
            group = [row]
    yield group


def _place(columns: Sequence[Line], cell: Line) -> int | None:
    """The column in which a cell stands: it begins where that does and ends before the next."""
    for n, column in enumerate(columns):
        ends = columns[n + 1].left if n + 1 < len(columns) else cell.right
        if abs(cell.left - column.left) < 2 * cell.height and cell.right <= ends:
            return n
    return None


def _down(group: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of a group of rows: columns of prose one after the other, all else row by row."""
    held = [line for row in group for line in row]
    prose = sum(len(line.text) for line in held) >= _PROSE * len(held)
    if len(group) < 3 or not prose:
        return held
    return sorted(held, key=lambda line: _place(group[0], line) or 0)


def _is_beside(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return other.left >= one.right and shared > 0.5 * min(one.height, other.height)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one size, one below the other at the usual distance."""
    usual = _distances(lines)
    block = [lines[0]]
    for before, line in pairwise(lines):
        if _is_below(before, line) and before.bottom - line.bottom <= _SPACED * usual.get(_size(line), 0):
            block.append(line)
        else:
            yield block
            block = [line]
    yield block


def _distances(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance of lines by the size of their type."""
    held: dict[int, list[float]] = defaultdict(list)
    for before, line in pairwise(lines):
        if _is_below(before, line) and before.bottom - line.bottom <= _FARTHEST * line.height:
            held[_size(line)].append(before.bottom - line.bottom)
    return {size: quantiles(found, n=4)[0] if len(found) > 1 else found[0] for size, found in held.items()}


def _is_below(before: Line, line: Line) -> bool:
    one_size = abs(before.height - line.height) <= 0.15 * before.height
    overlap = min(before.right, line.right) > max(before.left, line.left)
    return before.page == line.page and one_size and overlap and line.bottom < before.bottom - 0.3 * before.height


def _columns(blocks: Sequence[Sequence[Line]]) -> Columns:
    """The right edge of the columns by left edge and size of type: that of the blocks that fill them, if any."""
    firm: dict[tuple[int, int], list[float]] = defaultdict(list)
    loose: dict[tuple[int, int], list[float]] = defaultdict(list)
    for block in blocks:
        edge = max(line.right for line in block)
        for line in block:
            (firm if _is_filled(block) else loose)[_column(line)].append(edge)
    found = {key: max(edges) for key, edges in loose.items()}
    return found | {key: median(edges) for key, edges in firm.items()}


def _is_filled(block: Sequence[Line]) -> bool:
    """Whether a block is text that fills its column, so that its longest line tells how wide that is."""
    edge = max(line.right for line in block)
    return len(block) > 3 and all(line.right - line.left > _FILLED * (edge - line.left) for line in block[:-1])


def _column(line: Line) -> tuple[int, int]:
    return round(line.left / 4), _size(line)


def _pieces(block: Sequence[Line], columns: Columns, body: float) -> Iterator[list[Line]]:
    """The paragraphs of a block, which has no space between them."""
    piece = [block[0]]
    left = Counter(round(line.left) for line in block).most_common(1)[0][0]
    own, filled = max(line.right for line in block), _is_filled(block)
    for before, line in pairwise(block):
        edge = own if filled else max(own, columns.get(_column(before), own))
        moved = abs(line.left - left) > _INDENT * line.height and abs(line.left - before.left) > 1
        ended = moved or (_fits(before, line, edge) and not _goes_on(before, line))
        if ended and not (before.height > _LARGER * body and _is_balanced(before, line)):
            yield piece
            piece = []
        piece.append(line)
    yield piece


def _fits(before: Line, line: Line, edge: float) -> bool:
    """Whether the next line's first word would have had room in the line before: then the break was meant."""
    word = line.text.split(" ", 1)[0]
    wide = (line.right - line.left) / max(1, len(line.text))
    return before.right + wide * (len(word) + 1) < edge - 0.5 * before.height


def _is_balanced(before: Line, line: Line) -> bool:
    """Whether two lines of a heading are about as long, as programs that break them evenly make them."""
    return min(before.right - before.left, line.right - line.left) > 0.5 * (before.right - before.left)


def _goes_on(before: Line, line: Line) -> bool:
    return line.text[:1].islower() and not _STOPPED.search(before.text)


def _resumes(before: Line, line: Line, columns: Columns) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    moved = line.page == before.page + 1 or (line.page == before.page and line.bottom > before.top)
    if not moved or abs(before.height - line.height) > 0.1 * before.height or _STOPPED.search(before.text):
        return False
    return line.text[:1].islower() or not _fits(before, line, columns.get(_column(before), before.right))


class Speller:
    """Joins words that were parted at a line's end, by how the document writes them elsewhere."""

    def __init__(self, lines: Sequence[Line]) -> None:
        words = (word.casefold() for line in lines for word in _WORD.findall(line.text))
        self._known = Counter(words)

    def joined(self, before: str, after: str) -> str:
        """Two lines as one: a word that was parted between them is whole again, with its hyphen where it has one."""
        parted = _HYPHENATED.search(before)
        rest = _WORD.match(after)
        if parted is None or rest is None:
            return f"{before} {after}" if before else after
        first, last = parted[1].casefold(), rest[0].casefold()
        whole = self._known[first + last] or before.endswith("\u00ad")
        hyphen = self._known[f"{first}-{last}"] or not after[:1].islower()
        compound = self._known[last] and self._known[first] > 1
        return before[:-1] + ("-" if (hyphen or compound) and not whole else "") + after
