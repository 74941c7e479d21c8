"""The tools for assistants, asked by the client of the official package, in memory."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

mcp = pytest.importorskip("mcp", reason="the extra claim-by-claim[mcp] is not installed")

from claimcheck.assistants import server  # noqa: E402
from claimcheck.reading.payloads import Payload  # noqa: E402

FIRST = "The fire in the sugar mill at Brenholm killed 12 people on Monday. The mill had closed in 2019."
SECOND = "The fire in the sugar mill at Brenholm killed 15 people on Monday. Nobody has been arrested."


def fetch(address: str, limit: int) -> Payload:
    assert address == "https://paper.example/fire"
    return Payload(address, SECOND.encode(), ".txt")


def done(work: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives. In a thread of its own: a browser that other tests drive has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def ask(tool: str, **arguments: Any) -> tuple[str, bool]:
    """The text that a tool answers with, and whether it is an error."""

    async def asked() -> Any:
        async with mcp.Client(server(fetch=fetch)) as client:
            return await client.call_tool(tool, arguments)

    result = done(asked())
    (content,) = result.content
    return content.text, bool(result.is_error)


def test_the_tools_are_listed_with_what_they_take_and_change_nothing() -> None:
    async def listed() -> Any:
        async with mcp.Client(server()) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in done(listed())}
    assert set(tools) == {"compare", "check", "quantities", "explain"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools.values())
    assert set(tools["check"].input_schema["required"]) == {"text", "sources"}


def test_articles_are_compared() -> None:
    text, failed = ask("compare", sources=[FIRST, SECOND])
    assert not failed
    assert text.startswith("# The sources contradict each other on one point.")
    assert "**15**" in text


def test_a_source_may_be_an_address() -> None:
    text, failed = ask("compare", sources=[FIRST, "https://paper.example/fire"], language="fr")
    assert not failed
    assert text.startswith("# Les sources se contredisent")


def test_a_text_is_checked() -> None:
    text, failed = ask("check", text="The fire killed 12 people on Monday.", sources=[SECOND], format="json")
    assert not failed
    assert json.loads(text)["verdict"] == "contradicted"


def test_quantities_and_their_intervals_are_told() -> None:
    text, _ = ask("quantities", text="It cost about 9.7 billion euros.", language="en")
    (amount,) = json.loads(text)["quantities"]
    assert (amount["unit"], amount["qualifier"]) == ("EUR", "about")


def test_a_verdict_is_explained() -> None:
    text, _ = ask("explain", a="The fire killed 12 people.", b="The fire killed 15 people.")
    assert text.startswith("verdict   conflict")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"sources": [FIRST]}, "Two texts are needed."),
        ({"sources": [FIRST, SECOND], "language": "xx"}, "Reports have no language"),
    ],
)
def test_what_goes_wrong_is_one_message(arguments: dict[str, Any], said: str) -> None:
    text, failed = ask("compare", **arguments)
    assert failed
    assert said in text
    assert "Traceback" not in text


def test_a_path_is_a_text_and_no_file_is_read() -> None:
    text, failed = ask("compare", sources=["/etc/passwd", FIRST])
    assert "root:" not in text
    assert failed or "0" in text


def test_an_assistant_may_have_the_local_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
    from claimcheck.local import engine as engines
    from claimcheck.local.settings import LocalSettings
    from tests.local.conftest import Dictionary

    local = engines.LocalEngine(Dictionary([("fire",)]))
    monkeypatch.setattr(engines, "open_engine", lambda settings: local)

    async def asked() -> Any:
        async with mcp.Client(server(fetch=fetch, local=LocalSettings())) as client:
            return await client.call_tool("compare", {"sources": [FIRST, SECOND], "format": "json"})

    (content,) = done(asked()).content
    assert json.loads(content.text)["engine"]["name"] == "local"
