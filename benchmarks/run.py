#!/usr/bin/env python3
"""Measures dateline: `benchmarks/run.py TASK…`, `all`, `gate` (fails where a pinned floor is missed), or `pin`.

`pin` raises every floor to what is measured now, less a margin for other processors; it never lowers one unless
`--lower` is given, and then the changelog must say why.

Gold that may not be shipped is read from $DATELINE_GOLD or ../shared; a task without its gold is skipped, saying so.
`run.py probes --misses LIST` names every probe of a list that failed. `run.py own --odd` (and `chains`, `coref`,
`happenings`) reads the odd files, those that rules are written on: compare variants there, not on the even ones.
`run.py speed --against` reads beside the bare parser and others, `--memory` watches what is resident.
`run.py chains --misses chains` (and `coref`, `happenings`) names what is not right in the odd files.
"""

import argparse
import importlib
import os
import sys
import time
import tomllib
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent.parent / "src")]

from benchmarks.reading import HERE, PROBES, GoldAbsentError

TASKS = (
    "seed",
    "own",
    "chains",
    "coref",
    "happenings",
    "probes",
    "attribution",
    "time",
    "place",
    "events",
    "copies",
    "stories",
    "identity",
    "actors",
    "phrases",
    "figures",
    "reports",
    "speed",
    "many",
    "scale",
    "reviewed",
    "pages",
    "exports",
)
LONG = ("soak", "growth", "ten_million", "engines")  # half an hour and more: run by name, not by `all`
FLOORS = HERE / "floors.toml"
MARGIN = 0.01
PINNED = {
    "seed": ("event found", "statement found", "slots", "not rows"),
    "own": ("attribution", "attribution +source", "event", "time", "quantity", "silent", "event: status"),
    "probes": (
        "times",
        "quantities",
        "places",
        "mentions",
        "attribution",
        "events",
        "status",
        "policy",
        "sections",
        "hard_quantities",
        "news_places",
        "news_times",
    ),
    "chains": (
        "attribution +source",
        "class",
        "no content",
        "unnamed",
        "nesting",
        "antecedent",
        "chain",
        "traps silent",
    ),
    "coref": ("pronoun", "pronoun of linked", "nominal", "relative", "people apart", "people untouched", "whole names"),
    "attribution": ("polnear dev: attribution/found+source f1", "gum dev: attribution/found+source f1"),
    "time": ("timebank: value_f1", "aquaint: value_f1"),
    "place": ("lgl: acc161_end2end", "geovirus: acc161_end2end"),
    "reports": ("read",),
    "copies": ("recall", "precision"),
    "stories": ("ecb: repaired f1", "uci: stream f1"),
    "happenings": ("event", "event: status", "traps silent"),
    "identity": ("gold mentions: conll",),
    "figures": ("right", "growing shown", "agreeing shown"),
    "many": ("passed",),
    "actors": ("right",),
}


