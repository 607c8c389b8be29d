"""`dateline export --forms`: what there is to choose from."""

from collections.abc import Sequence

from rich.padding import Padding

from dateline.cli.lines import plain
from dateline.cli.terminal import out
from dateline.errors import ConfigError
from dateline.exports.door import exporter, forms

_SITE = "site", "", "the pages as a folder that opens from disk, without a server", ("Pages that need a server.",)


def print_forms(only: str | None) -> None:
    """Each form that is installed (or one of them), with its ending, what it is, and what it cannot hold."""
    names = [name for name in forms() if only in (None, name)]
    if not names and only != _SITE[0]:
        raise ConfigError(f"{only}: no such form; there are {', '.join((*forms(), _SITE[0]))}")
    for name in names:
        try:
            form = exporter(name).FORM
        except ConfigError as error:
            _print((name, "?", f"cannot be loaded: {error}"), ())
        else:
            _print((name, form.ending, form.meaning), form.loss)
    if only in (None, _SITE[0]):
        _print(_SITE[:3], _SITE[3])


def _print(head: tuple[str, str, str], loss: Sequence[str]) -> None:
    name, ending, meaning = head
    file = f".{ending.lstrip('.')}" if ending else "folder"
    out.print(f"[bold]{name}[/bold]  {file}  ", end="", highlight=False)
    out.print(plain(meaning), markup=False)
    for line in loss:
        out.print(Padding(f"· {plain(line)}", (0, 0, 0, 4)), markup=False)
    out.print()
