"""One export from beginning to end: written beside its target, then moved there whole, with its loss note."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from shutil import rmtree

from dateline.errors import ConfigError, SourceError
from dateline.exports.door import Record, exporter, forms
from dateline.exports.loss import Told, write_loss
from dateline.exports.nouns import Whole
from dateline.query.answers_figures import RULES

Progress = Callable[[int], None]
_STEP = 50  # events between two signs of life


class Over(Enum):
    """What becomes of files that are there already."""

    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be exported where: the form's name, the file, what becomes of one that is there, and what was asked
    of events, in words for the loss note."""

    form: str
    target: Path
    over: Over = Over.KEEP
    filtered: str = ""


def deliver(errand: Errand, record: Record, progress: Progress) -> tuple[Path, ...]:
    """Writes the record; the target comes first among the paths returned, then what lies beside it.

    `progress` hears how many events were taken, from the first again where a form goes through them twice.
    ConfigError for an unknown form or rule; SourceError where files are there already or cannot be written. A run that
    breaks off leaves nothing.
    """
    check(errand, record.asked.rule)
    form, target = exporter(errand.form), errand.target
    counted = _Counted(record, progress)
    with _part(target) as part:
        form.write(replace(record, events=counted.events), part / target.name)
        told = Told(counted.most, errand.filtered, record.lost)
        write_loss(form.FORM, part / target.name, record.asked, told)
        made = sorted(part.iterdir(), key=lambda path: (path.name != target.name, path.name))
        _check_free([target.with_name(path.name) for path in made], errand.over)
        return tuple(path.replace(target.with_name(path.name)) for path in made)


def check(errand: Errand, rule: str) -> None:
    """Whether an errand can be done, as far as can be told before."""
    if errand.form not in forms():
        raise ConfigError(f"{errand.form}: no such form; there are {', '.join(forms())}")
    if rule not in RULES:
        raise ConfigError(f"{rule}: no such rule; there are {', '.join(RULES)}")
    if not errand.target.parent.is_dir():
        raise SourceError(f"cannot write {errand.target}: there is no folder {errand.target.parent}")
    beside = [errand.target.with_name(errand.target.name + ending) for ending in (".loss.md", ".evidence.csv")]
    _check_free([errand.target, *beside], errand.over)


def _check_free(paths: list[Path], over: Over) -> None:
    for path in paths:
        if path.is_dir():
            raise SourceError(f"{path} is a folder")
        if path.exists() and not path.is_file():  # who may do all would put a file in the place of a device
            raise SourceError(f"{path} is no file")
        if path.exists() and over is Over.KEEP:
            raise SourceError(f'{path} is there already (--force, in Python over="replace", writes over it)')


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """A folder beside the target in which everything is written first; it is gone afterwards."""
    folder = target.with_name(f".{target.name}.part")
    try:
        rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder
    except OSError as error:
        raise SourceError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        rmtree(folder, ignore_errors=True)


class _Counted:
    """The events of a record, counted as they are taken."""

    def __init__(self, record: Record, progress: Progress) -> None:
        self._events, self._progress = record.events, progress
        self.most = 0

    def events(self) -> Iterator[Whole]:
        for number, whole in enumerate(self._events(), 1):
            yield whole
            self.most = max(self.most, number)
            if number % _STEP == 0:
                self._progress(number)
        self._progress(self.most)
