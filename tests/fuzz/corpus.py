"""What the targets begin with: small files made by hand, what was found before, and the samples that ship."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.ingest.documents import PARAGRAPHS, docx, mail, packed, pdf, set_in_lines

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "src" / "dateline" / "samples"
DATA = HERE.parent / "imports" / "data"


def seeds_of(target: str) -> Iterator[bytes]:
    """Every input that a target begins with."""
    for folder in (HERE / "seeds" / target, HERE / "findings" / target):
        yield from (path.read_bytes() for path in sorted(folder.glob("*")))
    yield from _MADE.get(target, _none)()


def kept_of(target: str) -> Sequence[Path]:
    """The files of a target that are replayed as a test: seeds and findings."""
    return [path for name in ("seeds", "findings") for path in sorted((HERE / name / target).glob("*"))]


def _none() -> Iterator[bytes]:
    yield from ()


def _inputs() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(SAMPLES.glob("*")) if path.suffix != ".toml")
    yield docx(PARAGRAPHS, "Bridge to close after cracks are found")
    yield pdf([set_in_lines(PARAGRAPHS)], {"Title": "Bridge to close"})
    yield mail().as_bytes()
    yield packed({"a.txt": PARAGRAPHS[0], "b/c.html": f"<p>{PARAGRAPHS[1]}</p>"})
    yield gzip.compress((HERE / "seeds" / "ingest" / "archive.warc").read_bytes(), mtime=0)


def _pages() -> Iterator[bytes]:
    yield (SAMPLES / "ferry_paper.html").read_bytes()


def _texts() -> Iterator[bytes]:
    for path in sorted(SAMPLES.glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            yield b"\xfd\x40" + paragraph.encode()


def _tables() -> Iterator[bytes]:
    yield from (b"i" + b"".join(path.read_bytes().splitlines(keepends=True)[:4]) for path in sorted(DATA.glob("*")))


_MADE = {"ingest": _inputs, "page": _pages, "grammar": _texts, "reading": _texts, "tables": _tables}
