"""The tools, each a module with `NAME`, `SAYS_WHO`, `write` and `read`."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from dateline.errors import ConfigError, SourceError
from dateline.imports.spans import cas, doccano, labelstudio, prodigy
from dateline.imports.spans.nouns import Returned, Task, Unread


class Tool(StrEnum):
    """Tools in which people mark words."""

    LABELSTUDIO = "labelstudio"
    PRODIGY = "prodigy"
    DOCCANO = "doccano"
    CAS = "cas"


class _Module(Protocol):
    """What each tool's module offers. `SAYS_WHO`: whether its files say who reviewed."""

    NAME: str
    SAYS_WHO: bool

    def write(self, tasks: Iterable[Task], labels: Sequence[str], folder: Path) -> tuple[Path, ...]: ...

    def read(self, path: Path) -> Iterator[Returned | Unread]: ...


_MODULES: dict[Tool, _Module] = {
    Tool.LABELSTUDIO: labelstudio,
    Tool.PRODIGY: prodigy,
    Tool.DOCCANO: doccano,
    Tool.CAS: cas,
}


def name_of(tool: Tool) -> str:
    """What the tool calls itself."""
    return _MODULES[tool].NAME


def write_tasks(tool: Tool, tasks: Iterable[Task], labels: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Writes tasks and the tool's own settings into a new folder. ConfigError where something stands there."""
    _check(tool)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(f"{folder} is there already: name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    return _MODULES[tool].write(tasks, labels, folder)


def fits(tool: Tool, task: Task) -> bool:
    """Whether the tool's files can hold the report's text as it is."""
    return tool is not Tool.CAS or cas.fits(task)


def read_tasks(tool: Tool, paths: Sequence[Path]) -> Iterator[Returned | Unread]:
    """What came back, file by file; of a folder its files of CAS. SourceError for a file that is none of the tool's."""
    _check(tool)
    for path in paths:
        if path.is_dir():
            if tool is not Tool.CAS:
                raise SourceError(f"{path} is a folder: name the file that {name_of(tool)} wrote")
            for each in sorted(path.glob("*.xmi")):
                yield from _MODULES[tool].read(each)
        else:
            yield from _MODULES[tool].read(path)


def needs_name(tool: Tool) -> bool:
    """Whether its files do not say who reviewed."""
    return not _MODULES[tool].SAYS_WHO


def _check(tool: Tool) -> None:
    if tool is Tool.CAS:
        cas.check()
