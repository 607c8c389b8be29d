"""Goes from page to page, as a reader would, and writes each into the folder."""

import shutil
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.errors import ConfigError, SourceError
from dateline.freeze import TextLevel
from dateline.web import draw
from dateline.web.answer import Trouble
from dateline.web.assets import STATIC
from dateline.web.desk import Desk
from dateline.web.links import address
from dateline.web.sheet import Ask, MovedError, PageError, Sheet
from dateline.web.site.files import Files, Stop
from dateline.web.site.rewrite import SCRIPT, STYLE, rewritten
from dateline.web.site.veil import veiled

_LICENCES = "static/licences.txt"
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Site:
    """What is written where: the store's desk, an empty or new folder, how many words of reports, the day of writing.

    `told` hears how many pages are written and how many are known of.
    """

    desk: Desk
    folder: Path
    text: TextLevel
    day: str
    told: Callable[[int, int], None]


def write_site(site: Site) -> int:
    """Writes every page that can be reached from the first; how many. The pages appear when all are written.

    SourceError where the folder holds something or cannot be written.
    """
    with _part(site.folder) as part:
        return _write_pages(replace(site, folder=part))


def _write_pages(site: Site) -> int:
    files = Files()
    first = files.stop("/")
    assert first is not None
    waiting, known, written = deque([first]), {first.file}, 0

    def find(where: str) -> Stop | None:
        stop = files.stop(where)
        if stop is not None and stop.file not in known:
            known.add(stop.file)
            waiting.append(stop)
        return stop

    while waiting:
        stop = waiting.popleft()
        path = site.folder / stop.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rewritten(_page(site, stop), stop, find), encoding="utf-8", errors="replace")
        written += 1
        site.told(written, len(known))
    return written


def _page(site: Site, stop: Stop) -> str:
    """A page as the server would give it; one that cannot be given says why."""
    with site.desk.reading() as base:
        try:
            sheet = stop.route.look(Ask(base, stop.path, stop.query, address, site.day))
        except (PageError, MovedError, ConfigError) as error:
            why = "It stands elsewhere by now." if isinstance(error, MovedError) else str(error)
            sheet = Sheet("trouble.html.j2", "Not here", Trouble(404, "Not here", why))
    return draw.html(veiled(sheet, site.text), draw.View(address, stop.route.name))


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """A folder within the folder, whose files move up when the block ends well, the first page last."""
    if folder.exists() and (not folder.is_dir() or any(path.name != _PART for path in folder.iterdir())):
        raise SourceError(f"{folder} is there already; name a new folder")
    new, part = not folder.exists(), folder / _PART
    try:
        shutil.rmtree(part, ignore_errors=True)  # of a run that was killed
        part.mkdir(parents=True)
        _put_static(part)
        yield part
        for path in sorted(part.iterdir(), key=lambda path: path.name == "index.html"):
            path.replace(folder / path.name)
    except OSError as error:
        raise SourceError(f"cannot write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if new and folder.exists() and not any(folder.iterdir()):
            folder.rmdir()


def _put_static(folder: Path) -> None:
    for name in (STYLE, SCRIPT, _LICENCES):
        built = STATIC / Path(name).name
        if built.exists():
            (folder / "static").mkdir(exist_ok=True)
            shutil.copyfile(built, folder / name)
