"""Review: what to look at first at the left, its words in the middle, and the form that puts it right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.model.claim import Stand
from dateline.model.event import Status
from dateline.model.review import CREDIBILITY
from dateline.query.answers import Answers
from dateline.query.events_related import Related, related
from dateline.query.questions import Page
from dateline.query.questions_codes import type_codes
from dateline.query.queue import Doubtful, Waiting, queue
from dateline.query.reviews import Progress, Review, Reviewing, progress, review_history, reviews
from dateline.query.reviews_agreement import Agreement, agreement
from dateline.query.reviews_claims import ClaimCard, claim_card, claims_in_sentence
from dateline.query.reviews_text import passage
from dateline.show.words.codes import types_words
from dateline.web.routes import Route, page_of
from dateline.web.sheet import Ask, PageError, Sheet, Table

_KEPT = ("report", "story", "type", "by", "size", "next")
_COLUMNS = ("weight", "events", "reasons", "report", "outlet", "published", "sentence", "locator", "claims")
_LEDGER = (
    "revision",
    "deed",
    "at",
    "by",
    "act",
    "subject",
    "what",
    "field",
    "machine",
    "value",
    "why",
    "standing",
    "how",
)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The queue, the claim that is looked at now, all claims of its sentence, and what was said of it."""

    queue: Answers[Doubtful]
    claim: ClaimCard | None
    together: tuple[ClaimCard, ...]
    history: tuple[Review, ...]
    alike: tuple[Related, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """The ledger of revisions, newest first, with how far reviewers agree."""

    revisions: Answers[Review]
    agreement: tuple[Agreement, ...]
    progress: Progress


def review(ask: Ask) -> Sheet:
    """The queue with one claim opened: the one that is named, else the first that waits."""
    found = queue(ask.base, Waiting(ask.word("report"), ask.word("story"), ask.word("type")), page_of(ask, 15))
    card = _opened(ask, found)
    together = _together(ask, found, card)
    about = ReviewSheet(
        found,
        card,
        together,
        review_history(ask.base, card.id) if card else (),
        _alike(ask, card),
        progress(ask.base),
    )
    latest = next(iter(reviews(ask.base, Reviewing(), Page(1))), None)
    extra = {
        "lines": passage(ask.base, card) if card else (),
        "kept": {name: ask.query[name] for name in _KEPT if ask.word(name)},
        "after": _after(found, card, together),
        "latest": latest if latest and latest.standing else None,
        "statuses": tuple(Status),
        "stands": tuple(Stand),
        "types": tuple((types_words(code), code) for code in type_codes()),
        "credibility": CREDIBILITY,
        "by": ask.word("by") or "",
        "trouble": "",
        "typed": {},
    }
    return Sheet("review.html.j2", "Review", about, _rows(found), frozenset({"reader"}), extra)


def review_again(ask: Ask, trouble: str, typed: Mapping[str, str]) -> Sheet:
    """The page of a claim whose form could not be taken: why not, and what was typed."""
    sheet = review(ask)
    return replace(sheet, extra={**sheet.extra, "trouble": trouble, "typed": typed})


def ledger(ask: Ask) -> Sheet:
    """All revisions; those to be reviewed again where `lost` is asked for."""
    asked = Reviewing(ask.word("subject"), ask.word("by"), ask.word("act"), ask.flag("lost"))
    found = reviews(ask.base, asked, page_of(ask))
    data = LedgerSheet(found, agreement(ask.base), progress(ask.base))
    rows = Table(_LEDGER, tuple(_ledger_row(row) for row in found))
    own = {name: ask.query[name] for name in ("subject", "by", "act", "lost", "size") if ask.word(name)}
    return Sheet("reviews.html.j2", "Revisions", data, rows, extra={"asked": asked, "kept": own})


def _opened(ask: Ask, found: Answers[Doubtful]) -> ClaimCard | None:
    named = ask.word("claim")
    if named:
        card = claim_card(ask.base, named)
        if card is None:
            raise PageError(404, f"the record holds no {named}")
        return card
    cards = [card for item in found for card in item.claims]
    return next((card for card in cards if card.review is None), cards[0] if cards else None)


def _together(ask: Ask, found: Answers[Doubtful], card: ClaimCard | None) -> tuple[ClaimCard, ...]:
    """The claims of the sentence that is looked at."""
    if card is None:
        return ()
    held = next((item.claims for item in found if any(other.id == card.id for other in item.claims)), None)
    if held is not None:
        return held
    (n,) = next(ask.base.execute("SELECT happening FROM claim WHERE id = ?", (card.id,)))
    return claims_in_sentence(ask.base, n)


def _alike(ask: Ask, card: ClaimCard | None) -> tuple[Related, ...]:
    """Events that stand near this one: what it could be merged with."""
    row = next(ask.base.execute("SELECT n FROM event WHERE id = ?", (card.event if card else None,)), None)
    return related(ask.base, row[0]) if row else ()


def _after(found: Answers[Doubtful], card: ClaimCard | None, together: tuple[ClaimCard, ...]) -> str:
    """The claim to go to next: the next of the sentence that nobody looked at, else the next in the queue."""
    if card is None:
        return ""
    own = [other.id for other in together]
    rest = [other for other in together if other.review is None and other.id != card.id]
    rest += [other for item in found for other in item.claims if other.review is None and other.id not in own]
    return rest[0].id if rest else ""


def _rows(found: Answers[Doubtful]) -> Table:
    rows = (
        (
            *(item.weight, " ".join(item.events), "; ".join(item.reasons), item.source.id, item.source.outlet),
            *(item.source.published, item.sentence, item.locator, " ".join(card.id for card in item.claims)),
        )
        for item in found
    )
    return Table(_COLUMNS, tuple(rows))


def _ledger_row(row: Review) -> tuple[str | bool | None, ...]:
    head = (row.id, row.deed, row.at, row.by, row.act, row.subject, row.what, row.field)
    return (*head, row.machine, row.value, row.why, row.standing, row.how)


ROUTES = (
    Route("/review", review, frozenset({"claim", *_KEPT})),
    Route("/reviews", ledger, frozenset({"subject", "by", "act", "lost", "size", "next"})),
)
