"""What `import dateline` offers: exactly what it says, and little."""

from pathlib import Path
from types import ModuleType

import dateline


def test_every_public_name_is_importable() -> None:
    missing = [name for name in dateline.__all__ if not hasattr(dateline, name)]
    assert not missing


def test_all_lists_everything_that_is_no_module() -> None:
    offered = {name for name, value in vars(dateline).items() if not isinstance(value, ModuleType)}
    public = {name for name in offered if not name.startswith("_")} | {"__version__"}
    assert public == set(dateline.__all__)


def test_names_are_few_and_each_once() -> None:
    assert len(dateline.__all__) == len(set(dateline.__all__)) <= 20


def test_public_names_say_what_they_mean() -> None:
    for name in dateline.__all__:
        if name != "__version__":
            assert (getattr(dateline, name).__doc__ or "").strip(), name


def test_types_are_shipped() -> None:
    assert (Path(dateline.__file__).parent / "py.typed").exists()
