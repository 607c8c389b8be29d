"""Gold becomes a tag and an aim for every word piece."""

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from dateline.model.text import Span
from dateline.syntax.bio import TAGS
from dateline.training.examples import NOWHERE, Example, examples_of, paragraphs_of
from dateline.training.gold import GoldAttribution, GoldText


def pieces() -> Tokenizer:
    """A tokenizer to which every word is one unknown piece."""
    found = Tokenizer(models.WordLevel({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "[unused1]": 3}, unk_token="[UNK]"))
    found.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return found


def attribution(text: str, source: str, cue: str, *content: str) -> GoldAttribution:
    """An attribution whose parts are the first occurrences of these words."""
    found = [
        tuple(Span(text.index(w), text.index(w) + len(w)) for w in part if w) for part in ([source], [cue], content)
    ]
    return GoldAttribution(*found)


def told(text: str, *attributions: GoldAttribution) -> list[str]:
    """Each marked word with its tag and the word it points at ("-" nothing, "=" itself)."""
    rows = []
    for example in examples_of([GoldText("t", text, attributions)], pieces()):
        for piece, (tag, target) in enumerate(zip(example.tags, example.targets, strict=True)):
            if TAGS[tag] != "O":
                aim = "-" if target == NOWHERE else "=" if target == piece else word(text, example, target)
                rows.append(f"{word(text, example, piece)} {TAGS[tag]} {aim}")
    return rows


def word(text: str, example: Example, piece: int) -> str:
    """The characters of one piece."""
    return text[example.window.starts[piece] : example.window.ends[piece]]


TEXT = "Rain fell, Smith said. Jones, it is said, left."


def test_contents_point_at_cues_and_cues_at_sources() -> None:
    assert told(TEXT, attribution(TEXT, "Smith", "said", "Rain fell")) == [
        "Rain B-content said", "fell I-content said", "Smith B-source -", "said B-cue Smith",
    ]  # fmt: skip


def test_a_cue_without_source_points_at_itself() -> None:
    assert told(TEXT, attribution(TEXT, "", "it is said", "Jones", "left")) == [
        "Jones B-content it", "it B-cue =", "is I-cue =", "said I-cue =", "left B-content it",
    ]  # fmt: skip


def test_a_content_without_cue_points_at_its_source() -> None:
    assert told(TEXT, attribution(TEXT, "Smith", "", "Rain fell"))[0] == "Rain B-content Smith"


def test_an_inner_attribution_is_marked_within_an_outer_content() -> None:
    text = "Smith said Jones denied wrongdoing."
    outer = attribution(text, "Smith", "said", "Jones denied wrongdoing")
    inner = attribution(text, "Jones", "denied", "wrongdoing")
    expected = [
        "Smith B-source -", "said B-cue Smith", "Jones B-source -", "denied B-cue Jones", "wrongdoing B-content denied",
    ]  # fmt: skip
    assert told(text, outer, inner) == told(text, inner, outer) == expected


def test_what_stands_in_another_window_is_not_pointed_at() -> None:
    text = "Smith said\n" + "so " * 300 + "\nRain fell"
    rows = told(text, attribution(text, "Smith", "said", "Rain fell"))
    assert rows == ["Smith B-source -", "said B-cue Smith", "Rain B-content =", "fell I-content ="]


@pytest.mark.parametrize(("text", "found"), [("", []), (" \n\n", []), ("a b\n \n c", [(0, 3), (6, 8)])])
def test_paragraphs_are_lines_with_something_on_them(text: str, found: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in paragraphs_of(text)] == found
