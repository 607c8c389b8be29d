"""`dateline mcp`: the record for an assistant, over standard input and output."""

from importlib.util import find_spec
from typing import Annotated

import typer

from dateline.cli.stores import StoreOption, store_path
from dateline.errors import ConfigError

Sql = Annotated[bool, typer.Option("--sql", help="Also offer a tool for SQL over the public views.")]


def mcp_command(store: StoreOption = None, sql: Sql = False) -> None:
    """Serve the record to an AI assistant (MCP over standard input and output); read-only."""
    if find_spec("mcp") is None:
        raise ConfigError("this needs the mcp library: pip install 'dateline[mcp]'")
    from dateline.mcp.server import Record, make_server  # its library takes long to load
    from dateline.web.desk import Desk
    from dateline.web.sql_rows import sql_rows

    desk = Desk(store_path(store))
    make_server(Record(desk.reading, sql_rows(desk.path) if sql else None)).run("stdio")
