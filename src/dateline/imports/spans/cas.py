"""UIMA CAS XMI, as INCEpTION reads and writes it. The file counts UTF-16 units; its library converts them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from lxml.etree import LxmlError

from dateline.errors import ResourceError, SourceError
from dateline.imports.spans.nouns import Marked, Returned, Sent, Task, Unread
from dateline.imports.spans.packed import ForeignError, packed, text, unpacked, whole

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

NAME = "CAS"
SAYS_WHO = False
_SPAN, _REPORT, _TYPES = "dateline.Span", "dateline.Report", ("TypeSystem.xml", "typesystem.xml")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BROKEN = (LxmlError, KeyError, ValueError, TypeError, AttributeError, IndexError, RuntimeError)


def write(tasks: Iterable[Task], labels: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Writes TypeSystem.xml, labels.txt (the tag set) and one file for each report."""
    from cassis import Cas

    types = _types()
    setup, offered = folder / _TYPES[0], folder / "labels.txt"
    types.to_xml(setup)
    offered.write_text("\n".join(labels) + "\n", encoding="utf-8")
    written = [setup, offered]
    for task in tasks:
        cas = Cas(typesystem=types, document_language="en", sofa_string=task.text, sofa_mime="text/plain")
        cas.add(types.get_type(_REPORT)(begin=0, end=len(task.text), dateline=packed(task)))
        for sent in task.sent:
            cas.add(types.get_type(_SPAN)(begin=sent.start, end=sent.end, label=sent.label, span=sent.id))
        written.append(folder / f"{task.report}.xmi")
        cas.to_xmi(written[-1])
    return tuple(written)


def read(path: Path) -> Iterator[Returned | Unread]:
    """One file is one report."""
    try:
        yield _returned(path.name, _loaded(path))
    except ForeignError as error:
        yield Unread(path.name, str(error))


def fits(task: Task) -> bool:
    """Whether XML can hold the text as it is."""
    return not _UNWRITABLE.search(task.text)


def check() -> None:
    """ResourceError where the library is missing."""
    try:
        import cassis
    except ModuleNotFoundError as error:
        raise ResourceError(f"{error.name} is missing: pip install 'dateline[exchange]'") from error
    assert cassis


def _types() -> "TypeSystem":
    """Our two types: the report, and words marked in it."""
    from cassis import TypeSystem

    types = TypeSystem()
    report = types.create_type(name=_REPORT, supertypeName="uima.tcas.Annotation")
    types.create_feature(domainType=report, name="dateline", rangeType="uima.cas.String")
    span = types.create_type(name=_SPAN, supertypeName="uima.tcas.Annotation")
    for name in ("label", "span"):
        types.create_feature(domainType=span, name=name, rangeType="uima.cas.String")
    return types


def _broken() -> tuple[type[Exception], ...]:
    """What the library raises for a file that is none of its own."""
    from cassis.typesystem import TypeNotFoundError

    return (TypeNotFoundError, *_BROKEN)


def _loaded(path: Path) -> "Cas":
    from cassis import load_cas_from_xmi, load_typesystem

    beside = next((path.parent / name for name in _TYPES if (path.parent / name).is_file()), None)
    try:
        if beside is None:
            types = _types()
        else:
            with beside.open("rb") as stream:
                types = load_typesystem(stream)
        with path.open("rb") as stream, catch_warnings():
            simplefilter("ignore")  # types of others are passed over, and need no word
            return load_cas_from_xmi(stream, typesystem=types, lenient=True)
    except OSError as error:
        raise SourceError(f"cannot read {error.filename or path}: {error.strerror}") from error
    except _broken() as error:
        raise ForeignError(f"no CAS XMI: {error}") from error


def _returned(place: str, cas: "Cas") -> Returned:
    try:
        told, spans = list(cas.select(_REPORT)), list(cas.select(_SPAN))
    except _broken() as error:
        raise ForeignError(f"it has no types of dateline: {error}") from error
    if len(told) != 1:
        raise ForeignError("it was not sent by dateline: there is no report in it")
    report, digest, sent = unpacked(told[0].dateline)
    words = text(cas.sofa_string)
    marks = tuple(_mark(words, (span.begin, span.end), (span.label, span.span)) for span in spans)
    return Returned(place, report, words, digest, sent, _in_order(marks, sent), "", "")


def _mark(words: str, ends: tuple[object, object], told: tuple[object, object]) -> Marked:
    start, end = whole(ends[0]), whole(ends[1])
    if not start < end <= len(words):
        raise ForeignError(f"no words stand at {start}-{end}")
    return Marked(start, end, text(told[0]), told[1] if isinstance(told[1], str) else None)


def _in_order(marks: tuple[Marked, ...], sent: tuple[Sent, ...]) -> tuple[Marked, ...]:
    """The marks, those that were sent first: a copy of one that somebody made has its id as well."""
    known = {item.key for item in sent}
    return tuple(sorted(marks, key=lambda mark: (mark.key not in known, mark.start, mark.end)))
