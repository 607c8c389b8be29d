"""Scenes of stored reports: weighed once, when a report is linked, and kept, so that they are the same ever after."""

import json
from collections.abc import Mapping

from dateline.identity.scenes import Scenes
from dateline.identity.stories import Frequencies
from dateline.identity.told import Scene
from dateline.model.copying import Text
from dateline.store.database import Store

_SKETCH = "scene_frequencies"
_MOST = 80  # words of one report, those that tell most
_DIGITS = 4


class KeptScenes:
    """Weighs and keeps scenes. What it writes belongs in a transaction of the caller's."""

    def __init__(self, store: Store) -> None:
        self._base = store.base
        held = store.base.execute("SELECT value FROM meta WHERE key = ?", (_SKETCH,)).get
        self._scenes = Scenes(Frequencies.from_bytes(held) if isinstance(held, bytes) else Frequencies())

    def put(self, report: Text) -> None:
        """Weighs a report's words by how many of the latest reports hold them."""
        weights = self._scenes.see(report.title, report.text)
        best = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST]
        kept = json.dumps({word: round(weights[word], _DIGITS) for word in best}, ensure_ascii=False)
        self._base.execute("INSERT OR REPLACE INTO scene (report, words) VALUES (?, ?)", (report.item, kept))

    def of(self, report: int) -> Scene:
        """A stored report's scene; without words where it was never weighed."""
        [(name, story, words)] = self._base.execute(_OF, (report,))
        held: Mapping[str, float] = json.loads(str(words)) if words else {}
        return Scene(str(name), None if story is None else str(story), held)

    def keep(self) -> None:
        """Writes down how often words were met, so that the next run weighs them the same."""
        kept = self._scenes.frequencies.to_bytes()
        self._base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_SKETCH, kept))


_OF = """SELECT report.id, story, scene.words FROM report LEFT JOIN story_report ON story_report.report = report.n
    LEFT JOIN scene ON scene.report = report.n WHERE report.n = ?"""
