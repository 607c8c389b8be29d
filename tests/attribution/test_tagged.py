"""What a tagger's columns change, and what they may not."""

from dataclasses import replace

from dateline.attribution import build
from dateline.model.attribution import Attribution
from dateline.model.syntax import Roles, Syntax
from tests.attribution.reading import NOTHING, quoted
from tests.making import make_report, parse

ATTRIBUTE = build()
Marks = dict[str, tuple[str, str]]  # words: their role, and the first word of what they point at ("" for nothing)


def tagged(text: str, marks: Marks, sure: float = 0.9) -> tuple[Attribution, ...]:
    """Attributions of a text whose first occurrences of some words are tagged."""
    report = make_report(text)
    syntax = parse(report)
    return ATTRIBUTE(report, replace(syntax, roles=_roles(text, syntax, marks, sure)), NOTHING)


def _roles(text: str, syntax: Syntax, marks: Marks, sure: float) -> Roles:
    tags, links = ["O"] * len(syntax), list(range(len(syntax)))
    runs = {}
    for words in marks:
        start = text.index(words)
        runs[words] = [t for t in range(len(syntax)) if start <= syntax.starts[t] < start + len(words)]
    for words, (role, aim) in marks.items():
        for place, token in enumerate(runs[words]):
            tags[token] = f"{'I' if place else 'B'}-{role}"
            links[token] = runs[aim][0] if aim else runs[words][0]
    return Roles(tuple(tags), tuple(links), (sure,) * len(syntax))


def told(text: str, found: tuple[Attribution, ...]) -> list[tuple[str, str, str]]:
    """Source, cue and content of each."""
    return [(quoted(text, *a.source), quoted(text, a.cue), quoted(text, *a.content)) for a in found]


SAID = "The army said the bridge had fallen."


def test_without_columns_nothing_changes() -> None:
    report = make_report(SAID)
    assert told(SAID, ATTRIBUTE(report, parse(report), NOTHING)) == [("The army", "said", "the bridge had fallen")]


def test_tags_add_what_no_rule_found() -> None:
    text = "The plan left the mayor cold: Jones is at war with the new road."
    marks = {"Jones": ("source", ""), "is at war with": ("cue", "Jones"), "the new road": ("content", "is at war with")}
    assert ("Jones", "is at war with", "the new road") in told(text, tagged(text, marks))


def test_a_cue_without_content_adds_nothing() -> None:
    text = "The mayor shrugged at the crowd."
    assert tagged(text, {"The mayor": ("source", ""), "shrugged": ("cue", "The mayor")}) == ()


def test_a_cue_with_its_own_subject_keeps_it_whatever_the_tags_say() -> None:
    marks = {"the bridge": ("source", ""), "said": ("cue", "the bridge"), "fallen": ("content", "said")}
    assert told(SAID, tagged(SAID, marks))[0][:2] == ("The army", "said")
    assert told(SAID, tagged(SAID, {}, sure=1.0)) == [("The army", "said", "the bridge had fallen")]


def test_tags_draw_the_bounds_of_content_and_source() -> None:
    text = "Jones of the army said the bridge had fallen on Monday."
    marks = {"Jones": ("source", ""), "said": ("cue", "Jones"), "the bridge had fallen": ("content", "said")}
    assert told(text, tagged(text, marks)) == [("Jones", "said", "the bridge had fallen")]


def test_a_saying_by_nobody_that_no_tag_supports_is_dropped() -> None:
    text = "Turning to the crowd, and adding that the road was shut, was no help."
    report = make_report(text)
    without = told(text, ATTRIBUTE(report, parse(report), NOTHING))
    assert [cue for source, cue, _ in without if not source] == ["adding"]
    assert told(text, tagged(text, {}, sure=0.9)) == []
    assert told(text, tagged(text, {}, sure=0.5)) == without


def test_a_passive_by_nobody_stays_with_nobody() -> None:
    text = "Rebels are believed to have fled, and the mayor slept."
    marks = {
        "the mayor": ("source", ""), "are believed": ("cue", "the mayor"), "to have fled": ("content", "are believed"),
    }  # fmt: skip
    assert told(text, tagged(text, marks))[0][0] == ""


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_kept() -> None:
    text = "“The road is shut,” the mayor said. “It will stay shut for months.\n“Nobody knows how long it will take.”"
    report = make_report(text)
    without = ATTRIBUTE(report, parse(report), NOTHING)
    marks = {"the mayor": ("source", ""), "said": ("cue", "the mayor"), "“The road is shut,”": ("content", "said")}
    assert told(text, tagged(text, marks))[-1] == told(text, without)[-1]
