"""One check for each probe list: a probe and the record of its text in, None or what is wrong out.

A key that a probe lacks is not judged. A list as a value holds the readings that can be defended.
"""

import re
from typing import Any

Row = dict[str, Any]
Span = tuple[int, int]


def find(text: str, words: str) -> Span:
    """Where words stand; "#2" at their end means the second occurrence, whole words counted."""
    wanted, _, number = words.rpartition("#") if re.search(r"#\d+$", words) else (words, "", "1")
    pattern = r"(?<!\w)" + re.escape(wanted) + r"(?!\w)"
    found = [m.span() for m in re.finditer(pattern, text)]
    if len(found) < int(number):
        found = [m.span() for m in re.finditer(re.escape(wanted), text)]
    return found[int(number) - 1]


def at(probe: Row, text: str) -> Span:
    """Where a probe's `at` stands."""
    found = [m.span() for m in re.finditer(re.escape(probe["at"]), text)]
    return found[probe.get("occurrence", 1) - 1]


def touches(a: Any, b: Any) -> bool:
    """Whether two spans share a character."""
    return bool(a[0] < b[1] and b[0] < a[1])


def among(value: Any, wanted: Any) -> bool:
    """Whether a value is the wanted one, or one of the wanted ones."""
    return value in wanted if isinstance(wanted, list) else value == wanted


def text_of(record: Row) -> str:
    """The stored text."""
    return str(record["report"]["text"])


def time(probe: Row, record: Row) -> str | None:
    """A time expression: type, value, interval."""
    span = at(probe, text_of(record))
    here = [t for t in record["timexes"] if touches(t["span"], span)]
    if probe.get("none"):
        return f"tagged: {here[0]['value']}" if here else None
    if not here:
        return "missed"
    best = max(here, key=lambda t: min(t["span"][1], span[1]) - max(t["span"][0], span[0]))
    if not among(best["type"], probe["type"]):
        return f"type: {best['type']}"
    if "value" in probe and not among(best["value"] or "", probe["value"]):
        return f"value: {best['value']} for {probe['value']}"
    if "why" in probe:
        return f"dates made up: {best['earliest']}" if best["earliest"] else None
    for key in ("earliest", "latest"):
        skipped = {"since": "latest", "until": "earliest", "by": "earliest"}.get(probe.get("bound", ""))
        if key in probe and key != skipped and not among(str(best[key] or "")[:10], probe[key]):
            return f"{key}: {best[key]} for {probe[key]}"
    return None


def quantity(probe: Row, record: Row) -> str | None:
    """A number: value, bound, unit, frame."""
    span = at(probe, text_of(record))
    here = [q for q in record["quantities"] if touches(q["span"], span)]
    if probe.get("none"):
        return f"tagged: {here[0]['low']}" if here else None
    if not here:
        return "missed"
    here = [q | _as_part(q, probe) for q in here]
    same = [q for q in here if all(_near(q[k], probe.get(k)) for k in ("low", "high") if k in probe)]
    if not same:
        return f"value: {here[0]['low']} {here[0]['high']}"
    for key in ("bound", "unit", "frame"):
        if key in probe and not any(among(q[key] or "", probe[key]) for q in same):
            return f"{key}: {same[0][key]} for {probe[key]}"
    if "change_from" in probe and not any(_near(q["change_from"], probe["change_from"]) for q in same):
        return f"change_from: {same[0]['change_from']}"
    return None


def _as_part(quantity: Row, probe: Row) -> Row:
    """A share's ends as parts of one where the probe tells them so: a third is 33.3 percent and 0.3333."""
    ends = [probe[k] for k in ("low", "high") if probe.get(k)]
    if quantity["unit"] != "percent" or not ends or max(ends) > 1:
        return {}
    told = (quantity["low"], quantity["high"], *ends)
    return {
        k: next((e for e in ends if q is not None and abs(q / 100 - e) < 0.001), q)
        for k, q in zip(("low", "high"), told[:2], strict=True)
    }


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-2 * max(1e-9, abs(b))


def place(probe: Row, record: Row) -> str | None:
    """A place: country, level, point, literal."""
    span = at(probe, text_of(record))
    here = [p for p in record["places"] if touches(p["span"], span)]
    if probe.get("none"):
        return f"tagged: {here[0]['name']}" if here else None
    if not here:
        return "missed"
    best = here[0]
    if probe.get("why") == "AMBIGUOUS":
        return f"guessed: {best['country']}" if best["lat"] is not None else None
    for key in ("country", "level", "literal"):
        if key in probe and not among("" if best[key] is None else best[key], probe[key]):
            return f"{key}: {best[key]} for {probe[key]}"
    if "near" in probe:
        lat, lon = probe["near"]
        if best["lat"] is None or abs(best["lat"] - lat) > 0.6 or abs(best["lon"] - lon) > 1.0:
            return f"point: {best['lat']}, {best['lon']}"
    return None


def mention(probe: Row, record: Row) -> str | None:
    """A chain: all its mentions in one entity, the others apart, and what it is."""
    text = text_of(record)
    spans = [find(text, words) for words in probe.get("chain", [])]
    rows = [e for e in record["entities"] if spans and _holds(e, spans[0])]
    if spans and not rows:
        return "missed"
    best = max(rows, key=lambda e: sum(_holds(e, s) for s in spans), default=None)
    if best is None:
        return None
    lost = [w for w, s in zip(probe["chain"], spans, strict=True) if not _holds(best, s)]
    if lost:
        return f"chain: lacks {lost}"
    for words in probe.get("apart", []):
        if _holds(best, find(text, words)):
            return f"apart: {words!r} joined"
    for key in ("kind", "country", "sector"):
        if key in probe and not among(best[key], probe[key]):
            return f"{key}: {best[key]} for {probe[key]}"
    for words, form in probe.get("forms", {}).items():
        got = next((m["form"] for m in best["mentions"] if touches(m["span"], find(text, words))), None)
        if form != "literal" and got != form:
            return f"form: {words!r} is {got}"
    return None


