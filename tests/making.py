"""Builds small reports and parses for tests."""

from datetime import date
from functools import cache

from dateline.model.syntax import Syntax
from dateline.model.text import PublishedBasis, Report, Section, SectionKind, Span
from dateline.syntax.models import find_model
from dateline.syntax.spacy import SpacyParser, load_parser
from dateline.tables import read_table


@cache
def parser() -> SpacyParser:
    """The parser, loaded once for all tests."""
    return load_parser(find_model("auto"), read_table("en/abbreviations.csv"))


def make_report(text: str, published: str = "2026-11-16", outlet: str = "Example Wire", title: str = "") -> Report:
    """A report whose lines are body paragraphs; `title`, where given, must be its first line."""
    sections, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = SectionKind.TITLE if title and line == title else SectionKind.BODY
            sections.append(Section(kind, Span(start, start + len(line))))
        start += len(line) + 1
    day = date.fromisoformat(published) if published else None
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNRESOLVED
    return Report(
        "rpt_test", None, text, tuple(sections), title or None, outlet, None, None, "en", None, day, basis, None
    )


@cache
def parse(report: Report) -> Syntax:
    """The parse of one report."""
    return parser()([report])[0]
