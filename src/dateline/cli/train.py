"""`dateline train`: makes the weights of optional parts from gold that the user points at."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from dateline.cli.terminal import err, notice
from dateline.training.recipe import Recipe
from dateline.training.tagger import Gold, train_tagger

_USUAL = Recipe()
train_app = typer.Typer(no_args_is_help=True, help="Train the optional parts on gold of your own.")

GoldFiles = Annotated[list[Path], typer.Argument(help="Gold: JSON lines, or passages of the own corpus (.dlx).")]
Folder = Annotated[Path, typer.Option("-o", "--out", help="The folder to write; `tagger` names it in the settings.")]
DevFiles = Annotated[list[Path] | None, typer.Option("--dev", help="Gold to score the result on; not learned from.")]
Epochs = Annotated[int, typer.Option(min=1, help="Passes over the gold.")]
Batch = Annotated[int, typer.Option(min=1, help="Windows a step; small gold learns more from small steps.")]
Seed = Annotated[int, typer.Option(help="The same seed, gold and machine give the same weights.")]
Threads = Annotated[int, typer.Option(min=1, help="Processor cores to use.")]


@train_app.callback()
def _train() -> None:
    """Train the optional parts on gold of your own."""


@train_app.command("tagger")
def tagger(
    gold: GoldFiles,
    folder: Folder,
    dev: DevFiles = None,
    epochs: Epochs = _USUAL.epochs,
    batch: Batch = _USUAL.batch,
    seed: Seed = _USUAL.seed,
    threads: Threads = _USUAL.threads,
) -> None:
    """Train a tagger of attributions (about 6 minutes of one core for 100,000 words and 3 epochs)."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), TimeRemainingColumn(), console=err, disable=not err.is_terminal
    ) as bar:
        task = bar.add_task("training", total=None)

        def step(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)
            if not err.is_terminal and (done % 50 == 0 or done == total):
                notice(f"tagger: {what}, step {done} of {total}")

        recipe = Recipe(epochs=epochs, batch=batch, seed=seed, threads=threads)
        scores = train_tagger(Gold(tuple(gold), tuple(dev or ())), folder, recipe, step)
    told = ", ".join(f"{name} {value:.3f}" for name, value in scores.items())
    notice(f"tagger: written to {folder}" + (f"; F1 on dev: {told}" if told else ""))