def _holds(entity: Row, span: Span) -> bool:
    """Whether a mention of the entity ends where the words end or covers most of them."""
    return any(
        touches(m["span"], span)
        and min(m["span"][1], span[1]) - max(m["span"][0], span[0])
        > 0.5 * min(span[1] - span[0], m["span"][1] - m["span"][0])
        and abs(m["span"][1] - span[1]) <= max(4, (span[1] - span[0]) // 2)
        for m in entity["mentions"]
    )


def attribution(probe: Row, record: Row) -> str | None:
    """An attribution: cue, source, content, class, negation."""
    text = text_of(record)
    rows = record["attributions"]
    if probe.get("none"):
        span = find(text, probe["cue"]) if probe.get("cue") else (0, len(text))
        hit = next((a for a in rows if touches(a["cue"], span)), None)
        return f"tagged: {text[slice(*hit['cue'])]!r}" if hit else None
    here = [a for a in rows if touches(a["cue"], find(text, probe["cue"]))]
    contents = [find(text, c) for c in probe["content"]]
    if contents:
        here = [a for a in here if any(touches(c, s) for c in a["content"] for s in contents)]
    if not here:
        return "missed"
    best = max(here, key=lambda a: (a["cue_class"] == probe["class"], bool(a["source"]) == bool(probe["source"])))
    source = probe["source"]
    if bool(source) != bool(best["source"]) or (
        source and not any(touches(s, find(text, source)) for s in best["source"])
    ):
        return "source: " + " ".join(text[slice(*s)] for s in best["source"])
    for key, name in (("cue_class", "class"), ("quotation", "quotation"), ("negated", "negated")):
        if name in probe and not among(best[key], probe[name]):
            return f"{name}: {best[key]} for {probe[name]}"
    return _attribution_extras(probe, best, text)


def _attribution_extras(probe: Row, row: Row, text: str) -> str | None:
    for key in ("audience", "venue"):
        wanted = probe.get(key)
        if wanted and not (row[f"{key}_span"] and touches(row[f"{key}_span"], find(text, wanted))):
            return f"{key}: missed"
    if probe.get("anonymous") and not row["anonymous"]:
        return "anonymous: missed"
    if probe.get("within") and not row["within"]:
        return "within: missed"
    return None


def _events_at(probe: Row, record: Row) -> list[Row]:
    span = find(text_of(record), probe["trigger"])
    return [e for e in record["events"] if any(touches(s, span) for m in e["mentions"] for s in m)]


def event(probe: Row, record: Row) -> str | None:
    """An event: type, status, parties."""
    here = _events_at(probe, record)
    if probe.get("none"):
        loud = [e for e in here if e["status"] in ("occurred", "ongoing")]
        return f"coded: {loud[0]['type']}" if loud else None
    if not here:
        return "missed"
    typed = [e for e in here if among(e["type"], probe["type"])]
    if not typed:
        return f"type: {here[0]['type']} for {probe['type']}"
    best = typed[0]
    if "status" in probe and not among(best["status"], probe["status"]):
        return f"status: {best['status']} for {probe['status']}"
    for key, roles in (("actor", ("actor",)), ("recipient", PARTIES), ("target", PARTIES), ("place", ("place",))):
        problem = _filled(probe, best, key, (text_of(record), roles))
        if problem:
            return problem
    return None


PARTIES = ("recipient", "target")


def _filled(probe: Row, row: Row, key: str, where: tuple[str, tuple[str, ...]]) -> str | None:
    text, roles = where
    wanted = probe.get(key, [])
    for words in wanted if isinstance(wanted, list) else [wanted]:
        span = find(text, words)
        if not any(a["role"] in roles and touches(a["span"], span) for a in row["arguments"]):
            return f"{key}: {words!r} missed"
    return None


def status(probe: Row, record: Row) -> str | None:
    """An event's standing and hedge."""
    here = _events_at(probe, record)
    if not here:
        return "missed"
    if not any(among(e["status"], probe["status"]) for e in here):
        return f"status: {here[0]['status']} for {probe['status']}"
    if probe.get("hedged") and not any(e["hedged"] for e in here):
        return "hedged: missed"
    return None


def policy(probe: Row, record: Row) -> str | None:
    """What somebody may do, before and after."""
    here = [e for e in _events_at(probe, record) if e["policy"]]
    if probe.get("none"):
        return f"coded: {here[0]['policy']}" if here else None
    if not here:
        return "missed"
    changed = here[0]["policy"]
    for key in ("before", "after"):
        if key in probe and not among(changed[key], probe[key]):
            return f"{key}: {changed[key]} for {probe[key]}"
    return None


def sections(probe: Row, record: Row) -> str | None:
    """Which parts of a page are the report."""
    text = text_of(record)
    for wanted in probe["expect"]:
        start = text.index(wanted["words"])
        end = start + len(wanted["words"])
        kinds = {s["kind"] for s in record["report"]["sections"] if touches(s["span"], (start, end))}
        if not all(among(kind, wanted["kind"]) for kind in kinds) or not kinds:
            return f"{wanted['kind']}: {wanted['words'][:40]!r} is {sorted(kinds)}"
    return None
