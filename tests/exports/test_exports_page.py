"""The page on exports says of each form what the form says of itself. `python -m tests.exports.test_exports_page`
writes that part of it anew."""

from pathlib import Path

from dateline.exports.door import exporter, forms

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
START, END = "<!-- forms -->\n", "<!-- end of forms -->\n"


def told() -> str:
    """A table of the forms that come with dateline, then what each cannot hold."""
    ours = [exporter(name).FORM for name in forms() if exporter(name).__name__.startswith("dateline.")]
    table = [f"| [`{form.name}`](#{form.name}) | `.{form.ending.lstrip('.')}` | {form.meaning} |" for form in ours]
    parts = [f"### {form.name}\n\nCannot hold, or holds otherwise:\n\n{_listed(form.loss)}" for form in ours]
    return "\n".join(["\n| form | file | what it is |", "|---|---|---|", *table, "", *parts, ""])


def _listed(loss: tuple[str, ...]) -> str:
    return "".join(
        f"- {line[:1].upper() if _plain(line) else line[:1]}{line[1:].removesuffix('.')}.\n" for line in loss
    )


def _plain(line: str) -> bool:
    """Whether a line begins with a word, not with the name of a column."""
    return "_" not in line.split()[0]


def test_the_page_says_what_the_forms_say() -> None:
    shown = PAGE.read_text("utf-8").split(START)[1].split(END)[0]
    assert shown == told(), "run `python -m tests.exports.test_exports_page`"


if __name__ == "__main__":
    before, rest = PAGE.read_text("utf-8").split(START)
    PAGE.write_text(before + START + told() + END + rest.split(END)[1], encoding="utf-8", newline="\n")
