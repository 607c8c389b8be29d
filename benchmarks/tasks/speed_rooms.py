"""CPU-seconds of each room, taken around its stage."""

import dataclasses
import time
from collections.abc import Callable
from typing import Any


def timed(stages: Any, spent: dict[str, float]) -> Any:
    """The stages, each adding the CPU-seconds that it takes to `spent` under its name."""

    def around(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run_stage(*arguments: Any) -> Any:
            start = time.process_time()
            try:
                return stage(*arguments)
            finally:
                spent[name] += time.process_time() - start

        return run_stage

    return type(stages)(**{f.name: around(f.name, getattr(stages, f.name)) for f in dataclasses.fields(stages)})
