"""What a page loads at most, by the build's own list: under 700 KB gzipped for each element, with all it fetches."""

import gzip
import json
from pathlib import Path

import pytest

from dateline.web.assets import STATIC

LIMIT = 700 * 1024
MAIN = 60 * 1024
MANIFEST = STATIC / "manifest.json"

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="the scripts and styles are not built: make web")


def packed(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes()))


def parts(entries: dict[str, dict[str, object]], key: str, found: set[str]) -> set[str]:
    """The files of an entry and of all that it imports, now or later."""
    entry = entries[key]
    if entry["file"] in found:
        return found
    found.add(str(entry["file"]))
    for words in ("css", "assets"):
        found.update(_names(entry, words))
    for words in ("imports", "dynamicImports"):
        for other in _names(entry, words):
            parts(entries, other, found)
    return found


def _names(entry: dict[str, object], words: str) -> list[str]:
    names = entry.get(words, [])
    assert isinstance(names, list)
    return [str(name) for name in names]


@pytest.mark.parametrize("needs", [(), ("reader",), ("map",), ("network",), ("chart",), ("chart", "reader")])
def test_what_a_page_loads(needs: tuple[str, ...]) -> None:
    entries = json.loads(MANIFEST.read_text(encoding="utf-8"))
    files: set[str] = set()
    for name in ("main", *needs):
        parts(entries, f"src/{name}.ts", files)
    weights = {name: packed(name) for name in files}
    assert "style.css" in files
    assert sum(weights.values()) <= (LIMIT if needs else MAIN), weights


def test_the_script_of_the_static_site() -> None:
    assert packed("site.js") <= LIMIT
    script = (STATIC / "site.js").read_text(encoding="utf-8")
    assert "import(" not in script and "import.meta" not in script, "a classic script loads nothing"


def test_nothing_built_names_another_host_to_load_from() -> None:
    """Addresses in the scripts are names of schemas, licences and errors; none stands where something is loaded."""
    for path in (*STATIC.glob("*.css"), *Path(STATIC, "assets").glob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert "url(http" not in text and "@import" not in text
