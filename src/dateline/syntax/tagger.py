"""The optional tagger: a small trained encoder that marks sources, cues and contents beside the parse.

Its folder is made by `dateline train tagger`. Each window of a report is read alone and unpadded, so the tags of a
text do not depend on what is read beside it.
"""

import hashlib
import importlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ResourceError
from dateline.model.syntax import Roles, Syntax
from dateline.model.text import Report, Span
from dateline.syntax.bio import OUTSIDE, TAGS, Scores, best_tags, tagged_runs
from dateline.syntax.windows import Pieces, Window, cut_windows

FORMAT = "dateline tagger 1"
CARD, WEIGHTS, WORDS = "card.json", "tagger.onnx", "tokenizer.json"
# Missing a saying costs more than a doubtful one, which the rules may still veto: being outside counts a little less.
_LEAN = np.array([0.7 if tag == OUTSIDE else 0.0 for tag in TAGS], dtype=np.float32)
_AIMS = {"content": "cue", "cue": "source"}

Run = tuple[str, int, int]


class Network(Protocol):
    """A network that runs: named arrays in, arrays out."""

    def run(self, outputs: list[str], inputs: dict[str, NDArray[np.int64]]) -> list[Scores]:
        """The outputs asked for."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """Word pieces and network of one trained tagger, with a digest of its files."""

    pieces: Pieces
    network: Network
    name: str
    digest: str

    def __call__(self, text: str, syntax: Syntax) -> Roles:
        """Tag, link and sureness of every token."""
        roles = _Drawn([OUTSIDE] * len(syntax), list(range(len(syntax))), [1.0] * len(syntax))
        paragraphs = [Span(syntax.starts[first], syntax.ends[last - 1]) for first, last in syntax.paragraphs]
        for window in cut_windows(text, paragraphs, self.pieces):
            self._draw(window, syntax, roles)
        return Roles(tuple(roles.tags), tuple(roles.links), tuple(roles.sure))

    def _draw(self, window: Window, syntax: Syntax, roles: "_Drawn") -> None:
        tokens, firsts = _firsts(window, syntax)
        if not tokens:
            return
        ids = np.array([window.ids], dtype=np.int64)
        tagging, pointing = self.network.run(["tags", "pointers"], {"ids": ids})
        logs = _log_softmax(tagging[0][firsts])
        tags = best_tags(logs - _LEAN)
        runs = tagged_runs(tags)
        aims = _aims(runs, np.exp(_log_softmax(pointing[0][firsts])[:, firsts]))
        chances = np.exp(logs)
        for word, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
            roles.tags[token] = tag
            roles.sure[token] = round(float(chances[word][[other[2:] == tag[2:] for other in TAGS]].sum()), 3)
        for (_, first, last), aim in zip(runs, aims, strict=True):
            for word in range(first, last + 1):
                roles.links[tokens[word]] = tokens[aim]


@dataclass(slots=True)
class _Drawn:
    tags: list[str]
    links: list[int]
    sure: list[float]


@dataclass(frozen=True, slots=True)
class TaggedParser:
    """A parser whose parses bear the tagger's columns."""

    parser: Callable[[Sequence[Report]], Sequence[Syntax]]
    tagger: Tagger

    def __call__(self, reports: Sequence[Report]) -> list[Syntax]:
        parses = zip(reports, self.parser(reports), strict=True)
        return [replace(syntax, roles=self.tagger(report.text, syntax)) for report, syntax in parses]


def load_tagger(folder: Path) -> Tagger:
    """A tagger from its folder; a missing, altered or incompatible one is a ResourceError that says what to do."""
    digest = _check(folder)
    return Tagger(open_pieces(folder / WORDS), open_network(folder / WEIGHTS), folder.name, digest)


def open_pieces(path: Path) -> Pieces:
    """The word piece tokenizer of a file, without its limits on length."""
    found = _library("tokenizers").Tokenizer.from_file(str(path))
    found.no_truncation()
    found.no_padding()
    return found  # type: ignore[no-any-return]  # the library is optional, so its types are not known here


def open_network(path: Path) -> Network:
    """A network of the right inputs and outputs, on one thread; another is a ResourceError."""
    runtime = _library("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    network = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    found = ([part.name for part in network.get_inputs()], [part.name for part in network.get_outputs()])
    if found != (["ids"], ["tags", "pointers"]):
        raise ResourceError(f"{path} has other inputs and outputs than a tagger: {found}")
    return network  # type: ignore[no-any-return]  # as above


def _check(folder: Path) -> str:
    """The digest of a tagger's files, each compared with what its card says."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        kind, files = card["format"], {name: card["files"][name] for name in (WEIGHTS, WORDS)}
        found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ResourceError(f"no tagger in {folder}: {error!r}; make one with: dateline train tagger") from error
    if kind != FORMAT or card.get("tags") != list(TAGS):
        raise ResourceError(f"the tagger in {folder} is a {kind!r}, not a {FORMAT!r}: train it anew")
    for name, pin in files.items():
        if found[name] != pin:
            raise ResourceError(f"{folder / name} is not the file that its card names: copy or train it anew")
    return "sha256:" + hashlib.sha256("".join(found[name] for name in sorted(found)).encode()).hexdigest()


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ResourceError(f"a tagger is set, and {name} is not installed: pip install 'dateline[tagger]'") from error


def _firsts(window: Window, syntax: Syntax) -> tuple[list[int], list[int]]:
    """The tokens of a window, and the first piece of each."""
    tokens, firsts = [], []
    pieces = [piece for piece in range(len(window.ids)) if window.ends[piece] > window.starts[piece]]
    if not pieces:
        return [], []
    at = 0
    for token in syntax.tokens_in(Span(window.starts[pieces[0]], window.ends[pieces[-1]])):
        while at < len(pieces) and window.ends[pieces[at]] <= syntax.starts[token]:
            at += 1
        if at < len(pieces) and window.starts[pieces[at]] < syntax.ends[token]:
            tokens.append(token)
            firsts.append(pieces[at])
    return tokens, firsts


def _aims(runs: Sequence[Run], chances: Scores) -> Iterator[int]:
    """The word that each run points at: the first of its cue or source, or its own first word where it has none."""
    for role, first, last in runs:
        rows = chances[first : last + 1].sum(0)
        ways = [(float(rows[a : b + 1].sum()), a) for kind, a, b in runs if kind == _AIMS.get(role)]
        ways.append((float(rows[first : last + 1].sum()), first))
        yield max(ways, key=lambda way: (way[0], -way[1]))[1]


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)
