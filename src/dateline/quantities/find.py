"""Finds numbers: their characters, value, bound and unit. What they count is worked out from the parse elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.model.text import Span
from dateline.quantities.found import Found
from dateline.quantities.lexicon import Lexicon
from dateline.quantities.shares import find_shares
from dateline.quantities.values import digits_value, number_value, words_value

_RANGE = re.compile(r"\s?(?:-|–|—|to|and|or)\s?$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LETTER = re.compile(r"[A-Za-z](?!\w*\s*(?:percent))")
_SCORE = re.compile(r"\s?[-–:]\s?(\d{1,3})\b(?!\s?(?:%|per|km|miles)|[,.]\d)")
_CONTEST = re.compile(
    r"\b(?:win|won|beat|beaten|lost|lose|drew|draw|lead|led|score|victory|defeat)\b[^.;]{0,24}$", re.I
)
_COMPOUND = re.compile(
    r"-(?!strong|member|seat|person|man\b|woman\b|odd\b|some\b|magnitude|judge|story|storey|bed\b|tonne|truck|vehicle|goal\b|match\b|game\b|"
    r"nation\b|party\b|room\b|page\b)[a-z]"
)
_OR_SO = re.compile(r"\s(?:\w+\s)?or so\b|-odd\b|-some\b")
_OR_MORE = re.compile(r"\s(?:\w+\s)?(?:or more|at least|or above|and more)\b")
_OR_FEWER = re.compile(r"\s(?:\w+\s)?(?:or fewer|or less|at most|at the most)\b")
_EXCEEDS = re.compile(
    r"\b(?:exceed(?:ed|s|ing)?|topp(?:ed|ing)|tops|surpass(?:ed|es|ing)?|pass(?:ed|es)|beyond)\s$", re.I
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AGE_AFTER = re.compile(r"[- ]?(?:years?|months?|weeks?)[- ]olds?\b|s\b", re.I)
_AGED = re.compile(
    r"\b(?:(?:aged?|ages)\s+(?:of\s+|between\s+|under\s+|over\s+)?|(?:boy|girl|man|woman|child|son|daughter|teenager|youth|toddler)s?\sof\s|"
    r"(?:mother|father|mum|mom|dad|grandmother|grandfather)\sof\s|"
    r"(?:children|kids|those|them|were)\s(?:under|over)\s|(?:He|She)\s(?:was|is)\s(?=$)|died\s(?:\w+\s){0,4}at\s)$",
    re.I,
)
_AGE_ASIDE = re.compile(r"(?:[A-Z][\w'’-]+\s?,\s|,\s(?:now|then)\s)$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"\b(?:at|until|till|since|by|from|before|after)\s$", re.I)
_CLOCK_AFTER = re.compile(r":\s|\s?(?:BST|GMT|CET|CEST|EST|EDT|UTC|hrs|on\s\w+day|post)\b")
_DAYS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}"
    r"(?:,\s\d{1,2})*(?:,|,?\sand)\s$"
)
_PHONE = re.compile(r"\+\d{1,3}(?:[ -]\d{2,4}){2,}")
_NAMED = re.compile(
    r"(?:\b(?:No\.?|Article|Resolution|Flight|Route|Highway|Chapter|Section|Room|Boeing|Airbus|Group of|Phase|Day|"
    r"Grade|Channel|Formula|Type|Unit|Platform|Gate|Page|Part|Season|Class|Covid)[ -]|[A-Z][\w]*-)$"
)
_KILLS = re.compile(r"\b(?:kill|wound|injur)(?:s|es|ed|ing)\s$", re.I)
_LAST_ONE = re.compile(
    r"\d+\sto\s$|\bvotes\sto\s$|\b(?:stands?|stood|remain(?:s|ed)?|put\s\w+)\sat\s[\"“]?$|\bnumber\s(?:\w+\s){0,4}to\s$"
)
_ENDS = re.compile(r"\s?[.,;:)]|$")
_ADDRESS = re.compile(r"\s(?:[A-Z][\w.'’]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|Square)\b")
_PLACED = re.compile(
    r"\b(?:apartment|block|blocks|cellblock|flat|page|ward|terminal|pier|berth|hangar|bus|line|exit|lane|floor|tent|"
    r"category|tier|stage|level|version|figure|chapter|"
    r"(?<!dead )(?<!wounded )(?<!injured )(?<!missing )(?<!\ws )number)\s$",  # "the dead number 84"
    re.I,
)


def find_numbers(text: str, window: Span, lexicon: Lexicon) -> tuple[Found, ...]:
    """Numbers of one sentence in text order, ranges joined."""
    found = sorted(
        (*_numerals(text, window, lexicon), *_fuzzies(text, window, lexicon), *find_shares(text, window, lexicon)),
        key=lambda f: (f.number.start, -len(f.number)),
    )
    apart: list[Found] = []
    for number in found:
        if not apart or number.number.start >= apart[-1].number.end:
            apart.append(number)
    return tuple(_bounded(text, window, item, lexicon) for item in _ranges(text, apart, lexicon))


def _numerals(text: str, window: Span, lexicon: Lexicon) -> Iterator[Found]:
    phones = [m.span() for m in _PHONE.finditer(text, window.start, window.end)]
    for match in lexicon.number.finditer(text, window.start, window.end):
        span, sign = Span(*match.span()), match["currency"] or match["letter"]
        if match["words"]:
            value = words_value(match["words"], lexicon)
            before = text[max(window.start, span.start - 32) : span.start]
            plain = not (match["words"].lower() == "one" and _counted_one(before, lexicon))
        else:
            value = number_value(match["digits"], match["scale"], lexicon)
            value = -value if match["sign"] else value
            plain = not sign and not match["scale"].strip()
        unit, span = _unit(text, span, sign, lexicon)
        if any(span.start >= start and span.end <= end for start, end in phones):
            continue
        if not (plain and unit is None and _counts_nothing(text, match)):
            yield Found(span, span, value, value, "=", unit, "numeral" if match["digits"] else "number-words")


def _unit(text: str, span: Span, currency: str | None, lexicon: Lexicon) -> tuple[str | None, Span]:
    """The unit of a number and the span with it; "$5 dollars" and "£3m pounds" keep the sign's."""
    after = lexicon.unit_after.match(text, span.end)
    named = lexicon.suffix_units[after[1].lower()] if after else None
    # A lone letter is a unit only right after the digits, "5 m" but not "5 in".
    if after and len(after[1]) == 1 and after[1].isalpha() and not text[span.end - 1].isdigit():
        after, named = None, None
    if currency:
        sign = next((u for f, u in lexicon.prefix_units.items() if f.lower() == currency.lower()), None)
        return sign, Span(span.start, after.end()) if after and named == sign else span
    return named, Span(span.start, after.end()) if after else span


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    """Ordinals, ages, scores, years, clock times, parts of names: numbers that no record keeps as a count."""
    start, end = match.span()
    before, after = text[max(0, start - 32) : start], text[end : end + 16]
    if _ADDRESS.match(text, end):
        return True
    if match["words"]:
        if match["words"].lower() == "one" and _LAST_ONE.search(before) and _ENDS.match(after):
            return False
        lone = match["words"].lower() in ("one", "zero")
        return (lone and _pronoun_like(after)) or bool(_COMPOUND.match(after)) or _names_something(before, after)
    return bool(
        _ORDINAL.match(after)
        or _LETTER.match(after)
        or _COMPOUND.match(after)
        or _is_score(match["digits"], before, after)
        or _is_telephone(match["digits"], before, after)
        or _YEAR.fullmatch(match["digits"])
        or (_AGE_AFTER.match(after) and not after.startswith("s "))
        or ("," not in match["digits"] and _names_something(before, after))
        or (match["digits"].startswith("0") and len(match["digits"]) == 4)
        or (_CLOCK.fullmatch(match["digits"]) and (_AT.search(before) or _CLOCK_AFTER.match(after)))
        or _DAYS.search(before)
        or re.match(r"[:.]\d\d|\s?[ap]\.?m\b", after)
    )


