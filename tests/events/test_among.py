"""Triggers beside the others of their sentence, and blows that are figures of speech."""

import pytest

from dateline.events.among import settled_triggers
from dateline.events.figures import figurative
from dateline.events.lexicon import load_lexicon
from dateline.events.scene import Scene
from tests.events.filling import fill
from tests.making import make_report, parser

CASES = [
    ("A gas blast killed two cooks.", "kill", "ACCIDENT"),
    ("The rebels promised to release the hostages.", "promise", "CONCEDE"),
    ("The rebels agreed to release the hostages.", "agree", "AGREE"),
    ("The staff ended their strike.", "strike", "PROTEST"),
    ("The guerrillas announced a truce.", "truce", "CONCEDE"),
    ("An army drone hit a fuel market at Bara.", "hit", "ASSAULT"),
    ("The senators opened fire over the pensions bill.", "open", ""),
    ("The film bombed the airwaves.", "bomb", ""),
    ("Harbour slaughtered the visitors 5-0 on Wednesday.", "slaughter", ""),
    ("Gunmen killed 5-10 villagers.", "kill", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "word", "kind"), CASES, ids=[text for text, _, _ in CASES])
def test_type_of_word(text: str, word: str, kind: str) -> None:
    report = make_report(text)
    syntax = parser()([report])[0]
    scene = Scene(report, syntax, fill(report, syntax), load_lexicon())
    hits = [hit for hit in settled_triggers(scene) if syntax.lemmas[hit.head] == word and not figurative(scene, hit)]
    assert [hit.row.type for hit in hits] == ([kind] if kind else [])
