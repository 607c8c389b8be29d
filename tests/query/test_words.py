"""Events by words: those of one telling sentence, and the names that were resolved in it."""

import pytest

from dateline.query.events import events
from dateline.query.filters import FEW
from dateline.query.questions import Filter, Page
from tests.query.making import event_id, memory

BASE = memory()


def found(words: str, **asked: str) -> set[str]:
    answers = events(BASE, Filter(text=words, **asked), Page())  # type: ignore[arg-type]  # only words are given
    assert answers.exact and answers.total == len(answers.items)
    return {event.id for event in answers.items}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("gunmen attack", {"ferry"}),  # words of one sentence, in another form
        ('"attacked a ferry"', {"ferry"}),
        ('"ferry attacked a"', set()),
        ("killing died", set()),  # words of two tellings
        ("Colombia attacked", {"ferry"}),  # Buenaventura's country, which the sentence does not name
        ("Canada ban", {"canola"}),
        ("can ban", set()),  # a word, though Canada's code
        ("Colombia ottawa", set()),
    ],
)
def test_words_and_names(words: str, names: set[str]) -> None:
    assert found(words) == {event_id(name) for name in names}


def test_words_with_another_question() -> None:
    assert found("Colombia", status="planned") == {event_id("troops")}


def test_common_words_are_tested_along_the_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers where a word's list is too long to be gone through whole."""
    wanted = [found(words) for words in ("Buenaventura", "canola", "Colombia attacked")]
    assert FEW > 0
    monkeypatch.setattr("dateline.query.filters.FEW", 0)
    seen = [
        {event.id for event in events(BASE, Filter(text=words), Page()).items}
        for words in ("Buenaventura", "canola", "Colombia attacked")
    ]
    assert seen == wanted
