"""A small real HTTP server on 127.0.0.1 that plays a chat service, with every way to fail."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from claimcheck.llm.settings import ModelSettings


@dataclass(frozen=True, slots=True)
class Played:
    """One answer of the service. `cut` announces more than is sent, then breaks the connection."""

    body: str = ""
    status: int = 200
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    compressed: bool = False


class FakeService:
    """Plays answers in turn, the last one for ever; keeps what it was asked."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.lock = threading.Lock()
        self._played: list[Played] = []
        self._answer: Callable[[dict[str, Any]], Played] | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def calls(self) -> int:
        return len(self.bodies)

    def plays(self, *answers: Played) -> None:
        self._played = list(answers)

    def answers_by(self, answer: Callable[[dict[str, Any]], Played]) -> None:
        self._answer = answer

    def next_answer(self, body: dict[str, Any]) -> Played:
        if self._answer is not None:
            return self._answer(body)
        return self._played.pop(0) if len(self._played) > 1 else self._played[0]

    def says(self, content: Any, *, finish: str = "stop", refusal: str | None = None, **played: Any) -> Played:
        """Return a completion; `content` that is not a str is given as JSON."""
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        return self.completes({"role": "assistant", "content": text, "refusal": refusal}, finish=finish, **played)

    def calls_tool(self, name: str, arguments: Any, identity: str = "call_x1") -> Played:
        function = {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)}
        tool = {"id": identity, "type": "function", "function": function}
        return self.completes({"role": "assistant", "content": None, "tool_calls": [tool]}, finish="tool_calls")

    def completes(self, message: dict[str, Any], *, finish: str, **played: Any) -> Played:
        completion = {
            "id": "chatcmpl-123",
            "object": "chat.completion",
            "created": 1,
            "model": "m-2026",
            "choices": [{"index": 0, "finish_reason": finish, "message": message}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        }
        return Played(json.dumps(completion, ensure_ascii=False), **played)

    def fails(self, status: int, *, headers: dict[str, str] | None = None, **error: str) -> Played:
        body = json.dumps({"error": {"message": "something", **error}})
        return Played(body, status=status, headers=headers or {})

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(service: FakeService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._play(service.next_answer({"get": self.path}))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with service.lock:
                service.bodies.append(body)
                service.headers.append({name.lower(): value for name, value in self.headers.items()})
                played = service.next_answer(body)
            self._play(played)

        def _play(self, played: Played) -> None:
            time.sleep(played.delay)
            content = played.body.encode()
            if played.compressed:
                content = gzip.compress(content)
            try:
                self.send_response(played.status)
                self.send_header("Content-Type", played.content_type)
                if played.compressed:
                    self.send_header("Content-Encoding", "gzip")
                for name, value in played.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content) + (1000 if played.cut else 0)))
                self.end_headers()
                self.wfile.write(content)
                if played.cut:
                    self.close_connection = True
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


@pytest.fixture
def service() -> Iterator[FakeService]:
    """A chat service that plays what a test tells it to."""
    fake = FakeService()
    yield fake
    fake.close()


@pytest.fixture
def settings(service: FakeService) -> ModelSettings:
    """Settings for that service that give up soon."""
    return ModelSettings(
        model="m", base_url=service.address, api_key="sk-test-key-0001", timeout_seconds=5, deadline_seconds=1.2
    )


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the keys, addresses and proxies of the machine it runs on."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "CI"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
