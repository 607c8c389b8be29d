"""From a sheet to bytes: HTML, JSON, CSV."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader

from dateline import __version__
from dateline.query.answers import Answers, counted
from dateline.show.answers import SCHEMA_VERSION, as_json, csv_rows, page_json
from dateline.show.filling import environment
from dateline.web.assets import assets
from dateline.web.sheet import Link, PageError, Sheet


@cache
def templates() -> Environment:
    """The templates of the pages, with those that notebook and site share."""
    found = environment()
    assert found.loader is not None
    found.loader = ChoiceLoader([PackageLoader("dateline.web"), found.loader])
    found.globals.update(counted=counted, version=__version__)
    found.filters["count"] = "{:,}".format
    return found


@dataclass(frozen=True, slots=True)
class View:
    """How a sheet is drawn: where links lead, in which section it stands, the query that made it, its twins' addresses.

    A template finds an empty address for a twin that there is not. `static` gives the address of a built file.
    """

    link: Link
    section: str = ""
    here: Mapping[str, str] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    static: Callable[[str], str] = "/static/{}".format


def html(sheet: Sheet, view: View) -> str:
    """A page as HTML; what no page may hold (NUL) is shown as a character that could not be read."""
    built = assets()
    held = ("json", "csv") if sheet.rows is not None else ("json",)
    twins = {form: view.twins.get(form, "") if form in held else "" for form in ("json", "csv")}
    drawn = (
        templates()
        .get_template(sheet.template)
        .render(
            it=sheet.data,
            title=sheet.title,
            link=view.link,
            section=view.section,
            here=view.here,
            twins=twins,
            scripts=built.of(sheet.needs),
            styles=built.styles,
            static=view.static,
            **sheet.extra,
        )
    )
    return drawn.replace("\0", "\ufffd")


def json_of(sheet: Sheet) -> str:
    """The JSON twin."""
    if isinstance(sheet.data, Answers):
        shown = page_json(sheet.data)
    else:
        own = as_json(sheet.data)
        held = own if isinstance(own, Mapping) else {"items": own}
        shown = {"schema_version": SCHEMA_VERSION, **held}
    return json.dumps(shown, ensure_ascii=False) + "\n"


def csv_of(sheet: Sheet) -> str:
    """The CSV twin. PageError 404 for a page that is no list."""
    if sheet.rows is None:
        raise PageError(404, "this page has no CSV form")
    return csv_rows(sheet.rows.rows, sheet.rows.header)
