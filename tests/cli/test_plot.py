"""`dateline plot` as a person runs it."""

import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import BINARY, GOOD, run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["timeline", "map", "figures"])
def test_it_writes_svg_to_standard_output(good: Path, kind: str) -> None:
    done = run("plot", kind, good, "--published", "2026-11-16", "--outlet", "Example Wire")
    assert done.status == 0
    assert done.out.startswith("<svg ") and "Example Wire" in done.out


@pytest.mark.parametrize(
    ("name", "options", "opening"),
    [
        ("a.png", (), b"\x89PNG"),
        ("a.html", (), b"<!doctype html>"),
        ("a.json", (), b"{"),
        ("a.svg", (), b"<svg "),
        ("a.pic", (), b"<svg "),
        ("a.svg", ("-f", "png"), b"\x89PNG"),
    ],
)
def test_the_ending_or_the_option_tells_the_format(
    good: Path, tmp_path: Path, name: str, options: tuple[str, ...], opening: bytes
) -> None:
    target = tmp_path / "out" / name
    target.parent.mkdir()
    assert run("plot", "figures", good, "-o", target, *options).status == 0
    assert target.read_bytes().startswith(opening)
    assert list(target.parent.iterdir()) == [target]


def test_without_the_extra_one_line_says_how_to_install_it(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("altair", "dateline.show.plots"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "altair", None)
    done = run("plot", "map", good)
    assert done.status == 1
    assert done.err.splitlines() == ["error: altair is missing: pip install 'dateline[plot]'"]
    assert run("read", good).status == 0


def test_what_cannot_be_drawn_is_one_line(tmp_path: Path, good: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(BINARY)
    for words in (
        ("map", tmp_path / "bad.bin"),
        ("map", tmp_path / "gone"),
        ("map", good, "-o", tmp_path / "no" / "a"),
    ):
        done = run("plot", *words)
        assert done.status == 1 and done.err.splitlines()[-1].startswith("error: ")
    assert run("plot", "pie", good).status == 2
    assert run("plot", "map", good, "-f", "gif").status == 2