def _names_something(before: str, after: str) -> bool:
    """Ages ("a boy of nine", "Ann Hill, 44,") and parts of names ("block 15")."""
    aside = bool(re.match(r"\s?,(?:\s|$)", after)) and bool(_AGE_ASIDE.search(before))
    return aside or bool(_AGED.search(before)) or bool(_NAMED.search(before)) or bool(_PLACED.search(before))


def _is_score(digits: str, before: str, after: str) -> bool:
    """ "2-1", "won 3-2", and either side of it; "20-25 people" is a range."""
    right = _SCORE.match(after)
    if right:
        return digits_value(digits) >= float(right[1]) or bool(_CONTEST.search(before))
    left = re.search(r"(\d{1,3})\s?[-–:]\s?$", before)
    return left is not None and (float(left[1]) >= digits_value(digits) or bool(_CONTEST.search(before)))


def _is_telephone(digits: str, before: str, after: str) -> bool:
    """ "555-1234": digits joined by a hyphen to a group that no count has."""
    if len(digits) == 3:
        return bool(re.match(r"-\d{4}\b(?!,\d)", after))
    return len(digits) == 4 and bool(re.search(r"\b\d{3}-$", before))


def _pronoun_like(after: str) -> bool:
    """ "One of the", "one another", "one day": the word, not the number."""
    return not re.match(
        r"[ -](?:hundred|thousand|million|person|man|woman|child|soldier|officer|policeman|civilian|other|dead|killed|"
        r"wounded|death|body|people|worker|student|protester|passenger|of (?:them|whom)|was|were|in)\b",
        after,
    )


