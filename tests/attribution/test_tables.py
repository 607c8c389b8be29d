"""The tables of this room hang together."""

from dateline.attribution.lexicon import read_lexicon
from dateline.model.attribution import CueClass
from dateline.tables import read_table


def test_cue_table_is_broad_and_has_no_row_twice() -> None:
    rows = read_table("en/cues.csv").rows
    keys = [(row["lemma"], row["pos"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert len(keys) >= 250
    assert {row["class"] for row in rows if row["class"]} == {kind.value for kind in CueClass}


def test_every_verb_cue_takes_something() -> None:
    lexicon = read_lexicon()
    assert [e.words for e in lexicon.verbs.values() if not e.frames and not e.preps] == []


def test_phrases_have_several_words_and_look_alikes_no_class() -> None:
    lexicon = read_lexicon()
    phrases = [e for entries in lexicon.phrases.values() for e in entries]
    assert all(len(e.words) > 1 for e in phrases)
    assert any(e.cue_class is None for e in phrases)


def test_other_tables_have_no_row_twice() -> None:
    for name in ("en/venues.csv", "en/documents.csv", "en/descriptors.csv", "en/proposals.csv", "en/hearers.csv"):
        nouns = [row["noun"] for row in read_table(name).rows]
        assert len(nouns) == len(set(nouns)), name
