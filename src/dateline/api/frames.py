"""Answers as tables of other libraries; pyarrow, pandas and polars are asked for only here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.errors import ResourceError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_EMPTY: Mapping[str, str] = {}


def arrow_table(columns: Sequence[str], rows: Sequence[Sequence[object]], kinds: Mapping[str, str]) -> pyarrow.Table:
    """An Arrow table; `kinds` names the type of a column ("string", "int64", "double", "bool"), else it is inferred."""
    try:
        import pyarrow
    except ModuleNotFoundError as error:
        raise ResourceError("pyarrow is missing: pip install 'dateline[frames]'") from error
    arrays = [
        pyarrow.array([row[i] for row in rows], type=pyarrow.type_for_alias(kinds[name]) if name in kinds else None)
        for i, name in enumerate(columns)
    ]
    return pyarrow.table(dict(zip(columns, arrays, strict=True)))


def to_pandas(table: pyarrow.Table) -> pandas.DataFrame:
    """The same for pandas."""
    try:
        import pandas as pandas_is_there  # noqa: F401
    except ModuleNotFoundError as error:
        raise ResourceError("pandas is missing: pip install pandas") from error
    return table.to_pandas()


def to_polars(table: pyarrow.Table) -> polars.DataFrame:
    """The same for polars."""
    try:
        import polars
    except ModuleNotFoundError as error:
        raise ResourceError("polars is missing: pip install polars") from error
    made = polars.from_arrow(table)
    assert isinstance(made, polars.DataFrame)
    return made