def main() -> int:
    """Runs the tasks named on the command line; exit status 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="+", choices=[*TASKS, *LONG, "all", "gate", "pin"])
    parser.add_argument("--lower", action="store_true", help="let pin lower floors and take new gold")
    parser.add_argument("--misses", metavar="LIST", help="name the failed probes of one list")
    parser.add_argument("--tagger", metavar="FOLDER", help="measure with this tagger ($DATELINE_TAGGER)")
    parser.add_argument("--readings", help="how many invented readings scale puts into one store")
    parser.add_argument("--store", help="the store that scale keeps, or asks where it is there")
    parser.add_argument("--gold", help="the reviewed claims that reviewed scores a fresh reading against")
    parser.add_argument("--reports", help="how many reports soak reads, or speed --against")
    parser.add_argument("--minutes", help="how long soak may read them")
    parser.add_argument("--against", action="store_true", help="speed beside the bare parser and other extractors")
    parser.add_argument("--memory", action="store_true", help="memory of speed, after each tenth of the reports")
    parser.add_argument("--odd", action="store_true", help="the odd files of own, chains, coref and happenings")
    options = parser.parse_args()
    if options.tagger:
        os.environ["DATELINE_TAGGER"] = options.tagger
    named = {"READINGS": options.readings, "SCALE_STORE": options.store, "REVIEWED": options.gold}
    named |= {"REPORTS": options.reports, "MINUTES": options.minutes}
    os.environ |= {f"DATELINE_{name}": value for name, value in named.items() if value}
    if options.odd:
        return odd(options.tasks)
    if options.against or options.memory:
        return beside(options)
    if options.misses in ("chains", "coref", "happenings"):
        return odd_misses(options.misses)
    if options.misses == "phrases":
        return phrase_misses()
    if options.misses:
        return misses(options.misses)
    if options.tasks == ["gate"]:
        return gate()
    if options.tasks == ["pin"]:
        return pin(lower=options.lower)
    over = 0.0
    for task in TASKS if "all" in options.tasks else options.tasks:
        measured = measure(task)
        if measured:
            print(measured[0], flush=True)
            over += measured[1].get("over the bars", 0.0)
    return 1 if over else 0


def measure(task: str) -> tuple[str, dict[str, float], str] | None:
    """A task's table, its figures and its gold's digest; None where its gold is absent."""
    module = importlib.import_module(f"benchmarks.tasks.{task}")
    start = time.perf_counter()
    print(f"== {task}", flush=True)
    try:
        digest = module.gold_digest()
        printed, found = module.run()
    except GoldAbsentError as error:
        print(f"skipped {task}: {error}")
        return None
    print(f"   ({time.perf_counter() - start:.0f} s, gold {digest})")
    return printed, found, digest


def gate() -> int:
    """Compares every pinned figure with its floor. A floor only rises; lowering one needs a line in the changelog."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    missed = 0
    for task, pinned in floors.items():
        measured = measure(task)
        if measured is None:
            continue
        _, found, digest = measured
        if digest != pinned["gold"]:
            print(f"  {task}: the gold has changed ({digest}, pinned {pinned['gold']}): pin anew")
            missed += 1
            continue
        for name, floor in pinned["floors"].items():
            value = found.get(name, float("-inf"))
            missed += value < floor
            print(f"  {'ok    ' if value >= floor else 'MISSED'} {name:44} {value:8.3f}  floor {floor:.3f}")
    print("gate: all floors held" if not missed else f"gate: {missed} floors missed")
    return 1 if missed else 0


def pin(*, lower: bool) -> int:
    """Writes floors.toml anew from what is measured; tasks whose gold is absent keep their floors."""
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    lines = ["# Floors of `run.py gate`, with the digest of the gold they were measured on. They only rise.", ""]
    for task, names in PINNED.items():
        measured = measure(task)
        kept = old.get(task, {"gold": "", "floors": {}})
        floors = dict(kept["floors"])
        if measured is not None and (lower or kept["gold"] in ("", measured[2])):
            kept["gold"] = measured[2]
            for name in names:
                now = round(measured[1][name] - MARGIN, 3)
                floors[name] = now if lower else max(now, floors.get(name, now))
        lines += [f"[{task}]", f'gold = "{kept["gold"]}"', f"[{task}.floors]"]
        lines += [f'"{name}" = {floors[name]}' for name in names if name in floors] + [""]
    FLOORS.write_text("\n".join(lines), encoding="utf-8")
    return 0


def odd(tasks: list[str]) -> int:
    """Prints figures on the files that rules are written on: of the own corpus, of the chains."""
    from benchmarks.tasks import chains, coref, happenings, own

    for name, task in (("own", own), ("chains", chains), ("coref", coref), ("happenings", happenings)):
        if name in tasks:
            print(task.run_on(task.files(1))[0])
    return 0


def beside(options: argparse.Namespace) -> int:
    """Prints what reading costs beside other readers of the same texts, and what it holds in memory."""
    from benchmarks.tasks.speed_against import against
    from benchmarks.tasks.speed_memory import memory
    from benchmarks.tasks.speed_pairs import gains

    for measured in (*((against, gains) if options.against else ()), *((memory,) if options.memory else ())):
        print(measured()[0], flush=True)
    return 0


def odd_misses(name: str) -> int:
    """Prints what is not right in the odd files of chains, coref or happenings."""
    task = importlib.import_module(f"benchmarks.tasks.{name}")
    print(task.missed(task.files(1)))
    return 0


def phrase_misses() -> int:
    """Prints the phrases of both lists that are not right, as far as the lists are here."""
    from benchmarks.tasks import phrases

    for name in ("own", "other"):
        print(f"-- {name}\n{phrases.missed(name)}")
    return 0


def misses(name: str) -> int:
    """Prints each failed probe of a list."""
    from benchmarks.tasks.probes import LISTS, judge

    probes = tomllib.loads((PROBES / f"{name}.toml").read_text(encoding="utf-8"))["probe"]
    for probe, problem in judge(name, probes, LISTS[name]):
        where = probe.get("at") or probe.get("trigger") or probe.get("cue") or probe.get("chain") or ""
        print(f"{problem} | {where} | {' '.join(probe['text'].split())[:200]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
