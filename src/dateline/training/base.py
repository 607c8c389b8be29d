"""Finds the encoder that a tagger is trained from: a pinned package, its files checked, never imported."""

from dateline.errors import ResourceError
from dateline.syntax.models import ModelFiles, find_pinned
from dateline.tables import read_toml


def find_base() -> ModelFiles:
    """The first base that is installed; where none is, a ResourceError says what to install."""
    rows = read_toml("models.toml")["base"]
    for row in rows:
        found = find_pinned(row)
        if found:
            return found
    names = ", ".join(f"{row['distribution']}=={row['version']}" for row in rows)
    raise ResourceError(f"no base to train from is installed ({names}): pip install 'dateline[train]'")
