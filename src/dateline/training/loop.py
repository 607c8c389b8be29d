"""Trains a network on examples: the same examples, settings and seed give the same weights on the same machine."""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from dateline.training.examples import NOWHERE, Example
from dateline.training.network import Network
from dateline.training.recipe import Progress, Recipe

_POOL = 20  # batches whose examples are sorted by length together, so that little is padding


def train(network: Network, examples: Sequence[Example], recipe: Recipe, progress: Progress) -> float:
    """Trains in place; gives the mean loss of the last epoch."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    network.train()
    heads = ("tags", "pointing", "pointed")
    groups = [
        {"params": [p for n, p in network.named_parameters() if n.split(".")[0] not in heads], "lr": recipe.rate},
        {"params": [p for n, p in network.named_parameters() if n.split(".")[0] in heads], "lr": recipe.rate * 3},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = recipe.epochs * -(-len(examples) // recipe.batch)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate_at(step, steps))
    done, mean = 0, 0.0
    for epoch in range(recipe.epochs):
        total, count = 0.0, 0
        for batch in _batches(examples, recipe):
            total += _step(network, optimizer, batch, recipe)
            scheduler.step()
            done, count = done + 1, count + 1
            mean = total / count
            progress(f"epoch {epoch + 1}, loss {mean:.3f}", done, steps)
    return mean


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Sequence[Example], recipe: Recipe) -> float:
    ids, mask, tags, targets = _tensors(batch)
    tagging, pointing = network(ids, mask)
    loss = functional.cross_entropy(tagging.flatten(0, 1), tags.flatten(), ignore_index=NOWHERE)
    if (targets != NOWHERE).any():
        pointed = functional.cross_entropy(pointing.flatten(0, 1), targets.flatten(), ignore_index=NOWHERE)
        loss = loss + recipe.pointers * pointed
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _rate_at(step: int, steps: int) -> float:
    """Part of the highest learning rate: it rises over the first 6 % of the steps and falls to nothing at the end."""
    return min(1.0, (step + 1) / (0.06 * steps + 1)) * (1.0 - step / max(1, steps))


def _batches(examples: Sequence[Example], recipe: Recipe) -> Iterator[list[Example]]:
    """All examples once in a new order, those of like length together."""
    order = torch.randperm(len(examples)).tolist()
    batches: list[list[Example]] = []
    for first in range(0, len(order), recipe.batch * _POOL):
        pool = [examples[i] for i in order[first : first + recipe.batch * _POOL]]
        pool.sort(key=lambda example: len(example.tags))
        batches += [pool[i : i + recipe.batch] for i in range(0, len(pool), recipe.batch)]
    for number in torch.randperm(len(batches)).tolist():
        yield batches[number]


def _tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Numbers of pieces, a mask, tags and targets, each batch x the longest window."""
    longest = max(len(example.tags) for example in batch)
    shape = (len(batch), longest)
    ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    tags, targets = torch.full(shape, NOWHERE), torch.full(shape, NOWHERE)
    for row, example in enumerate(batch):
        size = len(example.tags)
        ids[row, :size] = torch.tensor(example.window.ids)
        mask[row, :size] = 1
        tags[row, :size] = torch.tensor(example.tags)
        targets[row, :size] = torch.tensor(example.targets)
    return ids, mask, tags, targets
