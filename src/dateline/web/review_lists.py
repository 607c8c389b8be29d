"""Review as the REST interface lists it: the queue, and the ledger of revisions."""

from dateline.query.answers import Answers
from dateline.query.queue import Doubtful, Waiting, queue
from dateline.query.reviews import Review, Reviewing, reviews
from dateline.web.rest.lists import page
from dateline.web.rest.words import Kind, Word
from dateline.web.sheet import Ask

QUEUE_WORDS = (
    Word("report", "Only what waits in this report (rpt_ id)."),
    Word("story", "Only what waits in this story (sto_ id)."),
    Word("type", "Only events of these types, joined by commas."),
)
REVIEW_WORDS = (
    Word("subject", "Only revisions of this claim, telling, event or report."),
    Word("by", "Only those of this person."),
    Word("act", "accept, reject, edit, rate, merge, split, note or undo."),
    Word("lost", "Only those whose words no reading has any more.", Kind.FLAG),
)


def queue_list(ask: Ask) -> Answers[Doubtful]:
    """What should be looked at first."""
    return queue(ask.base, Waiting(ask.word("report"), ask.word("story"), ask.word("type")), page(ask))


def review_list(ask: Ask) -> Answers[Review]:
    """Revisions, newest first."""
    asked = Reviewing(ask.word("subject"), ask.word("by"), ask.word("act"), ask.word("lost") == "true")
    return reviews(ask.base, asked, page(ask))
