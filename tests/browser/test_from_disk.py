"""The classic script of the static site: elements work in a page opened from disk, without a module or a request."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from dateline.web.assets import STATIC
from tests.browser.conftest import BENCH


def test_reader_and_chart_work_from_disk(browser: Browser, tmp_path: Path) -> None:
    for name in ("style.css", "site.js"):
        shutil.copy(STATIC / name, tmp_path / name)
    for name in ("reader.html", "chart.html"):
        page = (BENCH / name).read_text(encoding="utf-8").replace('href="/static/style.css"', 'href="style.css"')
        lines = [line for line in page.splitlines() if "<script" not in line]
        at = lines.index("</head>")
        lines.insert(at, '<script src="site.js" defer></script>')
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((tmp_path / "chart.html").as_uri())
    page.wait_for_selector("#vega[data-state=drawn]")
    assert page.locator("#vega .mark-rect path").count() >= 30
    page.goto((tmp_path / "reader.html").as_uri())
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "fact-e1"
    page.close()
    assert errors == []
