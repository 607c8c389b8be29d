"""The tagger: windows, tags, links, and a small network made here that knows five words."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from dateline.compose import reader_for, tagger_folder
from dateline.errors import ResourceError
from dateline.model.text import Span
from dateline.settings import ReadSettings, Settings
from dateline.syntax.bio import TAGS, best_tags, tagged_runs
from dateline.syntax.plain import analyse
from dateline.syntax.tagger import CARD, FORMAT, WEIGHTS, WORDS, TaggedParser, load_tagger
from dateline.syntax.windows import LONGEST, cut_windows
from tests.making import make_report

WORDS_KNOWN = ("[UNK]", "[CLS]", "[SEP]", "[unused1]", "Smith", "said", "rain", "fell", "Jones", "denied")
TAG_OF = {
    "Smith": "B-source",
    "Jones": "B-source",
    "said": "B-cue",
    "denied": "B-cue",
    "rain": "B-content",
    "fell": "I-content",
}
POINTS_AT = {"rain": "said", "fell": "said", "said": "Smith"}  # "denied" points nowhere: it has no source


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tagger of five words, as training would write it."""
    made = tmp_path_factory.mktemp("taggers") / "small"
    made.mkdir()
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS_KNOWN)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    words.save(str(made / WORDS))
    onnx.save(_network(), str(made / WEIGHTS))
    _write_card(made)
    return made


def _write_card(folder: Path, **other: object) -> None:
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, WORDS)}
    card = {"format": FORMAT, "tags": list(TAGS), "files": files, **other}
    (folder / CARD).write_text(json.dumps(card), encoding="utf-8")


def _network() -> onnx.ModelProto:
    """Looks each word's tags up, and compares what it points at with what the others are."""
    size = len(WORDS_KNOWN)
    tags = np.zeros((size, len(TAGS)), dtype=np.float32)
    aims, own = np.zeros((size, size), dtype=np.float32), np.eye(size, dtype=np.float32)
    for number, word in enumerate(WORDS_KNOWN):
        tags[number, TAGS.index(TAG_OF.get(word, "O"))] = 9
        aims[number, WORDS_KNOWN.index(POINTS_AT.get(word, word))] = 9
    tables = [numpy_helper.from_array(table, name) for name, table in (("t", tags), ("a", aims), ("o", own))]
    nodes = [
        helper.make_node("Gather", ["t", "ids"], ["tags"]),
        helper.make_node("Gather", ["a", "ids"], ["aim"]),
        helper.make_node("Gather", ["o", "ids"], ["is"]),
        helper.make_node("Transpose", ["is"], ["are"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["aim", "are"], ["pointers"]),
    ]
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, None])
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, [1, None, None]) for n in ("tags", "pointers")]
    graph = helper.make_graph(nodes, "small", [ids], outputs, tables)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def test_every_token_gets_tag_link_and_chance(folder: Path) -> None:
    text = "Smith said rain fell.\nJones denied it."
    syntax = TaggedParser(analyse, load_tagger(folder))([make_report(text)])[0]
    roles = syntax.roles
    assert roles is not None
    assert dict(zip(syntax.words, roles.tags, strict=True)) == {
        "Smith": "B-source", "said": "B-cue", "rain": "B-content", "fell": "I-content", ".": "O",
        "Jones": "B-source", "denied": "B-cue", "it": "O",
    }  # fmt: skip
    linked = {syntax.words[token]: syntax.words[aim] for token, aim in enumerate(roles.links) if aim != token}
    assert linked == {"rain": "said", "fell": "said", "said": "Smith"}
    assert all(0.99 < chance <= 1 for chance in roles.sure)


def test_what_is_read_beside_a_report_changes_nothing(folder: Path) -> None:
    parser = TaggedParser(analyse, load_tagger(folder))
    one, other = make_report("Smith said rain fell."), make_report("Jones denied it. " * 40)
    assert parser([one, other])[0] == parser([one])[0] == parser([other, one])[1]


