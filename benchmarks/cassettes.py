"""How long a cassette takes: recorded from a small server on this machine, then replayed through openai and instructor.

    python benchmarks/cassettes.py [EXCHANGES] [JOBS]

The imports of openai and instructor, about two seconds, are timed apart.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import ModelSettings


class Statement(BaseModel):
    sentence: int
    text: str
    speaker: str | None


class Statements(BaseModel):
    """The statements of a passage."""

    statements: list[Statement]


REPLY = Statements(
    statements=[
        Statement(sentence=n, text=f"La dette s’élève à {n} milliards d’euros.", speaker=None) for n in range(8)
    ]
)
ARTICLE = "\n".join(f"[{n}] Le ministère a présenté à {n} heures un « plan » de {n},5 milliards." for n in range(25))


class Model(BaseHTTPRequestHandler):
    """Answers every question with the same eight statements."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        message = {"role": "assistant", "content": REPLY.model_dump_json()}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        usage = {"prompt_tokens": 900, "completion_tokens": 200, "total_tokens": 1100}
        completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
        body = json.dumps({**completion, "usage": usage}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def ask_all(settings: ModelSettings, exchanges: int) -> None:
    with Client(settings) as client, ThreadPoolExecutor(settings.jobs) as pool:

        def ask(number: int) -> Statements:
            return client.ask(
                stage="extract",
                version="1",
                system="List the statements of the passage.\n" * 20,
                user=f"Passage {number}\n{ARTICLE}",
                reply=Statements,
                max_tokens=800,
            )

        for reply in pool.map(ask, range(exchanges)):
            assert reply == REPLY


def timed(label: str, step: Callable[[], object]) -> None:
    start = time.perf_counter()
    step()
    print(f"{label:<40}{(time.perf_counter() - start) * 1000:8.0f} ms")


def import_all() -> None:
    import instructor
    import openai

    instructor.patch(create=openai.OpenAI(api_key="none").chat.completions.create)


def main(exchanges: int = 200, jobs: int = 4) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        cassette = Path(folder) / "cassette.json"
        address = f"http://127.0.0.1:{server.server_port}/v1"
        live = ModelSettings(model="m", base_url=address, cassette=cassette, jobs=jobs)
        timed("import openai and instructor", import_all)
        timed(f"record {exchanges} exchanges", lambda: ask_all(live, exchanges))
        server.shutdown()
        replay = ModelSettings(cassette=cassette, record="none", jobs=jobs)
        timed("open the cassette", lambda: Client(replay).close())
        for _ in range(3):
            timed(f"replay {exchanges} exchanges", lambda: ask_all(replay, exchanges))
        print(f"{'size':<40}{cassette.stat().st_size / 1000:8.0f} kB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
