#!/usr/bin/env python3
"""Score records against hand-written facts.

    python score_facts.py FACTS.yaml RECORD.jsonl [--misses]

FACTS.yaml as in seed/ (a `quote`, or an `anchor` with `occurrence`, says where a fact stands);
RECORD.jsonl as docs/record.md says (the first row is used, or the row whose report has the title).
Prints, for events, statements and `figures`: found / expected, then slot by slot right / given, then the facts
whose every given slot is right. `optional: true` facts are scored apart. With --misses, what was wrong.
Exit status 0 always: it measures, it does not judge.
"""
import argparse
import collections
import json
import re
import sys

import yaml


def squash(s):
    return re.sub(r"\s", " ", s)


def words(s):
    return set(re.findall(r"\w+", (s or "").lower())) - {"the", "a", "an", "of", "and", "u", "s", "mr", "unnamed"}


def place_of(fact, text):
    needle = squash(fact.get("quote") or fact["anchor"])
    k, at = fact.get("occurrence", 1), -1
    for _ in range(k):
        at = text.find(needle, at + 1)
        if at < 0:
            return None
    return at, at + len(needle)


def touches(a, b):
    return a[0] < b[1] and b[0] < a[1]


def as_list(x):
    return x if isinstance(x, list) else [] if x is None else [x]


class Reading:
    def __init__(self, row):
        self.row = row
        self.text = squash(row["report"]["text"])
        self.entity = {e["id"]: e for e in row.get("entities", [])}
        self.place = {p["id"]: p for p in row.get("places", [])}
        self.quantity = {q["id"]: q for q in row.get("quantities", [])}
        self.timex = {t["id"]: t for t in row.get("timexes", [])}

    def said(self, span):
        return self.text[span[0]:span[1]]

    def is_entity(self, want, ref, span):
        """One expected participant against one argument."""
        e = self.entity.get(ref) or {}
        p = self.place.get(ref) or {}
        if want.get("name"):
            shown = words(e.get("name")) | words(p.get("name")) | (words(self.said(span)) if span else set())
            if words(want["name"]) & shown:
                return True
        return bool(want.get("country")) and want["country"] in (e.get("country"), p.get("country"))

    def participant(self, event, wants, roles):
        args = [a for a in event.get("arguments", []) if a["role"] in roles]
        return all(any(self.is_entity(w if isinstance(w, dict) else {"name": w}, a.get("ref"), a.get("span")) for a in args)
                   for w in as_list(wants))


def when_right(want, got):
    """ISO date, month, year or a/b interval; right when the record's interval lies in it or equals it at its precision."""
    m = re.match(r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/(\d{4}(?:-\d\d(?:-\d\d)?)?))?$", str(want))
    if not m:
        return None                      # fuzzy words: not scored
    if not got or not got.get("earliest"):
        return False
    lo, hi = m.group(1), m.group(2) or m.group(1)
    e, l = str(got["earliest"]), str(got.get("latest") or got["earliest"])
    return e[:len(lo)] >= lo and l[:len(hi)] <= hi


def quantity_right(want, quantities):
    for q in quantities:
        low, high = q.get("low"), q.get("high")
        if want.get("value") in (low, high):
            bound = {"at least": (">=", ">"), "at most": ("<=", "<")}.get(want.get("bound"))
            return not bound or q.get("bound") in bound
    return False


def score_event(r, fact, span):
    best = None
    for v in r.row.get("events", []):
        if not any(touches(t, span) for t in v["trigger"]):
            continue
        slots = {"type": v["type"] in fact["type"] + as_list(fact.get("type_also"))}
        if fact.get("actor"):
            slots["actor"] = r.participant(v, fact["actor"], {"actor"})
        if fact.get("recipient"):
            slots["recipient"] = r.participant(v, fact["recipient"], {"recipient", "target"})
        if fact.get("where"):
            slots["where"] = r.participant(v, fact["where"], {"place"})
        if fact.get("instrument"):
            slots["instrument"] = r.participant(v, fact["instrument"], {"instrument"})
        if fact.get("status"):
            allowed = {fact["status"], *as_list(fact.get("status_also"))}
            slots["status"] = v.get("status") in allowed or {v.get("status"), fact["status"]} <= {"possible", "conditional", "planned"}
        if fact.get("when"):
            ok = when_right(fact["when"], v.get("time"))
            if ok is not None:
                slots["when"] = ok
        if isinstance(fact.get("quantity"), dict):
            mine = [r.quantity[a["ref"]] for a in v.get("arguments", []) if a.get("ref") in r.quantity]
            slots["quantity"] = quantity_right(fact["quantity"], mine)
        if fact.get("policy"):
            p = v.get("policy") or {}
            slots["policy"] = (p.get("before"), p.get("after")) == (fact["policy"]["before"], fact["policy"]["after"])
        if fact.get("said_by"):
            first = fact["said_by"][0]
            chains = [c["said_by"] for c in r.row.get("claims", []) if c["event"] == v["id"]]
            slots["said_by"] = any(ch and r.is_entity({"name": first}, ch[0].get("entity"), None) for ch in chains)
        rank = (slots["type"], sum(slots.values()))
        if best is None or rank > best[0]:
            best = (rank, slots, v)
    return best and (best[1], r.said(best[2]["trigger"][0]))


