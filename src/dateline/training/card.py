"""The card beside a tagger's weights: what it is, what made it, what it scores, and the digests of its files."""

import hashlib
import json
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from dateline._version import __version__
from dateline.syntax.bio import TAGS
from dateline.syntax.tagger import CARD, FORMAT, WEIGHTS, WORDS


def write_card(folder: Path, facts: Mapping[str, object]) -> None:
    """Writes the card of a folder that holds weights and word pieces; `facts` stand in it as they are."""
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, WORDS)}
    card = {"format": FORMAT, "tags": list(TAGS), "files": files, **facts}
    (folder / CARD).write_text(json.dumps(card, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def versions(names: tuple[str, ...]) -> dict[str, str]:
    """The versions of dateline, Python and some installed packages."""
    return {
        "dateline": __version__,
        "python": platform.python_version(),
        **{name: metadata.version(name) for name in names},
    }
