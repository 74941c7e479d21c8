"""A model service on this machine that speaks the Batch API, and answers direct questions as well."""

from __future__ import annotations

import email
import email.policy
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class BatchService:
    """Takes files and batches, answers them after `polls` looks, and the first questions directly.

    Every question about an article is answered with its first sentence as the only claim. Its files are written as the
    service writes them, where only a line feed ends a line. `answers` makes the bodies of a batch.
    `asked` hears of every direct question before it is answered, and from which port it came.
    """

    def __init__(self) -> None:
        self.polls = 2
        self.fails: Callable[[dict[str, Any]], int] = lambda body: 200
        self.answers: Callable[[dict[str, Any]], Any] = completion
        self.stumbles: Iterator[bool] = itertools.repeat(False)
        self.direct = 0
        self.asked: Callable[[dict[str, Any], int], None] = lambda body, port: None
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def requests(self) -> list[int]:
        """How many requests each batch had."""
        return [batch["request_counts"]["total"] for batch in self.batches.values()]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take_file(self, content: bytes) -> dict[str, Any]:
        name = f"file-{len(self.files) + 1}"
        self.files[name] = content
        return {
            "id": name,
            "object": "file",
            "bytes": len(content),
            "created_at": 1,
            "filename": "b",
            "purpose": "batch",
        }

    def take_batch(self, asked: dict[str, Any]) -> dict[str, Any]:
        total = len(self.files[asked["input_file_id"]].splitlines())
        batch = {
            **asked,
            "id": f"batch_{len(self.batches) + 1}",
            "object": "batch",
            "status": "validating",
            "created_at": 1,
            "looks": 0,
            "request_counts": {"total": total, "completed": 0, "failed": 0},
        }
        self.batches[batch["id"]] = batch
        return batch

    def look_at(self, batch: dict[str, Any]) -> dict[str, Any]:
        batch["looks"] += 1
        if batch["looks"] >= self.polls and batch["status"] != "completed":
            lines = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
            results = [(line, self.fails(line["body"])) for line in lines]
            batch["output_file_id"] = self._results([one for one in results if one[1] == 200])
            batch["error_file_id"] = self._results([one for one in results if one[1] != 200])
            batch["status"] = "completed"
        elif batch["status"] == "validating":
            batch["status"] = "in_progress"
        return batch

    def _results(self, answered: list[tuple[dict[str, Any], int]]) -> str | None:
        if not answered:
            return None
        results = []
        for line, status in answered:
            body = self.answers(line["body"]) if status == 200 else {"error": {"message": "It was not to be."}}
            results.append({"custom_id": line["custom_id"], "response": {"status_code": status, "body": body}})
        lines = (f"{json.dumps(result, ensure_ascii=False)}\n" for result in results)
        return str(self.take_file("".join(lines).encode())["id"])


def completion(body: dict[str, Any]) -> dict[str, Any]:
    """Return what the model answers: the first sentence of an article as its claim, anything else left empty."""
    question = body["messages"][-1]["content"]
    first = next((line[4:] for line in question.splitlines() if line.startswith("[1] ")), None)
    claim = {"n": 1, "claim": first, "speaker": None, "status": "stated"}
    reply = {"claims": [claim] if first else [], "summary": [], "sentences": [], "matches": [], "answers": []}
    message = {"role": "assistant", "content": json.dumps(reply)}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "system_fingerprint": "a\u2028b\x85c",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }


def _handler(service: BatchService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if next(service.stumbles):
                self._send({"error": {"message": "Come back."}}, status=503)
                return
            place = self.path.split("?")[0].removeprefix("/v1/").split("/")
            if place[-1] == "content":
                self._send(service.files[place[1]])
            elif len(place) == 2:
                self._send(service.look_at(service.batches[place[1]]))
            else:
                self._send({"object": "list", "data": list(service.batches.values()), "has_more": False})

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path in {"/v1/files", "/v1/batches"} and next(service.stumbles):
                self._send({"error": {"message": "Come back."}}, status=503)
            elif self.path == "/v1/files":
                form = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode() + content
                parts = email.message_from_bytes(form, policy=email.policy.HTTP).iter_parts()
                file = next(part for part in parts if part.get_filename())
                self._send(service.take_file(bytes(file.get_payload(decode=True))))
            elif self.path == "/v1/batches":
                self._send(service.take_batch(json.loads(content)))
            else:
                service.direct += 1
                asked = json.loads(content)
                service.asked(asked, self.client_address[1])
                self._send(completion(asked))

        def _send(self, answer: Any, status: int = 200) -> None:
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