def _counted_one(before: str, lexicon: Lexicon) -> bool:
    """ "At least one", "killing one": a number, whatever follows."""
    return bool(lexicon.bound_before.search(before) or _KILLS.search(before))


def _fuzzies(text: str, window: Span, lexicon: Lexicon) -> Iterator[Found]:
    for match in lexicon.fuzzy_word.finditer(text, window.start, window.end):
        meaning = lexicon.fuzzy[match[1].lower()]
        span = Span(*match.span())
        yield Found(span, span, meaning.low, meaning.high, meaning.bound, None, "fuzzy-word")


def _ranges(text: str, numbers: list[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Joins "40 to 50", "40-50", "between 40 and 50"; "from 39 to 43" after a verb of change is not a range."""
    pending: Found | None = None
    for number in numbers:
        if pending is not None and _is_range(text, pending, number, lexicon):
            yield _joined(pending, number)
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = number
    if pending is not None:
        yield pending


def _is_range(text: str, left: Found, right: Found, lexicon: Lexicon) -> bool:
    between = text[left.number.end : right.number.start]
    if not _RANGE.fullmatch(between) or left.low >= right.low * _scale_gap(left, right):
        return False
    if left.unit and right.unit and left.unit != right.unit:
        return False
    before = text[max(0, left.number.start - 48) : left.number.start].lower()
    if between.strip() == "and":
        return before.endswith("between ")
    if between.strip() == "to":
        return not lexicon.change_before.search(before) and not before.endswith("by ")
    return True


def _scale_gap(left: Found, right: Found) -> float:
    """ "2 to 3 million": the first number borrows the second's scale."""
    return 1.0 if left.low < right.low else 0.0


def _joined(left: Found, right: Found) -> Found:
    low = left.low
    scale = right.high / _leading(right.high)
    if low < 1000 <= scale and low < _leading(right.high):
        low *= scale
    span = left.span.join(right.span)
    return replace(right, span=span, number=span, low=low, high=right.high, unit=right.unit or left.unit, rule="range")


def _leading(value: float) -> float:
    """A value without its whole thousands: 3 for three million, 1.5 for 1.5 billion."""
    while value >= 1000:
        value /= 1000
    return value


def _bounded(text: str, window: Span, item: Found, lexicon: Lexicon) -> Found:
    """The bound words right before a number, and a plus sign right after it."""
    before = text[max(window.start, item.number.start - 32) : item.number.start]
    match = lexicon.bound_before.search(before)
    if match:
        start = item.number.start - (len(before) - match.start())
        return replace(item, span=Span(start, item.span.end), bound=lexicon.bounds[match[1].lower()])
    if _OR_SO.match(text, item.number.end):
        return replace(item, bound="~")
    if _EXCEEDS.search(before):
        return replace(item, bound=">")
    if text.startswith(("+", "-plus"), item.number.end) or _OR_MORE.match(text, item.number.end):
        return replace(item, bound=">=")
    if _OR_FEWER.match(text, item.number.end):
        return replace(item, bound="<=")
    return item
