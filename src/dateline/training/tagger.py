"""From gold to a tagger's folder, in one call."""

import importlib
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.errors import ResourceError, SourceError
from dateline.syntax.tagger import WEIGHTS, WORDS, open_network, open_pieces
from dateline.training.base import find_base
from dateline.training.card import versions, write_card
from dateline.training.examples import examples_of
from dateline.training.gold import digest_of_gold, read_gold
from dateline.training.recipe import Progress, Recipe
from dateline.training.score import score

_NEEDED = ("torch", "onnx", "onnxruntime", "safetensors", "tokenizers")


@dataclass(frozen=True, slots=True)
class Gold:
    """The files to learn from, and those to score on (there may be none)."""

    train: tuple[Path, ...]
    dev: tuple[Path, ...] = ()


def train_tagger(gold: Gold, folder: Path, recipe: Recipe, progress: Progress) -> dict[str, float]:
    """Trains on gold and writes a tagger's folder; gives its scores on the dev files, none where there are none.

    Libraries, base and gold are looked at first: what is missing is a DatelineError before any time is spent.
    """
    _need(_NEEDED)
    base = find_base()
    pieces = open_pieces(base.folder / WORDS)
    examples, held = (list(examples_of(read_gold(paths), pieces)) for paths in (gold.train, gold.dev))
    if not any(example.targets for example in examples):
        raise SourceError("no text to learn from in " + ", ".join(map(str, gold.train)))
    # torch takes seconds to import, and only this needs it.
    from dateline.training.export import export
    from dateline.training.loop import train
    from dateline.training.network import load_base

    network = load_base(base.folder)
    loss = train(network, examples, recipe, progress)
    folder.mkdir(parents=True, exist_ok=True)
    export(network, folder / WEIGHTS)
    shutil.copyfile(base.folder / WORDS, folder / WORDS)
    scores = score(open_network(folder / WEIGHTS), held) if held else {}
    facts = {
        "base": f"{base.name} {base.version} ({base.licence}), {base.digest}",
        "gold": _told(gold.train, len(examples)),
        "dev": {**_told(gold.dev, len(held)), "f1": scores},
        "recipe": asdict(recipe),
        "loss": round(loss, 4),
        "made_by": versions(_NEEDED),
    }
    write_card(folder, facts)
    return scores


def _told(paths: Sequence[Path], windows: int) -> dict[str, object]:
    return {"files": [path.name for path in paths], "digest": digest_of_gold(paths), "windows": windows}


def _need(names: Sequence[str]) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            raise ResourceError(f"training needs {name}: pip install 'dateline[train]'") from error
