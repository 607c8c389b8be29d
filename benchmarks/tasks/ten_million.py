"""Linking at ten million reports, simulated: postings, blocks, pairs, memory and time for each power of ten.

What is simulated is the news (`ten_million_news`): who tells what when, without words. What is done to it is real: each
happening is filed by the rule of `identity/join.py`, keys lie in a SQLite file as the store has them and are looked up
by the store's own code, with its caps; keys are dealt to machines by `part_of`'s rule; events are joined by union-find.
Time is counted, not run: what one report costs in a linked store beside its look-ups and pairs (`long/growth.toml`),
and the look-ups and pairs found here at what each costs. `--readings 10000000` goes all the way; 1,000,000 is usual.
"""

import os
import resource
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import apsw
import numpy as np

from benchmarks.reading import HERE
from benchmarks.tasks.scale import gold_digest
from benchmarks.tasks.ten_million_news import DATED, UNDATED, Keys, News, Whole, drawn
from dateline.identity.join import MOST_IN_BLOCK
from dateline.store import Access, Store, open_store
from dateline.store.postings import StorePostings

__all__ = ["gold_digest", "run"]

USUAL, LEAST, SEED = 1_000_000, 10_000, 1
_SPARE = 2  # a key is held by so many of one event's happenings
_COMPARED = 96
_ASKED = 1500  # reports whose look-ups are made
_PARTS = (8, 64)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_COSTS = HERE / "long" / "growth.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Filed:
    """Postings by key, then in the order in which they were filed."""

    keys: Keys
    items: Whole


def run() -> tuple[str, dict[str, float]]:
    """Each power of ten up to the readings asked for."""
    most = int(os.environ.get("DATELINE_READINGS", USUAL))
    found: dict[str, float] = {}
    size = LEAST
    while size <= most:
        for name, value in _at(size).items():
            found[f"{size:,}: {name}"] = value
            print(f"  {size:>10,}  {name:58} {value:16,.3f}", file=sys.stderr, flush=True)
        size *= 10
    return "\n".join(f"{name:72} {value:16,.3f}" for name, value in found.items()), found


