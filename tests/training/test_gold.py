"""Gold as a user may point at it."""

import json
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.training.gold import GoldText, digest_of_gold, read_gold

TEXT = "Smith said rain fell. Smith left."
ROW = {"id": "d1", "text": TEXT, "attributions": [{"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 20]]}]}
PASSAGE = """### P-1 | published=2026-01-02 | outlet=Example

### P-2 | published=2026-01-02 | outlet=Example
Smith said rain fell. Smith denied it; he left.
@ attr a1 | source=Smith | cue=said | content=rain fell | class=report
@ attr a2 | source=Smith#2 > John Smith | cue=denied | content=it; he left | class=deny
@ attr a3 | source=> the agency | cue=said | content= | class=report
@ event v1 | trigger=left | type=RETREAT | status=occurred
"""


def words(gold: GoldText, number: int) -> list[list[str]]:
    """The marked words of one attribution, role by role."""
    mark = gold.attributions[number]
    return [[gold.text[s.start : s.end] for s in spans] for spans in (mark.source, mark.cue, mark.content)]


def test_json_lines_and_passages(tmp_path: Path) -> None:
    lines, passages = tmp_path / "a.jsonl", tmp_path / "b.dlx"
    lines.write_text(json.dumps(ROW) + "\n\n" + json.dumps(ROW | {"id": "d2", "more": 1}), encoding="utf-8")
    passages.write_text(PASSAGE, encoding="utf-8")
    gold = read_gold([lines, passages])
    assert [text.id for text in gold] == ["d1", "d2", "P-1", "P-2"]
    assert words(gold[0], 0) == [["Smith"], ["said"], ["rain fell"]]
    assert words(gold[3], 1) == [["Smith"], ["denied"], ["it", "he left"]]
    assert gold[3].attributions[1].source[0].start == 22
    assert gold[3].attributions[2].source == ()


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("a.jsonl", "not json", "line 1"),
        ("a.jsonl", json.dumps({"id": 1, "text": "x"}), "attributions"),
        ("a.jsonl", json.dumps({**ROW, "text": "Smith"}), "no characters 6 to 10"),
        ("a.dlx", "### P\nRain fell.\n@ attr a1 | cue=said | source= | content=", "not in the text: 'said'"),
    ],
)
def test_what_is_no_gold_is_named(tmp_path: Path, name: str, body: str, said: str) -> None:
    (tmp_path / name).write_text(body, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        read_gold([tmp_path / name])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.jsonl"):
        read_gold([tmp_path / "none.jsonl"])


def test_the_digest_follows_the_bytes(tmp_path: Path) -> None:
    for name, body in (("a", "1"), ("b", "2")):
        (tmp_path / name).write_text(body, encoding="utf-8")
    a, b = tmp_path / "a", tmp_path / "b"
    assert digest_of_gold([a, b]) != digest_of_gold([a]) != digest_of_gold([b])
    assert digest_of_gold([a]) == digest_of_gold([a])
