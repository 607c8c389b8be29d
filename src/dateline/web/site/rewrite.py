"""A page of the server as a page of the folder: links go to files, what needs a server is taken out."""

from collections.abc import Callable
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement

from dateline.web.site.files import Stop

STYLE, SCRIPT = "static/style.css", "static/site.js"
_NEEDS_A_SERVER = "//form | //*[contains(concat(' ', @class, ' '), ' writes ')] | //*[@data-server] | //script"
_ELEMENTS = "//dl-reader | //dl-chart"


def rewritten(page: str, stop: Stop, find: Callable[[str], Stop | None]) -> str:
    """The page at `stop` for the folder; `find` gives the page of an address, None for what is left out."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    for element in _all(tree, _NEEDS_A_SERVER):
        element.drop_tree()
    for element in _all(tree, "//link[@rel='stylesheet']"):
        element.set("href", stop.to(STYLE))
    for link in _all(tree, "//a[@href]"):
        _lead(link, stop, find)
    for element in _all(tree, "//*"):
        _plain(element)
    (head,) = _all(tree, "/html/head")
    if _all(tree, _ELEMENTS):
        head.append(html.Element("script", src=stop.to(SCRIPT), defer="defer"))
    head.append(html.Element("meta", name="referrer", content="no-referrer"))
    return "<!doctype html>\n" + str(html.tostring(tree, encoding="unicode", method="html")) + "\n"


def _all(tree: HtmlElement, path: str) -> list[HtmlElement]:
    found = tree.xpath(path)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def _lead(link: HtmlElement, stop: Stop, find: Callable[[str], Stop | None]) -> None:
    """Lets a link lead to its file; one whose page is left out becomes its words, alone in a list it goes."""
    address = link.get("href", "")
    where = urlsplit(address)
    if where.scheme or where.netloc or address.startswith("#"):
        return
    other = find(address)
    if other is not None:
        link.set("href", stop.to(other.file) + (f"#{where.fragment}" if where.fragment else ""))
        return
    parent = link.getparent()
    if parent is not None and parent.tag == "li" and any(above.tag == "nav" for above in parent.iterancestors()):
        parent.drop_tree()
    else:
        link.drop_tag()


def _plain(element: HtmlElement) -> None:
    """Takes off what would ask a server."""
    for name in list(element.attrib):
        if name.startswith("hx-") or (name == "src" and element.tag.startswith("dl-")):
            del element.attrib[name]
