"""Event identity across reports on ECB+ development topics.

Reports are first placed in stories, as the archive does: all of them in one shuffled order, then repaired.

gold mentions  every gold event mention is given; what it tells is read by our own rooms (our event where one was coded
               at its words, else trigger, parties, place and time by the parse). All pairs of mentions of one topic
               (two look-alike events each) are judged by the shipped scorer; clusters are derived from the judgements.
               One weight differs: two events of one report weigh against being one, two mentions of one report do not.
  growing      each mention joins what came before it, as reports come in
  repaired     the surest pairs of all joined first, as `dateline link --repair` does
  plan = deed  repaired, and what is planned may be one with what is done, as this gold has it; in the record they are
               two events, tied as states of one process
from text      our own events are the mentions: each gold mention that an event of ours tells gets that event, and our
               events are judged and clustered as shipped; scored on these gold mentions only, with their share told.
same head      the floor: one cluster for each stem of a trigger in all topics; in stories: in each gold event's texts.

CoNLL is the mean F1 of MUC, B-cubed and CEAF by entities; singletons count.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from benchmarks.conll import Measured, conll
from benchmarks.reading import digest, gold, json_lines, reader
from benchmarks.tasks.copies import texts
from benchmarks.tasks.identity_mentions import Page, happening_at, own_at, page, spans_of
from dateline.archive.joining import Clusters
from dateline.identity.cluster import derive, mended
from dateline.identity.scorers import Scorer, rules_v1
from dateline.model.linking import Judgement

DOCUMENTS = "gold/events_across/ecb_dev_documents.jsonl"
MENTIONS = "gold/events_across/ecb_dev_mentions.jsonl"
_SEED = 1
_URL_LINE = "ecbplus"  # documents whose line 0 was an address, which the texts leave out
Row = dict[str, Any]
Given = Sequence[tuple[Any, str]]  # what is told, and its topic


def gold_digest() -> str:
    """Digest of documents and mentions."""
    return digest([gold(DOCUMENTS), gold(MENTIONS)])


def run() -> tuple[str, dict[str, float]]:
    """The table and its figures."""
    documents = {row["id"]: row for row in json_lines(gold(DOCUMENTS))}
    mentions = json_lines(gold(MENTIONS))
    pages = _pages(documents.values())
    scenes = _scenes(documents, _stories(documents))
    spans = {m["id"]: _spans(documents[m["doc"]], m) for m in mentions}
    right = {m["id"]: m["chain"] for m in mentions}
    told = {m["id"]: _told(i, happening_at(pages[m["doc"]], m["id"], spans[m["id"]]), m, scenes)
            for i, m in enumerate(mentions)}  # fmt: skip
    stems = {m["id"]: told[m["id"]].happening.trigger for m in mentions}
    rows = {
        "same head": conll(right, {name: stem or name for name, stem in stems.items()}),
        "same head in stories": conll(
            right, {m["id"]: (stems[m["id"]] or m["id"], _story(m["doc"])) for m in mentions}
        ),
    }
    given = [(t, _topic(n)) for n, t in told.items()]
    ours_alone, as_gold = (_judged(given, scorer) for scorer in _scorers())
    for name, clusters, judged in (
        ("growing", derive, ours_alone),
        ("repaired", mended, ours_alone),
        ("plan = deed", mended, as_gold),
    ):
        rows[f"gold mentions, {name}"] = conll(right, _clustered(given, clusters, judged))
    ours = {m["id"]: own_at(pages[m["doc"]], spans[m["id"]]) for m in mentions}
    events = {h.anchor: _told(i, h, m, scenes) for i, m in enumerate(mentions) if (h := ours[m["id"]])}
    told_by_us = [(events[h.anchor], _topic(m["id"])) for m in mentions if (h := ours[m["id"]])]
    homes = _clustered(told_by_us, derive, _judged(told_by_us, rules_v1()))
    found = {name: homes[h.anchor] for name, h in ours.items() if h}
    rows["from text"] = conll({name: right[name] for name in found}, found)
    return _table(rows, len(found) / len(mentions)), _figures(rows)


def _pages(documents: Iterable[Row]) -> dict[str, Page]:
    import io
    import json

    from dateline.batch import read_stream
    from dateline.ingest import Intake, gather
    from dateline.model.reading import Reading
    from dateline.records import flatten
    from dateline.settings import Settings

    settings = Settings()
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"], "title": d["title"]}) + "\n" for d in documents)
    intake = Intake(None, None, False, settings.fetch, settings.read.max_characters)
    read = read_stream(gather(["-"], intake, io.BytesIO(lines.encode())), reader().stages)
    records = ((json.loads(json.dumps(flatten(r, reader().edition))), r) for r in read if isinstance(r, Reading))
    return {reading.report.source_id or "": page(record, reading) for record, reading in records}


def _stories(documents: Mapping[str, Row]) -> dict[str, str]:
    """The story that each report is placed in."""
    from dateline.identity.postings import MemoryPostings
    from dateline.identity.stories import Frequencies, StoryLine, repair

    rows = list(documents.values())
    random.Random(_SEED).shuffle(rows)
    reports, line = texts(rows), StoryLine(MemoryPostings(), Frequencies())
    placed = {report.item: line.place(report).story for report in reports}
    placed |= {move.item: move.after for move in repair(line.live(placed)).moves}
    return {row["id"]: str(placed[report.item]) for row, report in zip(rows, reports, strict=True)}


def _scenes(documents: Mapping[str, Row], stories: Mapping[str, str]) -> dict[str, Any]:
    from dateline.identity.told import Scene, counted, weighed

    counts = {name: counted(row["title"], row["text"]) for name, row in documents.items()}
    holders = Counter(word for words in counts.values() for word in words)
    held = {word: float(n) for word, n in holders.items()}
    return {name: Scene(name, stories[name], weighed(words, held, len(counts))) for name, words in counts.items()}


def _told(item: int, happening: Any, mention: Row, scenes: Mapping[str, Any]) -> Any:
    from dateline.identity.told import Told

    return Told(item, happening, scenes[mention["doc"]])


def _scorers() -> tuple[Scorer, Scorer]:
    """The shipped scorer where mentions of one report may be one event; the same for gold that joins plan and deed."""
    scorer = rules_v1()
    scorer = replace(scorer, weights={**scorer.weights, "report: the same": 1.0})
    return scorer, replace(scorer, bars=scorer.bars - {"status: planned and done"})


def _topics(told: Given) -> dict[str, dict[str, Any]]:
    topics: dict[str, dict[str, Any]] = defaultdict(dict)
    for one, topic in told:
        topics[topic][one.anchor] = one
    return topics


def _judged(told: Given, scorer: Scorer) -> dict[str, list[Judgement]]:
    """What a scorer says of every pair of a topic."""
    topics = _topics(told).items()
    return {t: [scorer.judgement(a, b, "")[0] for a, b in combinations(them.values(), 2)] for t, them in topics}


def _clustered(told: Given, clusters: Clusters, judged: Mapping[str, list[Judgement]]) -> dict[Hashable, Hashable]:
    """The cluster of each anchor, topic by topic."""
    return {
        anchor: cluster
        for topic, members in _topics(told).items()
        for cluster in clusters(members, judged[topic])
        for anchor in cluster
    }


def _spans(document: Row, mention: Row) -> Any:
    line = mention["sentence"] - document["id"].endswith(_URL_LINE)
    return spans_of(document["text"], line, mention["tokens"])


def _topic(name: str) -> str:
    return name.split("_")[0]


def _story(document: str) -> str:
    return _topic(document) + document.split("_")[1].lstrip("0123456789")


def _table(rows: Mapping[str, Mapping[str, Measured | float]], share: float) -> str:
    lines = [f"{'':26} MUC    B3     CEAFe  CoNLL"]
    for name, measures in rows.items():
        f1 = [m.f1 if isinstance(m, Measured) else m for m in measures.values()]
        lines.append(f"{name:26} " + "  ".join(f"{value:.3f}" for value in f1))
    return "\n".join([*lines, f"from text: of all gold mentions, {share:.0%} are told by an event of ours"])


def _figures(rows: Mapping[str, Mapping[str, Measured | float]]) -> dict[str, float]:
    return {f"{name}: conll": float(measures["conll"]) for name, measures in rows.items()}  # type: ignore[arg-type]
