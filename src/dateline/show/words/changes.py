"""Changes of the record in sentences."""

import re

from dateline.query.changes import Change
from dateline.show.words.codes import status_words
from dateline.show.words.when import day_words

_KINDS = {
    "report-new": "read for the first time",
    "report-version": "a newer version was read",
    "report-removed": "taken out",
    "claim-withdrawn": "no longer said",
    "claim-changed": "said otherwise",
    "event-new": "first told",
    "event-grew": "told by more reports",
    "event-withdrawn": "no longer told",
    "event-merged": "found to be the same as another event",
    "event-split": "found to be several events",
    "story-new": "first told",
    "story-merged": "found to be the same as another story",
    "story-split": "found to be several stories",
    "reread": "read again",
}
_NAMES = {
    "reports": "reports", "outlets": "outlets", "origins": "origins", "contested": "contested", "hedged": "hedged",
    "sure": "sure", "status": "standing", "type": "type", "mode": "kind", "earliest": "first day", "latest": "last day",
    "place": "place", "country": "country", "who": "who", "whom": "whom", "figures": "figures", "event": "event",
    "events": "events",
}  # fmt: skip
_FACT = re.compile(rf"(?:^|, )({'|'.join(_NAMES)}) (.*?)(?=, (?:{'|'.join(_NAMES)}) |$)", re.DOTALL)


def change_words(change: Change) -> str:
    """What changed: "now contested", "first day: 3 May 2026, was not known", "told by more reports: 3 reports"."""
    before, after = _facts(change.before), _facts(change.after)
    if change.kind == "event-changed":
        told = [_change(name, before.get(name, ""), value) for name, value in after.items()]
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
    if name == "latest" and (after, before) == ("not known", "not known"):
        return ""
    return f"{_NAMES[name]}: {_value(name, after)}, was {_value(name, before)}"


def _counts(before: dict[str, str], after: dict[str, str]) -> list[str]:
    found = []
    for name, value in after.items():
        noun = name if value != "1" else name[:-1]
        was = f", was {before[name]}" if before.get(name, value) != value else ""
        found.append(f"{value} {noun}{was}")
    return found


def _value(name: str, value: str) -> str:
    if name in ("earliest", "latest"):
        return day_words(value) if value[:1].isdigit() else "not known"
    if name == "status":
        return status_words(value)
    return value or "not known"
