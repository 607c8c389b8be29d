"""Changes of the record in sentences."""

import re

from dateline.query.changes import Change
from dateline.query.questions_codes import country_name
from dateline.show.words.codes import status_words
from dateline.show.words.when import edtf_words

_KINDS = {
    "report-new": "read for the first time",
    "report-version": "a newer version was read",
    "report-removed": "taken out",
    "claim-withdrawn": "no longer said",
    "claim-changed": "said otherwise",
    "event-new": "first told",
    "event-grew": "told by more reports",
    "event-withdrawn": "no longer told",
    "event-merged": "another event was found to be the same",
    "event-split": "found to be several events",
    "story-new": "first told",
    "story-merged": "another story was found to be the same",
    "story-split": "found to be several stories",
    "reread": "read again",
}
_NAMES = {
    "reports": "reports", "outlets": "outlets", "origins": "origins", "contested": "contested", "hedged": "hedged",
    "sure": "sure", "status": "standing", "type": "type", "mode": "kind", "earliest": "first day", "latest": "last day",
    "place": "place", "country": "country", "who": "who", "whom": "whom", "figures": "figures", "event": "event",
    "events": "events",
}  # fmt: skip
_BOUNDS = {">=": "at least", "<=": "up to", "~": "about", ">": "more than", "<": "fewer than"}
_FACT = re.compile(rf"(?:^|, )({'|'.join(_NAMES)}) (.*?)(?=, (?:{'|'.join(_NAMES)}) |$)", re.DOTALL)


def change_words(change: Change) -> str:
    """What changed: "now contested", "first day: 3 May 2026, was not known", "told by more reports: 3 reports"."""
    before, after = _facts(change.before), _facts(change.after)
    if change.kind == "event-changed":
        days = [_days(before, after)] * bool({"earliest", "latest"} & after.keys())
        rest = (name for name in after if name not in ("earliest", "latest"))
        told = [*days, *(_change(name, before.get(name, ""), after[name]) for name in rest)]
        return "; ".join(dict.fromkeys(words for words in told if words)) or "changed"
    kind = _KINDS.get(change.kind, change.kind.replace("-", " "))
    if change.kind == "event-grew":
        return f"{kind}: " + ", ".join(_counts(before, after))
    if change.kind in ("claim-changed", "claim-withdrawn") and change.before:
        now = f"; now “{change.after}”" if change.after else ""
        return f"{kind}: before “{change.before}”{now}"
    return kind


def changed_to(change: Change) -> str:
    """The id of what stands in the place of a thing that was merged; "" for other changes."""
    found = re.search(r"\b(evt|sto)_[a-z0-9]+", change.after) if change.kind.endswith("-merged") else None
    return found[0] if found else ""


def _facts(held: str) -> dict[str, str]:
    return {found[1]: found[2] for found in _FACT.finditer(held)}


def _change(name: str, before: str, after: str) -> str:
    if name in ("contested", "hedged"):
        return ("now " if after == "yes" else "no longer ") + name
    if name == "sure":
        return "now sure" if after == "yes" else "no longer sure"
    return f"{_NAMES[name]}: {_value(name, after)}, was {_value(name, before)}"


def _days(before: dict[str, str], after: dict[str, str]) -> str:
    """The day as it is known now and was: "day: 18 September 2026, was 16 September 2026"."""
    now, was = (edtf_words(_span(held)) or "not known" for held in (after, before))
    return f"day: {now}, was {was}" if now != was else ""


def _span(held: dict[str, str]) -> str:
    first, last = (held.get(name, "")[:10] for name in ("earliest", "latest"))
    first, last = (end if end[:1].isdigit() else "" for end in (first, last))
    return "" if not first and not last else f"{first or '..'}/{last or '..'}"


def _counts(before: dict[str, str], after: dict[str, str]) -> list[str]:
    found = []
    for name, value in after.items():
        noun = name if value != "1" else name[:-1]
        was = f", was {before[name]}" if before.get(name, value) != value else ""
        found.append(f"{value} {noun}{was}")
    return found


def _value(name: str, value: str) -> str:
    if name == "status":
        return status_words(value)
    if name == "country":
        return country_name(value) if len(value) == 3 else value
    return _figures(value) if name == "figures" else value or "not known"


def _figures(told: str) -> str:
    """ "wounded >= 3; killed ~ 8" in words."""
    for sign, words in _BOUNDS.items():
        told = told.replace(f" {sign} ", f" {words} ")
    return told.replace(" = ", " ")
