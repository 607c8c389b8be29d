"""Checks for the lists of hard and of news probes: those of `probe_checks`, and what these lists ask besides."""

from math import asin, cos, radians, sin, sqrt

from benchmarks.tasks.probe_checks import Row, at, find, place, quantity, text_of, time, touches

EARTH_KM = 6371.0
NEAR_KM = 161.0
BOX_DEGREES = 0.5


def hard_quantity(probe: Row, record: Row) -> str | None:
    """A number, and also: ends within limits, joined to its whole, told to be a running total."""
    problem = quantity(probe, record)
    if problem or probe.get("none"):
        return problem
    text, span = text_of(record), at(probe, text_of(record))
    here = [q for q in record["quantities"] if touches(q["span"], span)]
    least, most = probe.get("within", (0, 0))
    if "within" in probe and not any(q["low"] and q["high"] and least <= q["low"] <= q["high"] <= most for q in here):
        return f"within: {here[0]['low']} {here[0]['high']}"
    if "part_of" in probe:
        whole = find(text, probe["part_of"])
        wholes = {q["id"] for q in record["quantities"] if touches(q["span"], whole)}
        if not any(q["part_of"] in wholes for q in here):
            return f"part_of: {here[0]['part_of']}"
    if "cumulative" in probe and not any(q["cumulative"] is probe["cumulative"] for q in here):
        return f"cumulative: {here[0]['cumulative']}"
    return None


def news_place(probe: Row, record: Row) -> str | None:
    """A place with its point near or its box round it; `nowhere` wants no country, `pointless` no point."""
    span = at(probe, text_of(record))
    here = [p for p in record["places"] if touches(p["span"], span)]
    if probe.get("optional") and not here:
        return None
    problem = place(probe, record)
    if problem or probe.get("none"):
        return problem
    best = here[0]
    if "point" in probe and not _found(best, *probe["point"]):
        return f"point: {best['lat']}, {best['lon']}, {best['bbox']}"
    if probe.get("pointless") and best["lat"] is not None:
        return f"pointless: {best['lat']}, {best['lon']}"
    return f"nowhere: {best['country']}" if probe.get("nowhere") and best["country"] else None


def _found(told: Row, lat: float, lon: float) -> bool:
    """Whether a point is near, or its box holds the place; of a region its country is enough."""
    if told["lat"] is not None:
        return kilometres(told["lat"], told["lon"], lat, lon) <= NEAR_KM
    if told["bbox"]:
        west, south, east, north = told["bbox"]
        across = west - BOX_DEGREES <= lon <= east + BOX_DEGREES
        return bool(across and south - BOX_DEGREES <= lat <= north + BOX_DEGREES)
    return bool(told["level"] == "region" and told["country"])


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    up, across = radians(to_lat - lat) / 2, radians(to_lon - lon) / 2
    arc = sin(up) ** 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(across) ** 2
    return 2 * EARTH_KM * asin(sqrt(arc))


def news_time(probe: Row, record: Row) -> str | None:
    """A time expression, and also: vague where `fuzzy`, its dates within the widest fair bounds."""
    problem = time(probe, record)
    if problem or probe.get("none"):
        return problem
    span = at(probe, text_of(record))
    here = [t for t in record["timexes"] if touches(t["span"], span)]
    best = max(here, key=lambda t: min(t["span"][1], span[1]) - max(t["span"][0], span[0]))
    if probe.get("fuzzy") and not best["fuzzy"]:
        return "fuzzy: told as exact"
    least, most = probe.get("within", ("", "9999"))
    ends = [str(best[key])[:10] for key in ("earliest", "latest") if best[key]]
    outside = [end for end in ends if not least <= end <= most]
    return f"within: {outside[0]}" if outside else None
