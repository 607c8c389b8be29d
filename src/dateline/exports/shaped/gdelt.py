"""GDELT 2: events (61 columns) and their mentions in reports (16), both tab-separated without a header."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from dateline.exports.door import Form, Record
from dateline.exports.nouns import Party, Telling, Whole
from dateline.exports.shaped import told
from dateline.exports.shaped.codes import columns, confidence, event_code, goldstein, quad_class
from dateline.exports.shaped.gdelt_parts import actor, place
from dateline.exports.shaped.gdelt_texts import Stand, Texts
from dateline.exports.shaped.noted import flags
from dateline.exports.shaped.stream import Cells, Shaped, kept, lines, write_shaped
from dateline.exports.sidecar import GUARDED, Cell, Layout, Shape, write_rows

FORM = Form(
    name="gdelt",
    ending="tsv",
    meaning="events (61 columns) and mentions (16) of GDELT 2, tab-separated without a header, with their evidence",
    loss=(
        "Only events that happened or go on, that CAMEO has a code for, and in which somebody is named; the others are"
        " listed in …left-out.csv.",
        "GLOBALEVENTID is no number: our ids begin with DL-. One actor on each side: the first told.",
        "SQLDATE and FractionDate are empty where no day is known, MonthYear and Year where no month or year is.",
        "No column for figures or for who says it; contested and hedged stand in Extras of the mentions.",
        "Groups, ethnic groups, religions, places of actors, tone and FIPS divisions are not coded; FeatureID is"
        " GDELT’s alone.",
        "Offsets count Unicode characters of the text as stored. SentenceID counts sentences by their stops.",
        "A tab or line break within a cell becomes a blank.",
        GUARDED,
    ),
)
_NONE_HERE = "-1"


@cache
def events_shape() -> Shape:
    """The columns of events."""
    return Shape(columns("gdelt_events"), Layout.BARE_TSV)


@cache
def mentions_shape() -> Shape:
    """The columns of mentions."""
    return Shape(columns("gdelt_mentions"), Layout.BARE_TSV)


def write(record: Record, target: Path) -> tuple[Path, ...]:
    """Writes the events to the target and the mentions beside it (NAME.mentions.tsv), each with its evidence."""
    texts = Texts(record.base)
    events = Shaped(events_shape(), left, partial(_events, texts=texts))
    mentions = Shaped(mentions_shape(), left, partial(_mentions, texts=texts))
    written = write_shaped(record, target, events)
    beside = target.with_name(f"{target.name.removesuffix('.tsv')}.mentions.tsv")
    return (*written, *write_rows(beside, mentions.shape, lines(kept(record, left), mentions)))


def left(whole: Whole) -> str:
    """Why GDELT would have no row of an event; "" where it has one."""
    if why := told.not_happened(whole):
        return why
    if not event_code(whole.event.type, whole.event.mode):
        return "CAMEO has no code for it"
    return "" if any(told.sides(whole, whole.best)) else "nobody is named"


def _events(whole: Whole, texts: Texts) -> Iterator[Cells]:
    yield event(whole, texts.stand(whole.best))


def _mentions(whole: Whole, texts: Texts) -> Iterator[Cells]:
    for telling in whole.tellings:
        yield mention(whole, telling, texts.stand(telling))


def event(whole: Whole, stand: Stand) -> dict[str, Cell]:
    """The row of an event; `stand`: where its best telling stands in its report."""
    acting, affected = told.sides(whole, whole.best)
    return {
        "GLOBALEVENTID": Cell(told.identity(whole)),
        **_time(whole),
        **(actor("Actor1", acting[0]) if acting else {}),
        **(actor("Actor2", affected[0]) if affected else {}),
        **_code(whole, stand),
        **_counts(whole),
        **place(whole),
        "DATEADDED": Cell(_stamp(whole.event.first_seen), (), "when the record first held it"),
        "SOURCEURL": Cell(" ".join((whole.best.paper.url or "").split()), (whole.best.sentence,)),
    }


def _time(whole: Whole) -> dict[str, Cell]:
    span = told.span_of(whole)
    if span is None:
        return {}
    first, last, rule = span.first, span.last, told.time_rule(whole)
    day, same_year = span.days == 1, first.year == last.year
    same_month = same_year and first.month == last.month
    return {
        "SQLDATE": Cell(f"{first:%Y%m%d}" if day else "", (), rule),
        "MonthYear": Cell(f"{first:%Y%m}" if same_month else "", (), rule),
        "Year": Cell(f"{first.year:04d}" if same_year else "", (), rule),
        "FractionDate": Cell(_fraction(first) if day else "", (), rule),
    }


def _fraction(day: date) -> str:
    """The year with the part of it that has passed, months taken for 30 days, as GDELT reckons."""
    return f"{day.year + (day.month * 30 + day.day) / 365:.4f}"


def _code(whole: Whole, stand: Stand) -> dict[str, Cell]:
    code = event_code(whole.event.type, whole.event.mode)
    trigger, rule = (whole.best.trigger,), f"CAMEO code of {whole.event.did}"
    score, by_code = goldstein(code), "by EventCode"
    return {
        "IsRootEvent": Cell(
            "1" if stand.lead else "0", (whole.best.sentence,), "in the headline or the first paragraph"
        ),
        "EventCode": Cell(code, trigger, rule),
        "EventBaseCode": Cell(code[:3], (), by_code),
        "EventRootCode": Cell(code[:2], (), by_code),
        "QuadClass": Cell(quad_class(code), (), by_code),
        "GoldsteinScale": Cell(score, (), by_code if score else ""),
    }


def _counts(whole: Whole) -> dict[str, Cell]:
    return {
        "NumMentions": Cell(str(len(whole.tellings)), (), "rows in the mentions"),
        "NumSources": Cell(str(whole.event.outlets or ""), (), "outlets" if whole.event.outlets else ""),
        "NumArticles": Cell(str(whole.event.reports), (), "reports"),
    }


def mention(whole: Whole, telling: Telling, stand: Stand) -> dict[str, Cell]:
    """The row of one telling; `stand`: where it stands in its report."""
    paper = telling.paper
    name, host = told.publisher(paper), told.host(paper)
    acting, affected = told.sides(whole, telling)
    said = not any(party.implied for party in (*acting[:1], *affected[:1]))
    sure = "yes" if telling.sure else "no"
    return {
        "GLOBALEVENTID": Cell(told.identity(whole)),
        "EventTimeDate": Cell(_stamp(whole.event.first_seen), (), "DATEADDED of the event"),
        "MentionTimeDate": Cell(_stamp(paper.added_at), (), "when the report was added"),
        "MentionType": Cell("1" if host else "2", (), "it has an address" if host else "it has no address"),
        "MentionSourceName": Cell(host or name),
        "MentionIdentifier": Cell(" ".join((paper.url or "").split()) if host else _citation(telling)),
        "SentenceID": Cell(str(stand.sentence), (telling.sentence,), "sentences counted by their stops"),
        "Actor1CharOffset": _offset(acting),
        "Actor2CharOffset": _offset(affected),
        "ActionCharOffset": Cell(str(telling.trigger.start), (telling.trigger,)),
        "InRawText": Cell("1" if said else "0", (), "both actors are named at the deed" if said else "one is implied"),
        "Confidence": Cell(confidence(sure), (), f"sure: {sure}"),
        "MentionDocLen": Cell(str(paper.length)),
        "Extras": Cell("; ".join((*_denied(telling), *flags(whole)))),
    }


def _offset(parties: Sequence[Party]) -> Cell:
    """Where a party is named; -1 where none is, as GDELT writes it."""
    if not parties:
        return Cell(_NONE_HERE, (), "none is told")
    return Cell(str(parties[0].mark.start), (parties[0].mark,))


def _denied(telling: Telling) -> tuple[str, ...]:
    """The standing of an event in a report that does not tell it as something that happened."""
    return () if telling.status in told.HAPPENED else (telling.status,)


def _citation(telling: Telling) -> str:
    paper = telling.paper
    return ", ".join(part for part in (told.publisher(paper), (paper.published or "")[:10], paper.id) if part)


def _stamp(moment: str) -> str:
    """A UTC time as GDELT writes it: YYYYMMDDHHMMSS."""
    return "".join(sign for sign in moment if sign.isdigit())[:14].ljust(14, "0")
