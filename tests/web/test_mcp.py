"""The record for assistants, asked with the official SDK's client: over stdio, over HTTP, and in one process."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult

from dateline.mcp.fitting import CHARACTERS, ITEMS, QUOTE
from dateline.mcp.server import Record, make_server
from dateline.web.sql_rows import sql_rows
from dateline.web.state import State

TOOLS = {
    "search_events",
    "get_event",
    "get_evidence",
    "compare_figures",
    "get_story",
    "position_history",
    "list_sources",
}
RUN = "from dateline.cli.main import app; app()"


def told(result: CallToolResult) -> dict[str, object]:
    """The answer of a tool; its text and its structure say the same, within the bounds of one answer."""
    assert not result.is_error, result.content
    (text,) = result.content
    assert text.type == "text"
    assert len(text.text) <= CHARACTERS
    answer: dict[str, object] = json.loads(text.text)
    assert answer == result.structured_content
    assert len(answer.get("items", [])) <= ITEMS  # type: ignore[arg-type]  # JSON
    return answer


async def asked(client: Client, tool: str, **arguments: object) -> dict[str, object]:
    return told(await client.call_tool(tool, arguments))


async def whole_round(client: Client) -> None:
    """What an assistant does: looks for an event, opens it, its words, its story's figures, a report's text."""
    tools = (await client.list_tools()).tools
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.annotations and tool.annotations.read_only_hint and tool.output_schema for tool in tools)
    found = await asked(client, "search_events", type="ASSAULT", place="Buenaventura")
    event = found["items"][0]  # type: ignore[index]  # JSON
    cite = event["cite"]
    assert len(cite["quote"]) <= QUOTE
    assert cite["chain"]
    report, _, span = cite["locator"].partition("#char=")
    start, end = map(int, span.split(","))
    text = (await client.read_resource(f"dateline://report/{report}")).contents[0].text
    assert text.startswith("UNTRUSTED DATA.")
    body = text.split(">>>\n", 1)[1].rsplit("\n<<<end of report", 1)[0]
    assert " ".join(body[start:end].split())[: QUOTE - 1] == cite["quote"][: QUOTE - 1]
    page = await asked(client, "get_event", id=event["id"])
    assert {fact["question"] for fact in page["facts"]} >= {"did"}  # type: ignore[attr-defined]
    words = await asked(client, "get_evidence", id=event["id"])
    assert words["items"][0]["cite"] == page["cites"][0]  # type: ignore[index]
    figures = await asked(client, "compare_figures", id=event["story"], kind="killed")
    assert {item["kind"] for item in figures["items"]} == {"killed"}  # type: ignore[attr-defined]
    assert all(item["said_by"] and item["cite"]["quote"] for item in figures["items"])  # type: ignore[attr-defined]
    story = await asked(client, "get_story", id=event["story"])
    assert story["items"]
    assert (await asked(client, "position_history"))["items"]
    assert (await asked(client, "list_sources", text="halden"))["items"]
    lost = await client.call_tool("get_event", {"id": "evt_none"})
    assert lost.is_error
    assert "the record holds no evt_none" in lost.content[0].text  # type: ignore[union-attr]


def test_an_assistant_works_over_stdio(sample_store: Path) -> None:
    server = StdioServerParameters(
        command=sys.executable, args=["-c", RUN, "mcp", "--store", str(sample_store)], env=dict(os.environ)
    )

    async def ask() -> None:
        async with Client(stdio_client(server)) as client:
            await whole_round(client)

    anyio.run(ask)


@pytest.fixture(scope="module")
def address(sample_store: Path) -> Iterator[str]:
    """A server of the sample store, stopped at the end as Ctrl-C stops it."""
    command = [sys.executable, "-c", RUN, "serve", str(sample_store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        yield line.split()[-1].rstrip("/")
        server.terminate()
        assert server.wait(20) == 0
        assert "Traceback" not in server.stderr.read()


def test_an_assistant_works_over_http(address: str) -> None:
    async def ask() -> None:
        async with Client(f"{address}/mcp") as client:
            await whole_round(client)
        async with Client(f"{address}/mcp") as client:
            assert (await client.list_tools()).tools

    anyio.run(ask)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"host": "evil.example"},
    ],
)
def test_a_page_of_another_site_is_refused(address: str, headers: dict[str, str]) -> None:
    question = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    kinds = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    request = Request(f"{address}/mcp", json.dumps(question).encode(), {**kinds, **headers})
    for _ in range(50):  # the server may still be starting
        try:
            urlopen(request, timeout=10)
        except HTTPError as error:
            assert error.code in (400, 403)
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("it was answered")


def test_lists_page_without_gap(state: State) -> None:
    async def ask() -> None:
        async with Client(make_server(Record(state.desk.reading))) as client:
            seen: list[str] = []
            cursor = None
            for _ in range(60):
                part = await asked(client, "search_events", cursor=cursor)
                assert part["truncated"] == (part["next_cursor"] is not None)
                seen += [item["id"] for item in part["items"]]  # type: ignore[attr-defined]
                cursor = part["next_cursor"]
                if cursor is None:
                    break
            assert len(seen) == len(set(seen)) == part["total"]

    anyio.run(ask)


def test_sql_is_offered_only_where_it_is_allowed(state: State) -> None:
    async def ask() -> None:
        record = Record(state.desk.reading, sql_rows(state.desk.path))
        async with Client(make_server(record)) as client:
            found = await asked(client, "sql", statement="SELECT event, type FROM v_events ORDER BY event LIMIT 2")
            assert (found["columns"], len(found["rows"])) == (["event", "type"], 2)  # type: ignore[arg-type]
            many = await asked(client, "sql", statement="SELECT * FROM v_reports a, v_reports b")
            assert many["truncated"]
            refused = await client.call_tool("sql", {"statement": "DELETE FROM event"})
            assert refused.is_error
        async with Client(make_server(Record(state.desk.reading))) as client:
            assert (await client.call_tool("sql", {"statement": "SELECT 1"})).is_error

    anyio.run(ask)


def test_wrong_words_are_told(state: State) -> None:
    async def ask() -> None:
        async with Client(make_server(Record(state.desk.reading))) as client:
            for tool, arguments, words in (
                ("search_events", {"type": "PROTESTS"}, "no event type is called"),
                ("search_events", {"cursor": "zz"}, "the cursor is none"),
                ("search_events", {"actor": "x" * 500}, "at most 400 characters"),
                ("get_story", {"id": "sto_none"}, "the record holds no sto_none"),
                ("compare_figures", {"id": "rpt_none"}, "give an evt_ or sto_ id"),
            ):
                answer = await client.call_tool(tool, arguments)
                assert answer.is_error
                assert words in answer.content[0].text  # type: ignore[union-attr]

    anyio.run(ask)
