"""Whatever dateline brings along may be used, and passed on, under a permissive licence, or there is a reason."""

from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tools.licences import PERMISSIVE, Licence, licences, said, ways
from tools.locks import LOCKS, RUN, TOOLS, entries_of, extras, requirement, run_needs

ROOT = Path(__file__).parents[2]
# Known: two licences that ask more of who passes them on, each for one package. A third would be a decision.
ASK_MORE = {"LGPL-2.1-only": {"pycountry"}, "GPL-2.0-or-later": {"unidecode"}}
MPL = {"MPL-1.1", "MPL-2.0"}
BROUGHT = sorted(
    {requirement(e).name for name in (RUN, *extras()) if name not in TOOLS for e in entries_of(LOCKS / f"{name}.txt")}
)


def test_the_table_names_exactly_what_is_installed() -> None:
    assert sorted(licences()) == BROUGHT


@pytest.mark.parametrize("package", BROUGHT)
def test_the_package_says_what_the_table_says(package: str) -> None:
    try:
        found = said(package)
    except metadata.PackageNotFoundError:
        return  # for another platform, or an extra that is not installed
    # pip puts a setuptools of its own into a virtual environment, of another version than the locked one.
    assert licences()[package].said == found or package == "setuptools"


def test_what_is_not_permissive_has_a_reason() -> None:
    strict = [one for one in licences().values() if not one.permissive]
    assert [one.package for one in strict if len(one.reason) < 40] == []
    for one in strict:
        least = [way - PERMISSIVE - MPL for way in ways(one.spdx)]
        if set() not in [set(way) for way in least]:
            assert {one.package} == ASK_MORE[one.spdx], one


def test_an_expression_is_read_as_spdx_says() -> None:
    def of(spdx: str) -> bool:
        return Licence("a", spdx, "", "").permissive

    assert of("MIT") and of("GPL-3.0-only OR MIT") and of("(MIT AND ISC) OR GPL-3.0-only")
    assert not of("GPL-3.0-only") and not of("MIT AND MPL-2.0") and not of("") and not of("nothing")


def test_the_credits_name_what_dateline_asks_for_and_every_exception() -> None:
    page = (ROOT / "docs" / "credits.md").read_text(encoding="utf-8").casefold().replace("-", "").replace("_", "")
    named = {Requirement(need).name for need in run_needs()}
    named |= {one.package for one in licences().values() if not one.permissive}
    assert sorted(name for name in named if name.casefold().replace("-", "").replace("_", "") not in page) == []