def _at(reports: int) -> dict[str, float]:
    news = drawn(reports, SEED)
    found = {"happenings": float(len(news.fact)), "facts": float(len(news.story))}
    found |= _blocks(news)
    filed = _filed(news)
    found |= {
        "postings of events": float(len(filed.keys)),
        "postings of events a happening": len(filed.keys) / len(news.fact),
    }
    found |= _skew(filed)
    with tempfile.TemporaryDirectory(dir=os.environ.get("DATELINE_SCALE_STORE")) as folder:
        path = Path(folder) / "postings.dateline"
        with open_store(path, Access.WRITE) as store:
            start = time.process_time()
            _write(store, filed)
            found["writing the postings, CPU-s"] = time.process_time() - start
            found["bytes a posting in the file"] = path.stat().st_size / len(filed.keys)
            del filed
            found |= _asked(store, news)
    found |= _joined(news)
    found |= _costs(found)
    return found | {"peak memory so far, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _blocks(news: News) -> dict[str, float]:
    """The fullest blocks: every happening under all its keys, and as filed. No cap holds here."""
    found = {}
    for name, spare in (("every happening filed", len(news.fact)), ("two of an event filed", _SPARE)):
        for kind in (*DATED, *UNDATED):
            counts = np.unique(news.keys(kind, _told(news, kind, spare)), return_counts=True)[1]
            found[f"fullest block by {kind}, {name}"] = float(counts.max())
            if name.startswith("two"):
                found[f"postings by {kind} in blocks over {MOST_IN_BLOCK}, share"] = float(
                    counts[counts > MOST_IN_BLOCK].sum() / counts.sum()
                )
    return found


def _told(news: News, kind: str, spare: int) -> Whole:
    """The happenings that have keys of a kind, so many of an event (and, where days count, of three days) at most."""
    own = news.fact if kind in UNDATED else news.fact * (1 << 12) + news.bucket
    first = np.flatnonzero(_rank(own) < spare)
    return first[news.pair[news.fact[first]] > 0] if kind == "parties" else first


def _rank(facts: Whole) -> Whole:
    """How many told the same before."""
    order = np.argsort(facts, kind="stable")
    ordered = facts[order]
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ranks = np.empty(len(facts), np.int64)
    ranks[order] = np.arange(len(facts)) - np.repeat(begins, np.diff(np.append(begins, len(facts))))
    return ranks


def _filed(news: News) -> Filed:
    """What is filed: the first two of each event under its keys, and each under its sentence, if it has its own."""
    items = [_told(news, kind, _SPARE) for kind in (*DATED, *UNDATED)]
    keys = [news.keys(kind, some) for kind, some in zip((*DATED, *UNDATED), items, strict=True)]
    own = np.flatnonzero(~news.copied)
    items.append(own)
    keys.append((own.astype(np.uint64) * _SPREAD) >> np.uint64(19))
    held, listed = np.concatenate(keys), np.concatenate(items)
    order = np.lexsort((listed, held))
    return Filed(held[order], listed[order])


def _skew(filed: Filed) -> dict[str, float]:
    """How much more than its share the fullest of so many parts holds."""
    counts = _by_part(filed.keys)
    return {
        f"postings of the fullest of {n} parts, times the mean": float(c.max() / c.mean()) for n, c in counts.items()
    }


def _write(store: Store, filed: Filed) -> None:
    """Writes postings as the store has them."""
    with store.writing():
        store.base.execute("INSERT INTO space(name) VALUES ('event')")
        space = store.base.execute("SELECT n FROM space WHERE name = 'event'").get
        for start in range(0, len(filed.keys), 1_000_000):
            rows = zip(
                filed.keys[start : start + 1_000_000].tolist(),
                filed.items[start : start + 1_000_000].tolist(),
                strict=True,
            )
            store.base.executemany(
                "INSERT INTO posting VALUES (?, ?, ?, 1)", ((space, key, item) for key, item in rows)
            )
    store.base.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def _asked(store: Store, news: News) -> dict[str, float]:
    """Look-ups of some late reports by the store's own code: what they find, what the caps drop, what they cost."""
    postings, chosen = StorePostings(store, "event"), _late(news)
    reports = len({int(news.report[item]) for item in chosen})
    keys = [_search(news, item) for item in chosen]
    held = [n for one in keys for n in postings.held(one).values() if n]
    start = time.process_time()
    found = [postings.find(one, MOST_IN_BLOCK) for one in keys]
    spent = time.process_time() - start
    near = [_earlier(one, item) for one, item in zip(found, chosen, strict=True)]
    return {
        "look-ups a report": sum(map(len, keys)) / reports,
        "look-ups that find a block over the cap, share": sum(n > MOST_IN_BLOCK for n in held) / max(1, len(held)),
        "look-ups of 1,000 reports, CPU-s": spent * 1000 / reports,
        "pairs a report": sum(min(len(one), _COMPARED) for one in near) / reports,
        "happenings with more than 96 others near, share": sum(len(one) > _COMPARED for one in near) / len(near),
    } | _busiest([key for one in near for key in one.values()])


def _earlier(found: Mapping[int, Sequence[tuple[int, float]]], mine: int) -> dict[int, int]:
    """The earlier happenings that share a key, each with the smallest one."""
    smallest: dict[int, int] = {}
    for key in sorted(found):
        for item, _ in found[key]:
            if item < mine:
                smallest.setdefault(item, key)
    return smallest


def _late(news: News) -> list[int]:
    """The happenings of reports drawn from the last tenth."""
    last = int(news.report[-1]) + 1
    reports = Random(SEED).sample(range(last - last // 10, last), min(_ASKED, last // 10))
    begins = np.searchsorted(news.report, sorted(reports))
    ends = np.searchsorted(news.report, sorted(reports), side="right")
    return [item for begin, end in zip(begins.tolist(), ends.tolist(), strict=True) for item in range(begin, end)]


def _search(news: News, item: int) -> list[int]:
    """The keys under which a happening looks."""
    one = np.array([item])
    kinds = DATED if news.pair[news.fact[item]] else DATED[:2]
    dated = [int(news.keys(kind, one, shift)[0]) for kind in kinds for shift in (-1, 0, 1)]
    return [*dated, *(int(news.keys(kind, one)[0]) for kind in UNDATED)]


def _busiest(keys: Sequence[int]) -> dict[str, float]:
    """How many pairs the busiest part scores: each goes to the part of its smallest common key."""
    counts = _by_part(np.array(keys, np.uint64))
    return {f"pairs of the busiest of {n} parts, times the mean": float(c.max() / c.mean()) for n, c in counts.items()}


def _by_part(keys: Keys) -> dict[int, Whole]:
    """How many of some keys each part gets, for so many parts: `part_of`'s rule."""
    spread = keys * _SPREAD
    shifts = {n: np.uint64(64 - n.bit_length() + 1) for n in _PARTS}
    return {n: np.bincount((spread >> shift).astype(np.int64), minlength=n) for n, shift in shifts.items()}


def _joined(news: News) -> dict[str, float]:
    """Union-find over all happenings, each judged one with the first and the latest of its event."""
    start = time.process_time()
    lead = np.arange(len(news.fact), dtype=np.int32)
    order = np.argsort(news.fact, kind="stable")
    ordered = news.fact[order]
    same = ordered[1:] == ordered[:-1]
    lead[order[1:][same]] = order[:-1][same]
    steps = 0
    while True:
        further = lead[lead]
        steps += 1
        if np.array_equal(further, lead):
            break
        lead = further
    return {
        "union-find, MB": lead.nbytes / 1e6,
        "union-find, CPU-s": time.process_time() - start,
        "union-find, rounds": float(steps),
        "events": float(len(np.unique(lead))),
        "largest event, happenings": float(np.bincount(lead).max()),
    }


def _costs(found: dict[str, float]) -> dict[str, float]:
    """Time and room by what was measured in a linked store."""
    costs = tomllib.loads(_COSTS.read_text(encoding="utf-8"))["costs"]
    pairs, looked = found["pairs a report"] * costs["pair_ms"], found["look-ups of 1,000 reports, CPU-s"]
    one = costs["other_ms"] + looked + pairs
    reports = found["happenings"] / costs["happenings"]
    told = {"linking 1,000, CPU-s: 1 machine": one}
    for n in _PARTS:
        share = found[f"pairs of the busiest of {n} parts, times the mean"] / n
        told[f"linking 1,000, seconds: pairs scored on {n} machines"] = costs["other_ms"] + looked + pairs * share
    return told | {
        "judgements": costs["judgements"] * reports,
        "judgements, GB": costs["judgements"] * reports * costs["judgement_bytes"] / 1e9,
        "postings of copies and stories": (costs["copy_postings"] + costs["story_postings"]) * reports,
        "store, GB": costs["store_bytes"] * reports / 1e9,
        "linking all of them, machine-days": one * reports / 1000 / 86_400,
    }
