"""The page of `claimcheck serve`: what it answers, and whom it turns away."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading.payloads import Payload

pytest.importorskip("starlette", reason="the extra claim-by-claim[serve] is not installed")

from starlette.testclient import TestClient

from claimcheck.local.settings import LocalSettings
from claimcheck.serving import guards
from claimcheck.serving.app import application

FIRST = "The fire in the sugar mill at Brenholm killed 12 people on Monday."
SECOND = "The fire in the sugar mill at Brenholm killed 15 people on Monday."
LINES = {"Accept": "application/x-ndjson"}


def fetch(address: str, limit: int) -> Payload:
    if "private" in address:
        raise ReadingError("private.example is no public host.", "Paste the text itself, or drop it as a file.")
    return Payload(address, SECOND.encode(), ".txt", url=address)


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(application(["127.0.0.1:8020"], fetch=fetch), base_url="http://127.0.0.1:8020") as opened:
        yield opened


def sent(*texts: str) -> list[tuple[str, tuple[None, str]]]:
    """Texts as a browser sends those of a form."""
    return [("text", (None, text)) for text in texts]


def lines(answer: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.text.splitlines()]


def test_the_form_is_in_the_language_of_the_browser(client: TestClient) -> None:
    assert "Compare articles claim by claim" in client.get("/").text
    page = client.get("/", headers={"Accept-Language": "fr-CH,de;q=0.5"})
    assert '<html lang="fr">' in page.text
    assert "Collez deux textes ou plus" in page.text


def test_two_texts_give_the_report_as_a_page(client: TestClient) -> None:
    answer = client.post("/", files=sent(FIRST, SECOND))
    assert answer.status_code == 200
    assert "The sources contradict each other on one point." in answer.text


def test_a_pasted_text_is_read_as_its_readers_see_it(client: TestClient) -> None:
    french = "L'incendie a tué douze élèves à Aubenné en décembre."
    apart = unicodedata.normalize("NFD", french).replace("incendie", "incen\u00addie")
    assert "Aubenn\u00e9" in client.post("/", files=sent(french, apart)).text
    assert "Aubenne\u0301" not in client.post("/", files=sent(french, apart)).text


def test_progress_is_told_line_by_line_and_the_report_comes_last(client: TestClient) -> None:
    events = lines(client.post("/", files=sent(FIRST, SECOND), headers=LINES))
    assert {line["stage"] for line in events[:-1]} >= {"read", "extract", "compare"}
    assert "contradict each other" in events[-1]["report"]


def test_files_and_addresses_are_read_and_named(client: TestClient) -> None:
    files: list[Any] = [
        ("text", ("../../post.txt", FIRST.encode())),
        ("text", (None, " https://courier.example/fire ")),
    ]
    report = lines(client.post("/", files=files, headers=LINES))[-1]["report"]
    assert "post.txt" in report
    assert "https://courier.example/fire" in report
    assert "../" not in report


def test_the_first_text_is_checked_against_the_others(client: TestClient) -> None:
    files = [*sent(FIRST, SECOND), ("what", (None, "check")), ("language", (None, "fr"))]
    assert "Les sources contredisent le texte." in client.post("/", files=files).text


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (sent(FIRST), "Two texts are needed."),
        (sent(FIRST, "  "), "Two texts are needed."),
        (sent(*[FIRST] * 13), "13 texts are too many."),
        (sent(FIRST, "https://private.example/"), "no public host"),
        ([*sent(FIRST, SECOND), ("engine", (None, "model"))], "There is no engine"),
        ([("text", ("a.pdf", b"%PDF-")), *sent(FIRST)], "a.pdf"),
    ],
)
def test_what_cannot_be_compared_is_said_in_the_form_and_in_the_lines(
    client: TestClient, files: list[Any], says: str
) -> None:
    answer = client.post("/", files=files)
    assert answer.status_code == 400
    assert says in answer.text
    assert "<form" in answer.text
    events = lines(client.post("/", files=files, headers=LINES))
    assert says in events[-1]["error"]


@pytest.mark.parametrize("text", ["/etc/passwd", "file:///etc/passwd", "-", "C:\\secret.txt", "../pyproject.toml"])
def test_no_file_of_this_machine_is_read(client: TestClient, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened")

    client.get("/")
    client.post("/", files=sent(FIRST, SECOND))
    monkeypatch.setattr(Path, "open", refuse)
    answer = client.post("/", files=sent(FIRST, text), headers=LINES)
    assert "root:" not in answer.text
    assert "a file was opened" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1:9999"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://127.0.0.1:8020", "Sec-Fetch-Site": "same-origin"}, 200),
        ({}, 200),
    ],
)
def test_only_our_own_page_may_send_a_form(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.post("/", files=sent(FIRST, SECOND), headers=headers).status_code == status


def test_another_host_does_not_see_the_form_either(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "rebound.example"}).status_code == 421


def test_a_request_has_a_size_whether_it_tells_it_or_not(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MOST_BYTES", 500)
    assert client.post("/", files=sent(FIRST * 20, SECOND)).status_code == 413
    body = b"".join([b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n', b"a" * 900, b"\r\n--x--\r\n"])
    streamed = client.post(
        "/", content=iter([body[:300], body[300:]]), headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert streamed.status_code == 413


def test_answers_are_kept_by_nobody_and_run_nothing_of_others(client: TestClient) -> None:
    for answer in (client.get("/"), client.post("/", files=sent(FIRST, SECOND))):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_hostile_texts_stay_text(client: TestClient) -> None:
    hostile = f"{FIRST} <script>alert(1)</script><img src=x onerror=alert(1)>"
    answer = client.post("/", files=[("text", ("<b>x</b>.txt", hostile.encode())), *sent(SECOND)])
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert "<b>x</b>" not in answer.text


def test_a_hostile_name_stays_text_in_what_the_form_says_is_wrong(client: TestClient) -> None:
    answer = client.post("/", files=[("text", ("<b>x.docx", b"PK nothing")), *sent(SECOND)])
    assert answer.status_code == 400
    assert "&lt;b&gt;x.docx is damaged" in answer.text
    assert "<b>x" not in answer.text


@pytest.mark.parametrize(("local", "offered"), [(None, False), (LocalSettings(), True)])
def test_the_local_engine_is_offered_where_there_is_one(local: LocalSettings | None, offered: bool) -> None:
    page = TestClient(application(["testserver"], local=local)).get("/", headers={"accept-language": "fr"}).text
    assert ('value="local"' in page) is offered
    assert ("un encodeur de phrases" in page) is offered


def test_the_local_engine_makes_the_report_that_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
    from claimcheck.local import engine as engines
    from tests.local.conftest import Dictionary

    local = engines.LocalEngine(Dictionary([("fire",)]))
    monkeypatch.setattr(engines, "open_engine", lambda settings: local)
    files = [*sent(FIRST, SECOND), ("engine", (None, "local"))]
    client = TestClient(application(["testserver"], local=LocalSettings()))
    assert "dictionary" in client.post("/", files=files).text
    assert TestClient(application(["testserver"])).post("/", files=files).status_code == 400
