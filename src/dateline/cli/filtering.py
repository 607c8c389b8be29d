"""The options of an event filter, the same for every command that takes one."""

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from inspect import Parameter, signature

from dateline.cli import asking
from dateline.query.questions import Filter

_ASKED = "asked"  # the parameter of a command that the options stand for
_OPTIONS: dict[str, object] = {
    "actor": asking.Who,
    "role": asking.RoleOption,
    "type": asking.Type,
    "mode": asking.Mode,
    "place": asking.Place,
    "country": asking.Country,
    "after": asking.After,
    "before": asking.Before,
    "status": asking.Status,
    "min_origins": asking.MinOrigins,
    "sure": asking.Sure,
    "contested": asking.Contested,
    "text": asking.Words,
    "words": asking.OnlyWords,  # the same, for a command whose own --text says something else
    "story": asking.InStory,
    "report": asking.InReport,
}
EVERY = Filter()
ALL = tuple(field.name for field in fields(Filter))
_DAYS = ("after", "before")

Command = Callable[..., None]


def filtered(*names: str) -> Callable[[Command], Command]:
    """Gives a command these options of a filter in place of its parameter `asked`, which gets the filter they make.

    Days may be told as for `asking.day`.
    """
    options = [Parameter(n, Parameter.KEYWORD_ONLY, default=_unsaid(n), annotation=_OPTIONS[n]) for n in names]

    def dress(command: Command) -> Command:
        own = signature(command, eval_str=True)

        @wraps(command)
        def dressed(**given: object) -> None:
            said = {name: given.pop(name) for name in names}
            command(asked=_made(said), **given)

        shown = [o for p in own.parameters.values() for o in (options if p.name == _ASKED else [p])]
        by_name = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in shown]
        dressed.__signature__ = own.replace(parameters=by_name)  # type: ignore[attr-defined]  # inspect reads it
        dressed.__annotations__ = {p.name: p.annotation for p in by_name}
        return dressed

    return dress


def _field(name: str) -> str:
    return "text" if name == "words" else name


def _unsaid(name: str) -> object:
    return getattr(EVERY, _field(name))


def _made(said: dict[str, object]) -> Filter:
    cells = {_field(name): value for name, value in said.items()}
    for name in _DAYS:
        if isinstance(cells.get(name), str):
            cells[name] = asking.day(str(cells[name]))
    return Filter(**cells)  # type: ignore[arg-type]  # the options are annotated with the fields' types