def test_the_rest_of_a_parse_stays_as_it_is(folder: Path) -> None:
    report = make_report("Smith said rain fell.")
    assert replace(TaggedParser(analyse, load_tagger(folder))([report])[0], roles=None) == analyse([report])[0]


def test_a_report_without_words_has_empty_columns(folder: Path) -> None:
    roles = TaggedParser(analyse, load_tagger(folder))([make_report(" ")])[0].roles
    assert roles is not None and roles.tags == ()


def test_an_edition_names_the_weights(folder: Path) -> None:
    plain = ReadSettings(model="plain")
    without, with_it = reader_for(Settings(read=plain)), reader_for(Settings(read=replace(plain, tagger=str(folder))))
    assert with_it.edition.models[0] == ("tagger small", load_tagger(folder).digest)
    assert without.edition.models == with_it.edition.models[1:]
    assert without.edition.settings == with_it.edition.settings


def test_a_bare_name_is_looked_up_among_the_users_taggers() -> None:
    assert tagger_folder(Settings(read=ReadSettings(tagger="mine"))).parts[-2:] == ("taggers", "mine")
    assert tagger_folder(Settings(read=ReadSettings(tagger="./mine"))) == Path("mine")


@pytest.mark.parametrize("part", [CARD, WEIGHTS, WORDS])
def test_a_missing_file_is_named(folder: Path, tmp_path: Path, part: str) -> None:
    for name in {CARD, WEIGHTS, WORDS} - {part}:
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    with pytest.raises(ResourceError, match="dateline train tagger"):
        load_tagger(tmp_path)


def test_an_altered_or_foreign_tagger_is_refused(folder: Path, tmp_path: Path) -> None:
    for name in (CARD, WEIGHTS, WORDS):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    (tmp_path / WORDS).write_bytes((folder / WORDS).read_bytes() + b" ")
    with pytest.raises(ResourceError, match="not the file that its card names"):
        load_tagger(tmp_path)
    _write_card(tmp_path, format="dateline tagger 0")
    with pytest.raises(ResourceError, match="train it anew"):
        load_tagger(tmp_path)
    _write_card(tmp_path, tags=["O"])
    with pytest.raises(ResourceError, match="train it anew"):
        load_tagger(tmp_path)


def test_a_network_of_another_shape_is_refused(folder: Path, tmp_path: Path) -> None:
    model = _network()
    model.graph.node[-1].output[0] = model.graph.output[1].name = "else"
    onnx.save(model, str(tmp_path / WEIGHTS))
    (tmp_path / WORDS).write_bytes((folder / WORDS).read_bytes())
    _write_card(tmp_path)
    with pytest.raises(ResourceError, match="other inputs and outputs"):
        load_tagger(tmp_path)


def test_a_run_starts_with_its_beginning() -> None:
    """The likeliest single tags may be no row of runs; the likeliest row is."""
    scores = np.zeros((3, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("O")] = scores[1, TAGS.index("I-cue")] = scores[2, TAGS.index("I-cue")] = 2
    scores[1, TAGS.index("B-cue")] = 1
    assert best_tags(scores) == ["O", "B-cue", "I-cue"]
    assert tagged_runs(["B-cue", "I-cue", "B-cue", "O", "B-content"]) == [
        ("cue", 0, 1),
        ("cue", 2, 2),
        ("content", 4, 4),
    ]


def test_windows_hold_whole_paragraphs_and_all_words(folder: Path) -> None:
    pieces = load_tagger(folder).pieces
    lines = ["rain fell " * 50, "Smith said", "rain " * (LONGEST + 9), "Jones"]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    paragraphs = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    windows = list(cut_windows(text, paragraphs, pieces))
    assert all(len(window.ids) <= LONGEST for window in windows)
    read = [text[s:e] for w in windows for s, e in zip(w.starts, w.ends, strict=True) if e > s]
    assert read == text.split()
    assert windows[0].ends[-1] == paragraphs[1].end
