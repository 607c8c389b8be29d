"""Names of divisions: the English one to show, and all by which a report may know them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from dateline.model.place import Level
from dateline.places.entry import Naming
from dateline.places.fold import fold

_LATIN = re.compile(r"^[\u0020-\u024F\u1E00-\u1EFF’‘ʼʻ]+$")
_MARKS = re.compile(r"[’‘'`´ʼʻ]")
# Designators of other languages, as the packages spell them in Latin letters, and the English ones.
_FOREIGN = (
    (re.compile(r"[\s,-]+(?:oblast['’]?|voblas[ćt]['’]?)$", re.IGNORECASE), "Oblast"),
    (re.compile(r"[\s,-]+(?:avtonomn\w+|autonomn\w+) okrug$", re.IGNORECASE), "Autonomous Okrug"),
    (re.compile(r"[\s,-]+kra[yi]$", re.IGNORECASE), "Krai"),
    (re.compile(r"[\s,-]+ray?ion$|[\s,-]+rayon$", re.IGNORECASE), "District"),
    (re.compile(r"^(?:avtonomna |avtonomnaya )?respubli[ck]a |,? respubli[ck]a$", re.IGNORECASE), ""),
    (re.compile(r"[\s-]+(?:sheng|shi|zizhiqu|(?:\w+ ){1,2}zizhiqu)$", re.IGNORECASE), ""),
)
_RAW = re.compile(r"sk(?:aja|aya|ij|iy|oj|a) |kra[jy]$|respubli[ck]a", re.IGNORECASE)
# Letters of transliterated Arabic, Persian and Indian names; accents of other languages stay.
_TRANSLITERATED = re.compile(r"^A[dhlnrstz][hs]? |[āīūōēḩţḑẕẖḥṭṣḍ‘’ʻʼ]", re.IGNORECASE)
_SHOWN = re.compile(r" (?:Oblast|Krai|Kray|Republic|Autonomous (?:Oblast|Okrug|Region)|Governorate|Province|Region)$")
_DESIGNATED = re.compile(
    r"^(?:Republic|State|Province|Provincia|County|Region|Autonomous Republic) (?:of|de|di|da) "
    r"|[\s-]+(?:oblast['’]?|Oblast['’]?|krai|Krai|Kray|Region|Province|Governorate|Prefecture|County|District|State"
    r"|Parish|Department|Raion|Rayon|Territory|Municipality|Autonomous Region|Republic|Okrug|Division|Wilaya|Canton"
    r"|Hromada|Urban Hromada|Sheng|Shi|Zizhiqu)$"
)
_SLAVIC = re.compile(r"sk(?:aya|aja|ka|a|yi|y|iy)$")
_ENGLISH = re.compile(r"([^,(]+?)\s*\(eng\)")

Names = list[tuple[str, Naming]]


def english(iso: Mapping[str, str]) -> tuple[str, ...]:
    """English names in an ISO 3166-2 row, its own first."""
    return (iso.get("name") or "", *_ENGLISH.findall(iso.get("localOtherName") or ""))


def shown_name(given: str, aliases: tuple[str, ...], others: tuple[str, ...]) -> str:
    """The name to show: as given where that is a name of its own, else the English one: "Kursk Oblast", "Aleppo"."""
    stem, designator = _without_foreign(given)
    if stem == given and not _TRANSLITERATED.search(given):
        return given
    tail = f" {designator}" if designator else ""
    plain = [n.strip() for n in others if n.isascii() and not _RAW.search(n) and _without_foreign(n)[0] == n]
    near = [n for n in plain if fold(n)[:2] == fold(stem)[:2]] or (plain if stem == given else [])
    if near:
        return _SHOWN.sub("", near[0]) + tail
    full = [_plain(n) for n in aliases if _SHOWN.search(_plain(n)) and not _RAW.search(n)]
    return next((n for n in full if n.isascii()), _plain(stem) + tail)


def _without_foreign(name: str) -> tuple[str, str]:
    for pattern, designator in _FOREIGN:
        stem = pattern.sub("", name).strip()
        if stem != name and stem:
            return stem, designator
    return name, ""


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", _MARKS.sub("", name))
    return "".join(c for c in parts if not unicodedata.combining(c))


def division_names(shown: str, first: tuple[str, ...], others: tuple[str, ...], level: Level) -> Names:
    """All names of a division: full ones, and those without their designator."""
    latin = [n for n in others if len(n) > 2 and _LATIN.match(n)]
    primary = list(dict.fromkeys([shown, *(n for n in first if n and _LATIN.match(n))]))
    names = [*((n, Naming.PRIMARY) for n in primary), *((n, Naming.ALTERNATE) for n in latin)]
    for given in primary:
        names += _stems(given, level)
    for given in latin:
        # Aliases in "State" are mostly nicknames, whose stem is a common word: "Garden State".
        if not given.endswith(" State"):
            names += _stems(given, level)
    return names


def _stems(given: str, level: Level) -> Iterator[tuple[str, Naming]]:
    stem = _DESIGNATED.sub("", given).strip()
    if not stem or stem == given:
        return
    yield stem, Naming.PRIMARY if level is Level.ADMIN1 else Naming.STRIPPED
    if _SLAVIC.search(stem):
        yield _SLAVIC.sub("sk", stem), Naming.STRIPPED
        yield _SLAVIC.sub("", stem), Naming.STRIPPED
