"""Everything that the REST interface offers, in the order in which its page lists it."""

from dateline.query.answers import Answers, EventAnswer
from dateline.query.answers_figures import Ledger
from dateline.query.answers_positions import Position, Standpoint
from dateline.query.changes import Change
from dateline.query.events_page import EventPage
from dateline.query.facets import BY, Facets
from dateline.query.queue import Doubtful
from dateline.query.reports import Failed, ReportLine
from dateline.query.reviews import Review
from dateline.query.search import Found
from dateline.query.search_reports import ClaimAnswer, ReportPage
from dateline.query.sources import House
from dateline.query.stories import StoryAnswer, StoryPage
from dateline.query.who import ActorAnswer, ActorPage
from dateline.web.rest import lists, things
from dateline.web.rest.offers import Offer
from dateline.web.rest.words import FILTER, PAGED, SIZE, Kind, Word
from dateline.web.review_lists import QUEUE_WORDS, REVIEW_WORDS, queue_list, review_list

_AFTER = Word("after", "Reported on from this day on.", Kind.DAY)
_BEFORE = Word("before", "Reported on up to this day, inclusive.", Kind.DAY)
_ORIGINS = Word("min_origins", "Told by at least so many origins.", Kind.NUMBER)
_STORY_WORDS = (_AFTER, _BEFORE, Word("text", "Words of one of its reports."), _ORIGINS)
_KIND = Word("kind", "What is counted: killed, wounded, missing, displaced, protesters …")
_POSITION_WORDS = (
    Word("holder", "Whose permission it is: a name or an ent_ id."),
    Word("subject", "Words of the subject: arms embargo."),
    Word("actor", "Whose stands, and permissions: a name or an ent_ id."),
)
_REPORT_WORDS = (
    Word("outlet", "The outlet's name, as it is written."),
    Word("origin", "Whose words: a house's name, unrated, text:rpt_…"),
    Word("after", "Published from this day on.", Kind.DAY),
    Word("before", "Published up to this day, inclusive.", Kind.DAY),
    Word("versions", "Only those published again with changes.", Kind.FLAG),
    Word("text", "Words that it holds; words in “quotes” stand in a row."),
)
_CHANGE_WORDS = (
    Word("since", "From this day, or moment in UTC, on."),
    Word("until", "Up to this day or moment."),
    Word("kind", "report-new, event-grew, claim-withdrawn …"),
    Word("subject", "Only changes of this id."),
)
_TEXT = Word("text", "How much of its words: quotes (those that claims rest on), none, or full.", Kind.CHOICE,
             ("quotes", "none", "full"))  # fmt: skip
_NAME = Word("text", "Words of the name.")

OFFERS = (
    Offer("/events", "Events of a filter, newest first.", lists.event_list, Answers[EventAnswer], (*FILTER, *PAGED)),
    Offer("/events/{id}", "One event whole, with what each origin says of it.", things.one_event, EventPage),
    Offer("/events/{id}/evidence", "The words behind an event.", things.event_words, things.EventEvidence),
    Offer("/figures", "Figures by event: who gave which number, as of when.", lists.figure_list, Answers[Ledger],
          (_KIND, *FILTER, *PAGED)),
    Offer("/stories", "Stories, last reported first.", lists.story_list, Answers[StoryAnswer], (*_STORY_WORDS, *PAGED)),
    Offer("/stories/{id}", "One story whole, made of quoted words.", things.one_story, StoryPage),
    Offer("/positions", "What holders may do about a subject, over time.", lists.position_list, Answers[Position],
          (*_POSITION_WORDS, *PAGED)),
    Offer("/standpoints", "Where actors stand on a subject, over time.", lists.standpoint_list, Answers[Standpoint],
          (*_POSITION_WORDS, *PAGED)),
    Offer("/reports", "Reports, the last published first.", lists.report_list, Answers[ReportLine],
          (*_REPORT_WORDS, *PAGED)),
    Offer("/reports/{id}", "One stored version of a report.", things.one_report, ReportPage, (_TEXT,)),
    Offer("/claims", "Claims: who says that what happened, in which words.", lists.claim_list, Answers[ClaimAnswer],
          (Word("report", "Of this report (rpt_ id)."), Word("event", "Of this event (evt_ id)."), *PAGED)),
    Offer("/actors", "Actors by name, or those with most parts in events.", lists.actor_list, Answers[ActorAnswer],
          (_NAME, *PAGED)),
    Offer("/actors/{id}", "One actor whole.", things.one_actor, ActorPage),
    Offer("/sources", "Outlets and agencies: whose words they print.", lists.source_list, Answers[House],
          (_NAME, *PAGED)),
    Offer("/facets", "How the events of a filter spread over a column.", things.event_facets, Facets,
          (Word("by", "The column.", Kind.CHOICE, BY), *FILTER)),
    Offer("/changes", "What came to be known, newest first.", lists.change_list, Answers[Change],
          (*_CHANGE_WORDS, *PAGED)),
    Offer("/queue", "What should be looked at first, by doubt and effect.", queue_list, Answers[Doubtful],
          (*QUEUE_WORDS, *PAGED)),
    Offer("/reviews", "What people put right, newest first.", review_list, Answers[Review], (*REVIEW_WORDS, *PAGED)),
    Offer("/failures", "What could not be read: at which step, and why.", lists.failure_list, Answers[Failed], PAGED),
    Offer("/search", "Reports that hold words, best match first, and the newest events told in them.",
          things.looked_for, Found, (Word("q", "The words."), SIZE), frozenset({"q"})),
)  # fmt: skip
