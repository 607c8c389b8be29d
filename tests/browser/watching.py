"""What a page did while it was open: its errors, where it asked, how much it loaded; and what axe says of it."""

import gzip
import os
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

AXE = Path(__file__).parents[2] / "web" / "front" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """async (rules) => {
  const {violations} = await axe.run(document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]});
  return violations.map(v => `${v.id}: ${v.help}: ` +
    v.nodes.slice(0, 4).map(n => `${n.html.slice(0, 160)} ${n.any.map(c => c.message).join("; ")}`).join(" | "));
}"""
SCREENS = "DATELINE_SCREENS"


class Watched:
    """A page of the server under test."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.loaded: dict[str, int] = {}
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def open(self, path: str) -> Response:
        """Opens a page and waits until its elements are drawn or have said that they cannot be."""
        answer = self.page.goto(self.server + path)
        assert answer is not None
        drawn = "dl-map, dl-network, dl-chart[src], dl-chart:has(> template)"
        self.page.wait_for_function(
            "(drawn) => [...document.querySelectorAll(drawn)].every(one => one.dataset.state || !one.isConnected)",
            arg=drawn,
            timeout=30_000,
        )
        return answer

    def axe(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA, in light and in dark."""
        found: list[str] = []
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.page.wait_for_timeout(50)
            self.page.evaluate(AXE.read_text(encoding="utf-8"))  # the debugger's way in, so the page's policy stands
            found += [f"{scheme}: {line}" for line in self.page.evaluate(RUN_AXE, RULES)]
        self.page.emulate_media(color_scheme="light")
        return found

    def screens(self, name: str) -> None:
        """Pictures at two widths, where an environment variable names a folder for them."""
        folder = os.environ.get(SCREENS)
        if not folder:
            return
        for width in (390, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.wait_for_timeout(400)
            self.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

    def overflow(self, width: int) -> int:
        """By how many pixels the page is wider than a screen of that width."""
        self.page.set_viewport_size({"width": width, "height": 900})
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        return max(0, int(wide) - width)

    def _said(self, message: ConsoleMessage) -> None:
        refused = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type == "error" and not refused:
            self.errors.append(f"{self.page.url}: {message.text} ({message.location['url']})")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != urlsplit(self.server).netloc:
            self.outside.append(request.url)

    def _answered(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if path.startswith("/static/") and response.status == 200:
            self.loaded[path] = len(gzip.compress((_static() / path.removeprefix("/static/")).read_bytes()))


def _static() -> Path:
    from dateline.web.assets import STATIC

    return STATIC
