"""A page in, its article and what it says about itself out. The body is trafilatura's, the rest our own reading."""

import re
from datetime import date

from lxml import etree
from lxml import html as lxml_html

from dateline.errors import SourceError
from dateline.ingest.headlines import same_words
from dateline.ingest.intake import Raw
from dateline.ingest.metadata import Facts, page_facts

_DEEPEST = 400  # nesting beyond this is no article, and would exhaust the extractor's recursion
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
_NUMBERED = r"&#0*(?:(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f]));?"
_UNFIT = re.compile(f"{_CONTROL}|{_NUMBERED}", re.I)  # characters that no tree of a page may hold
_MOST_TAGS = 100_000  # elements and comments beyond this are no article, and would keep the extractor busy for minutes
_STEPS = {"start": 1, "end": -1, "comment": 0}
_SHORTEST = 250  # characters; below this the stricter extractor has missed the article


def read_page(markup: str, url: str | None) -> Raw:
    """The article of a page, its title as the first line. SourceError where there is none."""
    markup = _UNFIT.sub("", markup)
    tree = _parse(markup)
    body = _article(markup)
    facts = page_facts(tree)
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if facts.title and any(same_words(line, facts.title) for line in lines[:3]):
        lines = [line for index, line in enumerate(lines) if index >= 3 or not same_words(line, facts.title)]
    text = "\n\n".join([facts.title, *lines] if facts.title else lines)
    return Raw(
        text=text,
        title=facts.title,
        outlet=facts.outlet,
        url=facts.url or url,
        byline=facts.byline,
        credit=facts.credit,
        published=_published(facts, markup),
        page=True,
    )


def _parse(markup: str) -> lxml_html.HtmlElement:
    try:
        # Bytes, because a declared encoding inside the text must not be applied a second time.
        tree = lxml_html.document_fromstring(
            markup.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceError("no article text found: the page is empty") from error
    _check_shape(tree)
    return tree


def _check_shape(tree: lxml_html.HtmlElement) -> None:
    depth = tags = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end", "comment")):
        depth += _STEPS[event]
        tags += event != "end"
        if depth > _DEEPEST:
            raise SourceError(f"no article text found: tags are nested more than {_DEEPEST} deep")
        if tags > _MOST_TAGS:
            raise SourceError(f"no article text found: more than {_MOST_TAGS:,} tags")


def _article(markup: str) -> str:
    # Loading the extractor takes most of a second; plain text never needs it.
    import trafilatura

    text = trafilatura.extract(markup, favor_precision=True, include_comments=False, include_tables=False) or ""
    if len(text) >= _SHORTEST:
        return str(text)
    _, basic, length = trafilatura.baseline(markup)
    text = str(basic) if length > max(_SHORTEST, 2 * len(text)) else text
    if not text.strip():
        raise SourceError("no article text found")
    return str(text)


def _published(facts: Facts, markup: str) -> date | None:
    if facts.published:
        return facts.published
    # As heavy as the extractor, and only pages without a stated date need it.
    from htmldate import find_date

    found = find_date(markup, original_date=True, extensive_search=False)
    return date.fromisoformat(found) if found else None
