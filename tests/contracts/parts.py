"""The parts that run the contracts: all behind a door, those of the example package among them."""

import sys
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path

from dateline.compose import gazetteer_path
from dateline.doors import Built, Door, Resources, names
from dateline.settings import Settings, settings_of
from tests.outside import EXAMPLE

SCHEMES = frozenset({"plover", "dateline"})


def build(module: str, table: dict[str, object], resources: Resources) -> Built[object]:
    """A part built as settings would, from its module and what stands in its table."""
    if module.startswith("dateline_example") and str(EXAMPLE / "src") not in sys.path:
        sys.path.append(str(EXAMPLE / "src"))
    part = import_module(module)
    assert is_dataclass(part.Settings) and part.Settings.__dataclass_params__.frozen  # type: ignore[attr-defined]
    built = part.build(settings_of(part.Settings, module, table), resources)
    assert isinstance(built, Built)
    assert all(isinstance(name, str) and digest.startswith("sha256:") for name, digest in built.models)
    return built


def resources(gazetteer: Path | None = None, schemes: frozenset[str] = SCHEMES) -> Resources:
    """What dateline's defaults say to a part."""
    path = gazetteer or gazetteer_path(Settings())
    return Resources(path.parent, "auto", path, schemes)


def all_are_tried(door: Door, modules: list[str]) -> bool:
    """Whether every name behind a door is that of a module which is tried."""
    return set(names(door)) <= {module.rpartition(".")[2] for module in modules}
