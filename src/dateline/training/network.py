"""The encoder with two heads: a tag for every word piece, and which other piece it points at."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.syntax.bio import TAGS

_POINTER = 128  # width of the vectors that pieces point with


class _Layer(nn.Module):
    """One layer of the encoder, named as in the base's file."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.attended, self.attended_norm = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        split = (x.shape[0], x.shape[1], self.heads, x.shape[2] // self.heads)
        query, key, value = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        # No dropout in here: drawing it on the weights of attention costs as much as all the rest of a step.
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(x.shape)
        x = self.attended_norm(x + self.attended(seen))
        return self.norm(x + self.outer(functional.gelu(self.inner(x))))


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of an encoder: vectors, their inner layer, attention heads, layers, known word pieces."""

    width: int
    inner: int
    heads: int
    layers: int
    vocabulary: int


class Network(nn.Module):
    """Pieces in (batch x pieces, and a mask of the same shape); scores of tags and of pointers out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, vocabulary = shape.width, shape.vocabulary
        self.pieces, self.places = nn.Embedding(vocabulary, width), nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(_Layer(width, shape.inner, shape.heads) for _ in range(shape.layers))
        self.tags = nn.Linear(width, len(TAGS))
        self.pointing, self.pointed = nn.Linear(width, _POINTER), nn.Linear(width, _POINTER)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of tags (batch x pieces x tags) and of pointers (batch x pieces x pieces)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = functional.dropout(self.norm(self.pieces(ids) + self.places(places)), 0.1, self.training)
        barred = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, barred)
        x = functional.dropout(x, 0.1, self.training)
        pointers = self.pointing(x) @ self.pointed(x).transpose(1, 2) / math.sqrt(_POINTER)
        return self.tags(x), pointers + barred[:, 0]


def load_base(folder: Path) -> Network:
    """A network with the base's encoder and new heads; the base is a BERT of whatever size its config says."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    names = ("hidden_size", "intermediate_size", "num_attention_heads", "num_hidden_layers", "vocab_size")
    network = Network(Shape(*(int(config[name]) for name in names)))
    stored = load_file(folder / "model.safetensors")
    state = network.state_dict()
    state.update({name: stored[old] for name in state if (old := _name_in_base(name)) is not None})
    # Every piece is of the first segment: that vector is added once and for all.
    state["pieces.weight"] = state["pieces.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    network.load_state_dict(state)
    return network


_IN_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}
_ON_TOP = {"pieces": "word_embeddings", "places": "position_embeddings", "norm": "LayerNorm"}


def _name_in_base(name: str) -> str | None:
    """What a parameter is called in the base's file; None for those of the heads."""
    first, *rest = name.split(".")
    if first == "layers":
        number, part, kind = rest
        return f"encoder.layer.{number}.{_IN_LAYER[part]}.{kind}"
    return f"embeddings.{_ON_TOP[first]}.{rest[0]}" if first in _ON_TOP else None
