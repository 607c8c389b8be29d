"""One target under the fuzzer, in a process of its own: `python -m tests.fuzz.drive TARGET CORPUS [options]`.

An input at which the code breaks is written down, and the run goes on: one line "found: …" for each place that breaks.
"""

import hashlib
import sys
import time
import traceback
from contextlib import suppress
from itertools import islice
from pathlib import Path

import atheris

FINDINGS = Path(__file__).parent / "findings"
_SLOW = 5.0  # seconds of the processor, under the fuzzer's eyes (about five times as slow as without)


class Watched:
    """A target whose faults are kept, each place once."""

    def __init__(self, name: str) -> None:
        from tests.fuzz.targets import TARGETS

        self._name, self._target, self._seen = name, TARGETS[name], set[str]()

    def warm(self) -> None:
        """Loads what the first inputs would wait for."""
        from tests.fuzz.corpus import seeds_of

        for seed in islice(seeds_of(self._name), 5):
            with suppress(Exception):
                self._target(seed)

    def __call__(self, data: bytes) -> None:
        began = time.process_time()
        try:
            made = self._target(data)
            if len(data) % 4 == 0:
                assert made == self._target(data), "the same input gave something else the second time"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
            self._keep(data, _place(error), f"{type(error).__name__}: {error}")
        if time.process_time() - began > _SLOW:
            self._keep(data, "slow", f"took {time.process_time() - began:.1f} s")

    def _keep(self, data: bytes, place: str, words: str) -> None:
        if place in self._seen:
            return
        self._seen.add(place)
        name = f"{place.rpartition('/')[2].replace(':', '-')}-{hashlib.sha256(data).hexdigest()[:8]}"
        (FINDINGS / self._name / name).write_bytes(data)
        print(f"found: {name}: {words[:300]!r}", flush=True)  # noqa: T201


def _place(error: Exception) -> str:
    """Where it broke: the innermost line of our own."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/dateline/" in frame.filename]
    ours = frames or traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].lineno}"


def main() -> None:
    """Hands over to the fuzzer, which never comes back."""
    name, *rest = sys.argv[1:]
    with atheris.instrument_imports(include=["dateline"]):
        watched = Watched(name)
        watched.warm()
        atheris.Setup([sys.argv[0], *rest], watched)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
