"""A model service on this machine, for benchmarks: it answers every question with what a function says."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: The text of the answer to a question, which is the body of a chat completion.
Answer = Callable[[dict[str, Any]], str]

_USAGE = {"prompt_tokens": 900, "completion_tokens": 200, "total_tokens": 1100}


@contextlib.contextmanager
def model_service(answer: Answer) -> Iterator[str]:
    """Serve until the block is left; give the address that is named as the base URL."""

    class Service(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            message = {"role": "assistant", "content": answer(asked)}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
            body = json.dumps({**completion, "usage": _USAGE}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # who asked may have been killed
                self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
