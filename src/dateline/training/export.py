"""Writes a trained network as int8 ONNX."""

import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.training.network import Network

_OPSET = 17


class _Unpadded(nn.Module):
    """The network on one window without padding, which is how it is read."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        found: tuple[Tensor, Tensor] = self.network(ids, torch.ones_like(ids))
        return found


def export(network: Network, path: Path) -> None:
    """Writes a network as int8 ONNX: word pieces in, scores of tags and pointers out."""
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / path.name
        _to_onnx(network, whole)
        quantize_dynamic(whole, path, per_channel=True, weight_type=QuantType.QInt8)


def _to_onnx(network: Network, path: Path) -> None:
    axes = {"ids": {1: "pieces"}, "tags": {1: "pieces"}, "pointers": {1: "pieces", 2: "pieces"}}
    with warnings.catch_warnings():
        # The exporter that traces is marked as old; the new one needs a further package and gives the same graph.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Unpadded(network),
            (torch.ones((1, 24), dtype=torch.long),),
            str(path),
            input_names=["ids"],
            output_names=["tags", "pointers"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
