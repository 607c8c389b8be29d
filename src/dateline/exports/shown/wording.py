"""What the shown forms say of an event: its line, its numbers, who says so, and where the words stand."""

from dataclasses import replace
from urllib.parse import quote, urlsplit

from dateline.exports.nouns import Mark, Number, Paper, Said, Whole
from dateline.query.answers import sourced
from dateline.query.answers_amounts import Amount
from dateline.show.words.codes import status_words
from dateline.show.words.deeds import sentence
from dateline.show.words.when import day_words

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}
_NO_LETTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_PRINTED = _PICTURES | _NO_LETTERS | dict.fromkeys(range(0xD800, 0xE000), "\ufffd") | {0x2028: "\n", 0x2029: "\n"}


def printed(words: str) -> str:
    """Words without the characters that no file of text may hold: their pictures (U+2400 and on) or U+FFFD.

    Every end of a line is a line feed.
    """
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_PRINTED)


def heading(whole: Whole) -> str:
    """The act in one line; where no words of reports may be given away its kind stands for them."""
    return printed(" ".join(sentence(replace(whole.event, trigger=whole.best.trigger.quote)).split()))


def standing(whole: Whole) -> str:
    """How it stands: "planned, hedged, contested, not sure"."""
    event = whole.event
    marks = ("hedged" * event.hedged, "contested" * event.contested, "not sure" * (not event.sure))
    return ", ".join(part for part in (status_words(event.status), *marks) if part)


def giver(whole: Whole, number: Number) -> str:
    """Who gives a figure: its source, or the outlet as it is written where the report speaks itself."""
    paper = paper_of(whole, number.mark)
    own = paper.outlet if paper and not number.chain else None
    return own if own and own.casefold() == number.source.casefold() else number.source


def number_words(whole: Whole, number: Number) -> str:
    """A figure with who says so: "at least 9 killed (police)"; what was counted goes without the report's words."""
    of = number.of if number.mark.quote else None
    amount = Amount(
        number.frame, number.low, number.high, number.bound, number.unit, of, int(number.standing == "running")
    )
    return printed(" ".join(f"{amount.words} ({giver(whole, number)})".split()))


def first_said(whole: Whole) -> Said | None:
    """The claim that stands first in the telling that is best."""
    return next(iter(whole.best.said), None)


def chain(said: Said | None) -> str:
    """Who says so, the innermost first: "police → Halden Wire"."""
    return printed(" → ".join(voice.name for voice in said.chain if voice.name)) if said else ""


def rests_on(whole: Whole) -> str:
    """How widely it is told: "4 outlets, 2 origins"."""
    return sourced(whole.event.outlets, whole.event.origins)


def paper_of(whole: Whole, mark: Mark) -> Paper | None:
    """The report in which words stand, where it tells the event."""
    return next((telling.paper for telling in whole.tellings if telling.paper.id == mark.report), None)


def printed_by(paper: Paper) -> str:
    """The outlet and its day: "Halden Wire, 16 September 2026"."""
    return printed(", ".join(part for part in (paper.outlet or "", day_words(paper.published)) if part))


def web_address(url: str | None) -> str:
    """An address of the web, fit for any file; "" for one that is none."""
    words = quote((url or "").strip().encode("utf-8", "replace"), safe="%/:?#[]@!$&()*+,;=~-._")
    try:
        parts = urlsplit(words)
    except ValueError:
        return ""
    return words if parts.scheme in ("http", "https") and parts.netloc else ""
