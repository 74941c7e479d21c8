"""`claimcheck corpus` with an encoder that is a service: where stories across languages come from, and what is said."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
pytest.importorskip("pyarrow", reason="needs the extra `corpus`")

ROWS = [
    {"id": "a", "text": "Le navire a heurté un appontement. Personne n'a été blessé.", "published": "2026-05-04"},
    {"id": "b", "text": "A boat ran into its berth. Nobody was hurt in the night.", "published": "2026-05-04"},
    {"id": "c", "text": "Snow fell on the hills all week. Skiers were delighted by it.", "published": "2026-05-04"},
]


IN_ONE_LANGUAGE = [
    {
        "id": "d",
        "text": "The lifeboat of Orvan was thanked by the council of Corle. The mayor slept.",
        "published": "2026-05-04",
    },
    {
        "id": "e",
        "text": "The council of Corle wants the berth of Orvan rebuilt. A lifeboat of Orvan was out before dawn.",
        "published": "2026-05-04",
    },
]


class Embeddings(BaseHTTPRequestHandler):
    """Answers `/v1/embeddings`: what speaks of a berth points one way, what speaks of snow another."""

    def do_POST(self) -> None:
        from tests.local.conftest import Dictionary

        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.extend(asked["input"])  # type: ignore[attr-defined]
        vectors = Dictionary([("appontement", "berth"), ("neige", "Snow")]).encode(asked["input"])
        data = [{"index": number, "embedding": vector.tolist()} for number, vector in enumerate(vectors)]
        content = json.dumps({"data": data}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Embeddings)
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _corpus(
    claimcheck: Run, tmp_path: Path, port: int, *options: str, rows: Sequence[Mapping[str, str]] = ROWS
) -> tuple[int, str, list[list[str]]]:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    service = ("--embeddings", "small", "--base-url", f"http://127.0.0.1:{port}/v1", "--engine", "local")
    ran = claimcheck("corpus", feed, "-o", tmp_path / "out", "--no-cache", *service, *options)
    stories = tmp_path / "out" / "stories.jsonl"
    lines = stories.read_text("utf-8").splitlines() if stories.exists() else []
    return ran.code, ran.err, sorted(sorted(one["id"] for one in json.loads(line)["members"]) for line in lines)


def test_a_service_joins_stories_across_languages_and_it_is_said_what_goes_there(
    claimcheck: Run, tmp_path: Path, service: ThreadingHTTPServer
) -> None:
    code, said, stories = _corpus(claimcheck, tmp_path, service.server_port)
    assert (code, stories) == (0, [["a", "b"], ["c"]])
    assert f"the first 250 characters of each will be sent to 127.0.0.1:{service.server_port}" in said
    assert {row["text"] for row in ROWS} <= set(service.asked)  # type: ignore[attr-defined]


def test_of_a_story_in_one_language_no_sentence_is_encoded(
    claimcheck: Run, tmp_path: Path, service: ThreadingHTTPServer
) -> None:
    code, _, stories = _corpus(claimcheck, tmp_path, service.server_port, rows=IN_ONE_LANGUAGE)
    assert (code, stories) == (0, [["d", "e"]])
    assert "The mayor slept." not in service.asked  # type: ignore[attr-defined]


def test_no_send_keeps_the_articles_from_a_service(claimcheck: Run, tmp_path: Path) -> None:
    code, said, stories = _corpus(claimcheck, tmp_path, 9, "--no-send")
    assert (code, stories) == (2, [])
    assert "--no-send" in said


def test_a_service_that_does_not_answer_ends_the_run_with_its_own_code(claimcheck: Run, tmp_path: Path) -> None:
    code, said, _ = _corpus(claimcheck, tmp_path, 9)
    assert code == 3
    assert "127.0.0.1:9" in said
