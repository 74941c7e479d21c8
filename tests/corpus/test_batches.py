"""Questions asked through the Batch API, over real HTTP, of a small server that speaks it."""

from __future__ import annotations

import email
import email.policy
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import workers
from claimcheck.corpus.run import Observer, Settings, Summary, run
from claimcheck.errors import ModelError
from claimcheck.model.engine import ModelEngine, open_engine
from claimcheck.model.settings import ModelSettings
from claimcheck.records import Usage
from tests.corpus.conftest import Silent, table


class BatchService:
    """Takes files and batches, answers them after `polls` looks, and the first questions directly.

    Every question about an article is answered with its first sentence as the only claim. Its files are written as the
    service writes them, where only a line feed ends a line.
    """

    def __init__(self) -> None:
        self.polls = 2
        self.fails: Callable[[dict[str, Any]], int] = lambda body: 200
        self.stumbles: Iterator[bool] = itertools.repeat(False)
        self.direct = 0
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
            body = completion(line["body"]) if status == 200 else {"error": {"message": "It was not to be."}}
            results.append({"custom_id": line["custom_id"], "response": {"status_code": status, "body": body}})
        lines = (f"{json.dumps(result, ensure_ascii=False)}\n" for result in results)
        return str(self.take_file("".join(lines).encode())["id"])


def completion(body: dict[str, Any]) -> dict[str, Any]:
    """Return what the model answers: the first sentence of an article as its claim, anything else left empty."""
    question = body["messages"][-1]["content"]
    first = next((line[4:] for line in question.splitlines() if line.startswith("[1] ")), None)
    claim = {"n": 1, "claim": first, "speaker": None, "status": "stated"}
    reply = {"claims": [claim] if first else [], "summary": [], "sentences": []}
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
                self._send(completion(json.loads(content)))

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


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchService]:
    monkeypatch.setattr("claimcheck.model.batches._FIRST_POLL_SECONDS", 0.02)
    running = BatchService()
    yield running
    running.close()


class Listening(Silent):
    """An observer that keeps what the run waited for."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int, int]] = []

    def waiting(self, what: str, done: int, total: int) -> None:
        self.heard.append((what, done, total))


def gather(
    folder: Path,
    source: Path,
    service: BatchService,
    *,
    batch: bool = True,
    model: str = "m",
    usage: list[Usage | None] | None = None,
    observer: Observer | None = None,
) -> Summary:
    settings = ModelSettings(
        model=model,
        base_url=service.address,
        api_key="k",
        jobs=2,
        batch=batch,
        cache=folder / ".claimcheck" / "answers.sqlite",
    )

    @contextmanager
    def opened(_articles: int, _characters: int) -> Iterator[ModelEngine]:
        with open_engine(settings) as engine:
            yield engine
            if usage is not None:
                usage.append(engine.describe().usage)

    return run(
        [str(source)],
        Settings(folder, days=3, engine="model m"),
        readers=workers.threads(1),
        comparers=workers.threads(2),
        opener=opened,
        observer=observer or Silent(),
    )


def test_a_batch_gives_what_direct_questions_give(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    source = corpus()
    batched = gather(tmp_path / "batched", source, service)
    in_batches = service.direct
    direct = gather(tmp_path / "direct", source, service, batch=False)
    assert batched.counts == direct.counts
    assert table(tmp_path / "batched", "claims") == table(tmp_path / "direct", "claims")
    assert in_batches <= 2, "only the first questions are asked directly, to learn how the service is spoken to"
    assert sum(service.requests) + in_batches == service.direct - in_batches


def test_all_questions_of_a_pass_go_together(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    gather(tmp_path / "out", corpus(), service)
    assert service.requests[0] >= 10


def test_a_run_that_ends_while_it_waits_finds_its_batch_again(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = corpus()
    service.polls = 10**6
    looked = threading.Event()

    def ended(*_: object) -> object:
        looked.set()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("claimcheck.model.batches._ended", ended)
        with pytest.raises(KeyboardInterrupt):
            gather(tmp_path / "out", source, service)
    sent = list(service.batches)
    assert looked.is_set()
    service.polls = 1
    gather(tmp_path / "out", source, service)
    assert list(service.batches)[: len(sent)] == sent
    paid = [line for name, file in service.files.items() for line in file.splitlines() if b'"method"' in line]
    assert len(paid) == len(set(paid)), "a request was sent, and paid for, twice"


def test_a_request_the_service_fails_at_is_sent_again_and_one_it_refuses_ends_the_run(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    source = corpus()
    turns = iter([500] * 3)
    service.fails = lambda _: next(turns, 200)
    assert gather(tmp_path / "again", source, service).failed == 0
    assert len(set(service.requests)) > 1, "only what failed is sent again"
    service.fails = lambda _: 400
    with pytest.raises(ModelError, match="It was not to be"):
        gather(tmp_path / "refused", source, service, model="another")


def test_a_service_that_stumbles_now_and_then_costs_nothing(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    source = corpus()
    gather(tmp_path / "smooth", source, service)
    smooth = len(service.batches)
    service.stumbles = itertools.cycle([True, False, False])
    gather(tmp_path / "stumbling", source, service, model="another")
    assert table(tmp_path / "stumbling", "claims") == table(tmp_path / "smooth", "claims")
    assert len(service.batches) == 2 * smooth, "a batch was sent, and paid for, twice"


def test_the_tokens_of_a_batch_are_counted_once(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    usage: list[Usage | None] = []
    gather(tmp_path / "out", corpus(), service, usage=usage)
    (spent,) = usage
    assert spent is not None
    calls = sum(service.requests) + service.direct
    assert (spent.calls, spent.prompt_tokens, spent.completion_tokens) == (calls, 10 * calls, 5 * calls)


def test_a_run_says_which_batch_it_waits_for_and_how_far_that_is(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    observer = Listening()
    gather(tmp_path / "out", corpus(), service, observer=observer)
    assert observer.heard[0] == ("batch_1 validating", 0, service.requests[0])
