"""The regular expressions of numbers, built from the tables."""

import re
from collections.abc import Iterable, Mapping

from dateline.model.quantity import PARTED_NUMBER

DIGITS = (
    PARTED_NUMBER.pattern + r"|\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[  \u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+"
)


_EXTENT = "high|long|wide|tall|deep|away|across|above|below|from|of the"  # "1.5m high" is metres, not millions


# What follows a letter that is a currency only before a sum: "R23bn", "N600,000".
_SUM = r"(?-i:\d{1,3}(?:,\d{3})+|\d{3,}|\d+(?:\.\d+)?\s?(?:bn|m|million|billion|trillion|tn|k)\b)"


def number_pattern(words: Mapping[str, Mapping[str, float]], prefixes: Iterable[str]) -> re.Pattern[str]:
    """One number: optional currency, digits or number words, scale words or a letter suffix."""
    unit, scale = any_of(words["unit"]), any_of(words["scale"])
    spelled = rf"(?:(?:{unit})(?:[ -](?:{unit}))?|an?(?=\s(?:{scale})\b)|(?:half an?)(?=\s(?:{scale})\b))"
    chain = rf"(?:[ -](?:{scale})(?:\s(?:and\s)?(?:{unit})(?:[ -](?:{unit}))?(?=\W|$))?)*"
    parts = r"(?:\sand\sa\s(?:half|quarter)(?=\s))?"  # "three and a half times", "two and a half million"
    suffix = rf"(?:\s?(?:{any_of(words['suffix'])})(?=[\s.,;:)\]\"'’”]|$)(?!\s(?:{_EXTENT})\b))?"
    signs, letters = (any_of(p for p in prefixes if _lone(p) is lone) for lone in (False, True))
    currency = rf"(?:(?P<currency>{signs})\s?|(?P<letter>{letters})(?={_SUM}))?"
    before = r"(?:(?<![\w.,/#–-])|(?<=\d[–-])|(?<=magnitude-))"
    scales = rf"(?P<scale>(?:[ -]?(?:{scale})s?\b)+|{suffix})"
    return re.compile(
        rf"{before}{currency}(?P<sign>[-−–](?=\d))?(?P<digits>{DIGITS}){scales}"
        rf"|(?<![\w-])(?P<words>{spelled}{parts}{chain})(?![\w])",
        re.I,
    )


def _lone(prefix: str) -> bool:
    """A letter that is a currency only before a sum: R23bn, but no R21 motorway."""
    return len(prefix) == 1 and prefix.isalpha()


def change_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """A verb of change with at most three words between it and "from"."""
    return re.compile(rf"\b(?:{any_of(forms)})\s(?:\S+\s){{0,3}}from\s$", re.I)


def any_of(forms: Iterable[str]) -> str:
    """Alternatives of a pattern, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


def nth_pattern(ordinals: str) -> re.Pattern[str]:
    """ "The third time", "the third such raid", "the third raid on the port in nine days", "since May", "this week"."""
    length = r"(?:as\smany|[a-z]+|\d+)\s(?:hours|days|weeks|months)"
    told = rf"(?:(?:in|within|over)\s{length}|since|this\s(?:week|month|year)|so\sfar|running|in\sa\srow)\b"
    return re.compile(
        rf"(?<![\w-])(?:(?:the|an?|its|his|her|their)\s)?(?P<nth>{ordinals}|\d{{1,3}}(?:st|nd|rd|th))\s"
        rf"(?:(?P<time>time)\b|such\s(?P<such>[a-z]+)\b|"
        rf"(?P<noun>[a-z]+(?:\s[a-z]+)?)(?=\s{told}|\s(?:on|in|at|of|against|to|near)\s(?:[\w'’-]+\s){{1,4}}?{told}))"
    )


def ratio_pattern(numbers: str, people: str) -> re.Pattern[str]:
    """ "One in five", "one voter in five", "nine out of 10"; no "three in 2004" and no "two in 24 hours"."""
    digits = r"\d{1,3}(?:,\d{3})*(?![\d:.,]*\d)"
    return re.compile(
        rf"(?<![\w-])(?P<part>{numbers}|\d{{1,3}})(?:\s(?:{people}))?\s(?:in(?:\severy)?|out\sof(?:\severy)?)\s"
        rf"(?P<whole>(?:{numbers})(?:\s(?:million|thousand|hundred))?|a\shundred|a\sthousand|{digits}(?:\smillion)?)"
        r"(?![\w-])(?!\s(?:hours?|days?|weeks?|months?|years?|minutes?|places|cases|games|matches|states|cities|attacks))",
        re.I,
    )


def fraction_pattern(parts: str) -> re.Pattern[str]:
    """ "Two-thirds of", "half the", "by a fifth", "barely a sixth"; no ordinal ("the third of May")."""
    return re.compile(
        rf"(?<![\w-])(?:(?P<count>one|two|three|four|five|six|seven|eight|nine|an?)[ -])?(?P<part>{parts})s?"
        r"(?=\s(?:of|the|a|all|that|what|in|as|its|their|his|her)\b|[.,;:)]|\s?$)(?!\sof\s(?:January|February|March|April|May|"
        r"June|July|August|September|October|November|December)\b)",
        re.I,
    )
