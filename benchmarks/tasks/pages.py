"""Every page on a large store: how long the server takes for it, first and warm, and how many bytes it is.

`run.py pages --store FILE` prints the table and fails where a page is larger, or takes more of the processor, than the
bars say: what the clock says beside it depends on what else the machine does.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from urllib.parse import quote

from starlette.testclient import TestClient

from benchmarks.reading import GoldAbsentError
from dateline.web.app import make_app
from dateline.web.desk import Desk
from dateline.web.pages import PAGES
from dateline.web.rest.table import OFFERS
from dateline.web.state import State

SECONDS, BYTES = 0.5, 300_000
WARM = 3
MORE = (
    "/?since=2026-11-01",
    "/events?type=ASSAULT&country=MLI",
    "/events?text=killed&min_origins=2",
    "/events?actor=police",
    "/events?size=80",
    "/figures?kind=killed&after=2026-10",
    "/reports?text=market",
    "/reports?failed=1",
    "/search?q=market",
    "/search?q=the",
    "/map?after=2026-11",
    "/network?after=2026-11",
    "/compare?list=ours",
    "/compare?list=ours&country=MLI&type=ASSAULT",
    "/compare?list=theirs&after=2026-11",
    "/compare?list=matched&differs=deaths&size=80",
    "/compare?list=apart&before=2026-10",
    "/watch.json",
    "/compare.json?list=matched&size=80",
    "/query?sql=" + quote("SELECT * FROM v_events ORDER BY earliest DESC"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs: milliseconds by the clock when first asked for, and again; of the processor; bytes."""

    address: str
    first: float
    warm: float
    busy: float
    size: int
    status: int

    @property
    def over(self) -> bool:
        """Whether it is past a bar."""
        html = not self.address.startswith("/api/")
        return self.busy > SECONDS * 1000 or (html and self.size > BYTES) or self.status >= 500


def gold_digest() -> str:
    """Digest of the store's name and size: there is no gold."""
    path = _store()
    return hashlib.sha256(f"{path.name} {path.stat().st_size}".encode()).hexdigest()[:16]


def run() -> tuple[str, dict[str, float]]:
    """Asks for every page, and every address of the interface."""
    desk = Desk(_store())
    client = TestClient(make_app(State(desk, "", lambda: datetime(2026, 12, 2, 12, tzinfo=UTC), ("testserver",))))
    costs = [_cost(client, address) for address in _addresses(desk)]
    lines = [f"{'':5}{'page':78} {'first ms':>9} {'warm ms':>9} {'CPU ms':>7} {'bytes':>9}"]
    lines += [_line(cost) for cost in sorted(costs, key=lambda cost: -cost.busy)]
    over = sum(cost.over for cost in costs)
    found = {
        "over the bars": float(over),
        "slowest, CPU-ms": max(c.busy for c in costs),
        "largest, bytes": max(c.size for c in costs),
    }
    return "\n".join([*lines, *(f"{name:30} {value:12,.0f}" for name, value in found.items())]), found


def _store() -> Path:
    kept = os.environ.get("DATELINE_SCALE_STORE")
    if not kept:
        raise GoldAbsentError("pages needs a store: --store FILE")
    return Path(kept)


def _cost(client: TestClient, address: str) -> Cost:
    spent, busy = [], []
    for _ in range(1 + WARM):
        start, used = time.perf_counter(), _used()
        answer = client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
        busy.append((_used() - used) * 1000)
    size, status = len(answer.content), answer.status_code
    return Cost(address, spent[0], median(spent[1:]), median(busy[1:]), size, status)


def _used() -> float:
    """Seconds of the processor, of this process and of those that it waited for."""
    return sum(os.times()[:4])


def _line(cost: Cost) -> str:
    mark = "OVER" if cost.over else ""
    status = "" if cost.status == 200 else f"  status {cost.status}"
    return f"{mark:5}{cost.address[:78]:78} {cost.first:9.0f} {cost.warm:9.0f} {cost.busy:7.0f} {cost.size:9,}{status}"


def _addresses(desk: Desk) -> Iterator[str]:
    """Every page and every address of the interface, each with the busiest thing of its kind."""
    with desk.reading() as base:
        busiest = {kind: str(base.execute(sql).get) for kind, sql in _BUSIEST.items()}
    for route in PAGES:
        part = quote(busiest.get(route.name, ""), safe="")
        yield route.path.replace("{id:path}", part).replace("{id}", part)
    yield from MORE
    for offer in OFFERS:
        kind = offer.path.split("/")[1].removesuffix("s").replace("storie", "story")
        words = "?q=market" if offer.needed else ""
        yield offer.full.replace("{id}", quote(busiest.get(kind, ""), safe="")) + words


_BUSIEST = {
    "event": "SELECT id FROM event ORDER BY reports DESC LIMIT 1",
    "story": "SELECT id FROM story ORDER BY reports DESC LIMIT 1",
    "report": """SELECT id FROM report WHERE n = (SELECT report FROM happening WHERE live GROUP BY report
        ORDER BY count(*) DESC LIMIT 1)""",
    "actor": """SELECT id FROM actor WHERE n = (SELECT actor FROM participant WHERE actor IS NOT NULL GROUP BY actor
        ORDER BY count(*) DESC LIMIT 1)""",
    "place": "SELECT geonames FROM event WHERE geonames IS NOT NULL GROUP BY geonames ORDER BY count(*) DESC LIMIT 1",
    "source": "SELECT outlet FROM report WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC LIMIT 1",
}
