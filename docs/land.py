#!/usr/bin/env python3
"""Writes src/dateline/show/plots/land.csv: the land of the earth, for maps, without any border.

`python docs/land.py world-atlas-2.0.2.tgz`, where the file is what `npm pack world-atlas@2.0.2` leaves. Its
land-50m.json is Natural Earth's land at 1:50 million (public domain). Points are thinned (Visvalingam) and rounded.
"""

import csv
import heapq
import json
import sys
import tarfile
from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "show" / "plots" / "land.csv"
HEADER = """\
# what: the land of the earth as rings of "longitude latitude" in hundredths of a degree; a hole has its ring's number
# basis: package:world-atlas 2.0.2 (npm), land-50m.json: Natural Earth land 1:50m, thinned by docs/land.py
# licence: public domain (Natural Earth)
# checked: 2026-11
"""
SMALLEST = 0.006  # square degrees (at the equator) that a point must span to be kept
ISLAND = 0.006  # square degrees that a ring must cover

Point = tuple[float, float]


def polygons(packed: Path) -> Iterator[list[list[Point]]]:
    """Each polygon as rings of longitude and latitude, the outer one first."""
    with tarfile.open(packed) as tar:
        member = tar.extractfile("package/land-50m.json")
        assert member is not None
        topology = json.load(member)
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield [joined(arcs, ring) for ring in polygon]


def joined(arcs: list[list[Point]], ring: list[int]) -> list[Point]:
    """A ring from its arcs, of which a negative one runs backwards."""
    points: list[Point] = []
    for index in ring:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += line[bool(points) :]
    return points


def flat(ring: list[Point]) -> list[list[Point]]:
    """A ring as it lies on a map from -180 to 180: cut in two where it crosses the date line, closed over a pole."""
    line = [ring[0]]
    for x, y in ring[1:]:
        line.append((x - 360 * round((x - line[-1][0]) / 360), y))
    if abs(line[-1][0] - line[0][0]) > 180:  # all the way round: the Antarctic
        line += [(line[-1][0], -90.0), (line[0][0], -90.0), line[0]]
    turns = {360 * int(x // 360) for x in (min(p[0] for p in line) + 180, max(p[0] for p in line) + 179)}
    parts = [within([(x - turn, y) for x, y in line]) for turn in sorted(turns)]
    return [part for part in parts if len(part) > 3]


def within(line: list[Point]) -> list[Point]:
    """The part of a ring between -180 and 180."""
    for edge, sign in ((-180.0, 1), (180.0, -1)):
        kept: list[Point] = []
        for before, here in pairwise([*line[-2:-1], *line]):
            inside, outside = sign * (here[0] - edge), sign * (before[0] - edge)
            if inside * outside < 0:
                share = outside / (outside - inside)
                kept.append((edge, before[1] + share * (here[1] - before[1])))
            if inside >= 0:
                kept.append(here)
        line = [*kept, *kept[:1]]
    return line


def area(a: Point, b: Point, c: Point) -> float:
    """Of a triangle, in square degrees as wide as at the equator."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 * max(0.1, cos(radians(b[1])))


def thinned(ring: list[Point]) -> list[Point]:
    """The ring without the points that span least, one after the other."""
    before = {i: i - 1 for i in range(len(ring))}
    after = {i: i + 1 for i in range(len(ring))}
    heap = [(area(ring[i - 1], ring[i], ring[i + 1]), i) for i in range(1, len(ring) - 1)]
    size = {i: a for a, i in heap}
    heapq.heapify(heap)
    gone: set[int] = set()
    while heap and heap[0][0] < SMALLEST:
        a, i = heapq.heappop(heap)
        if i in gone or a != size[i]:
            continue
        gone.add(i)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(ring) - 1:
                size[j] = max(a, area(ring[before[j]], ring[j], ring[after[j]]))
                heapq.heappush(heap, (size[j], j))
    return [point for i, point in enumerate(ring) if i not in gone]


def cover(ring: list[Point]) -> float:
    """Of a ring, in square degrees as wide as at the equator."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2 * cos(radians(ring[0][1]))


def _written(ring: list[Point]) -> str:
    return " ".join(f"{round(x * 100)} {round(y * 100)}" for x, y in ring)


def main() -> None:
    """Writes the table."""
    rows = []
    for number, polygon in enumerate(polygons(Path(sys.argv[1])), 1):
        rings = [part for ring in polygon for part in flat(ring)]
        kept = [thinned(ring) for ring in rings if cover(ring) >= ISLAND]
        rows += [(number, _written(ring)) for ring in kept if len(ring) > 3]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("polygon", "points"))
        writer.writerows(rows)
    print(f"wrote {TARGET.name}: {len(rows)} rings, {sum(r.count(' ') + 1 for _, r in rows) // 2} points")


if __name__ == "__main__":
    main()