def score_statement(r, fact, span):
    best = None
    for a in r.row.get("attributions", []):
        parts = [s for s in [a.get("cue")] + list(a.get("content") or []) + list(a.get("source") or []) if s]
        if not parts or not any(touches(s, span) for s in parts):
            continue
        cue = r.said(a["cue"]) if a.get("cue") else ""
        slots = {"cue": bool(words(fact["cue"]["text"]) & words(cue))}
        if fact.get("source"):
            src = fact["source"]
            text = " ".join(r.said(s) for s in a.get("source") or [])
            slots["source"] = r.is_entity(src, a.get("source_entity"), None) or bool(words(src.get("name")) & words(text))
        if fact["cue"].get("class"):
            slots["class"] = a.get("cue_class") in [fact["cue"]["class"], *as_list(fact["cue"].get("class_also"))]
        if fact.get("audience"):
            e = r.entity.get(a.get("audience")) or {}
            slots["audience"] = bool(words(fact["audience"]) & words(e.get("name")))
        if fact.get("venue"):
            slots["venue"] = bool(words(fact["venue"]) & words(a.get("venue")))
        if fact.get("direct"):
            slots["direct"] = a.get("quotation") in ("direct", "mixed")
        if fact.get("when"):
            ok = when_right(fact["when"], r.timex.get(a.get("time")))
            if ok is not None:
                slots["when"] = ok
        rank = (slots["cue"], sum(slots.values()))
        if best is None or rank > best[0]:
            best = (rank, slots, cue)
    return best and (best[1], best[2])


BOUND = {"exact": "=", "at least": ">=", "at most": "<=", "about": "~"}


def score_figure(r, figure, span):
    """A figure's value and bound against the quantities that touch its words."""
    near = [q for q in r.quantity.values() if touches(q["span"], span)]
    for q in near:
        if figure["value"] in (q.get("low"), q.get("high")):
            wanted = {BOUND.get(b) for b in [figure["bound"], *as_list(figure.get("bound_also"))]}
            got = {">": ">=", "<": "<="}.get(q.get("bound"), q.get("bound"))
            return {"value": True, "bound": got in wanted, "frame": words(figure.get("frame")) <= words(q.get("frame")) | words(q.get("of"))}
    return {"value": False}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("facts")
    ap.add_argument("record")
    ap.add_argument("--misses", action="store_true")
    a = ap.parse_args()
    gold = yaml.safe_load(open(a.facts, encoding="utf-8"))
    with open(a.record, encoding="utf-8") as f:
        rows = [json.loads(line) for line in f if line.strip()]
    r = Reading(rows[0])
    total = collections.defaultdict(lambda: [0, 0])
    for fact in gold["facts"]:
        span = place_of(fact, r.text)
        kind = fact["kind"] + (" (optional)" if fact.get("optional") else "")
        key = {"event": "type", "statement": "cue"}.get(fact["kind"])
        if key is None or (fact["kind"] == "event" and not fact["type"]):
            continue                     # a real event outside the ontology: not scored
        got = span and (score_event if fact["kind"] == "event" else score_statement)(r, fact, span)
        found = bool(got) and got[0][key]
        total[kind + " found"][0] += found
        total[kind + " found"][1] += 1
        slots = got[0] if found else {}
        for name in slots:
            total[f"  {kind}: {name}"][0] += slots[name]
            total[f"  {kind}: {name}"][1] += 1
        total[kind + " whole"][0] += found and all(slots.values())
        total[kind + " whole"][1] += 1
        if a.misses and not (found and all(slots.values())):
            wrong = [n for n, ok in slots.items() if not ok] if found else ["not found"] if span else ["its words are not in the text"]
            print(f"{fact.get('id', '?'):5} {kind:20} {', '.join(wrong):40} {(fact.get('quote') or fact.get('anchor'))[:70]!r}")
    for figure in gold.get("figures", []):
        span = place_of(figure, r.text)
        if figure.get("value") is None:
            continue
        got = score_figure(r, figure, span) if span else {"value": False}
        total["figure found"][0] += got["value"]
        total["figure found"][1] += 1
        for name in ("bound", "frame"):
            if name in got:
                total[f"  figure: {name}"][0] += got[name]
                total[f"  figure: {name}"][1] += 1
        if a.misses and not all(got.values()):
            print(f"{figure.get('id', '?'):5} {'figure':20} {', '.join(n for n, ok in got.items() if not ok):40} {figure['anchor'][:70]!r}")
    for name in sorted(total, key=lambda n: (n.startswith("  "), n)):
        right, n = total[name]
        print(f"{name:34} {right:3d} / {n:3d}")


if __name__ == "__main__":
    sys.exit(main())
