"""What people read of a package: README.md, codebook.md, CITATION.cff."""

from collections.abc import Mapping, Sequence

from dateline.freeze.nouns import Column, Label, Sheet, TextLevel

_TEXTS = {
    TextLevel.NONE: "It holds no words of reports: ids, codes, names, numbers and places in the text alone.",
    TextLevel.QUOTES: "It holds the short quotes on which claims rest, no whole text. Quotes stay their publishers'.",
    TextLevel.FULL: "It holds whole texts of reports. They are their publishers': to pass them on needs the right to.",
}


def readme(label: Label, sheets: Sequence[Sheet], counts: Mapping[str, int], editions: Sequence[str]) -> str:
    """What this is, how much of it, how to read it and how to check it."""
    rows = "\n".join(f"| `{sheet.name}` | {counts[sheet.name]:,} | {_cell(sheet.meaning)} |" for sheet in sheets)
    made = ", ".join(f"dateline {edition}" for edition in editions) or "dateline"
    return f"""# {label.title}, {label.version}

News reports as read by a program ({made}): who did what to whom, when, where, how many, and according to
whom. It records what reports say, not what is so. {_TEXTS[label.text]}

| table | rows | a row is |
|---|---:|---|
{rows}

Each table lies in `data/` twice, as CSV (UTF-8, commas, line feeds) and as Parquet, with the same rows in the same
order. Every column is described in `codebook.md`, and for programs in `datapackage.json` (Frictionless) and
`ro-crate-metadata.json` (RO-Crate). `CHANGES.md` says what is different from the release before.

## To read it right

- Count origins, not reports: copies of one agency's words are one origin. What has no known origin is unrated.
- A figure is what somebody says. Numbers of one event differ; none is chosen here.
- `start` and `end` are places in the stored text of the report, in Unicode code points from 0, `end` not included.
  `text_sha256` tells whether a text of your own is the one that was read.
- In CSV an empty cell means that nothing is known. A text that begins with `=`, `+`, `-`, `@`, a tab, a line feed or
  an apostrophe has one apostrophe before it, so that no spreadsheet runs it: take one away. Control characters are
  shown as their pictures (␀ and on). Parquet has every text as it was.
- Lists (`said_by`, `doubts`) are JSON in CSV, and lists in Parquet.

## To check it

    sha256sum -c SHA256SUMS
    dateline freeze --check .

## To cite it

See `CITATION.cff`. Name the version: another freeze of the same record has other rows.
"""


def codebook(sheets: Sequence[Sheet]) -> str:
    """Every column of every table."""
    parts = ["# Codebook\n"]
    for sheet in sheets:
        head = f"## {sheet.name}\n\n{sheet.meaning} Key: `{sheet.key}`.\n"
        rows = "\n".join(_described(column) for column in sheet.columns)
        parts.append(f"{head}\n| column | type | meaning | unit | values |\n|---|---|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def citation(label: Label) -> str:
    """How to cite the package, in the Citation File Format."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this record, please cite this version of it.",
        "type: dataset",
        f"title: {_quoted(label.title)}",
        f"version: {_quoted(label.version)}",
        *([f"date-released: {label.day}"] if label.day else []),
        "authors:",
        *(f"  - name: {_quoted(author)}" for author in label.authors),
    ]
    return "\n".join(lines) + "\n"


def _described(column: Column) -> str:
    words = {"quotes": " Words of a report: empty with `--text none`.", "full": " Empty but with `--text full`."}
    refers = "" if column.key in ("", "primary") else f" Refers to `{column.key}`."
    meaning = column.meaning + refers + words.get(column.text, "")
    values = ", ".join(f"`{value}`" for value in column.values)
    cells = (f"`{column.name}`", column.type, meaning, column.unit, values)
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _quoted(text: str) -> str:
    """A text as YAML has it between double quotes."""
    kept = "".join(char if char.isprintable() else " " for char in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'
