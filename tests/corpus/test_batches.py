"""Questions asked through the Batch API, over real HTTP, of a small server that speaks it."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from claimcheck.corpus import workers
from claimcheck.corpus.run import Observer, Settings, Summary, run
from claimcheck.errors import ModelError
from claimcheck.llm.engine import ModelEngine, open_engine
from claimcheck.llm.settings import ModelSettings
from claimcheck.records import Usage
from tests.corpus.conftest import Silent, table
from tests.corpus.service import BatchService, completion


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchService]:
    monkeypatch.setattr("claimcheck.llm.service.batches._FIRST_POLL_SECONDS", 0.02)
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
        patched.setattr("claimcheck.llm.service.batches._ended", ended)
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


def test_the_answers_of_a_batch_are_read_in_any_wording_of_the_protocol(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    def worded(body: dict[str, Any]) -> Any:
        answer = completion(body)
        message = answer["choices"][0]["message"]
        message["content"] = [{"type": "text", "text": message["content"]}]
        return [{**answer, "usage": {"input_tokens": "10", "output_tokens": 5.0}}]

    source = corpus()
    gather(tmp_path / "plain", source, service)
    service.answers = worded
    usage: list[Usage | None] = []
    gather(tmp_path / "worded", source, service, model="another", usage=usage)
    assert table(tmp_path / "worded", "claims") == table(tmp_path / "plain", "claims")
    (spent,) = usage
    assert spent is not None
    assert spent.prompt_tokens == 10 * spent.calls


@pytest.mark.parametrize(
    "body",
    [None, 3, [], {}, {"choices": []}, {"choices": [], "usage": {"prompt_tokens": "many"}}, {"usage": 7}],
    ids=repr,
)
def test_a_line_of_a_batch_that_holds_no_answer_is_asked_again(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path, body: Any
) -> None:
    turns = itertools.count()
    service.answers = lambda asked: body if next(turns) < 3 else completion(asked)
    assert gather(tmp_path / "out", corpus(), service).failed == 0


def test_an_error_that_comes_as_an_answer_is_an_error(
    corpus: Callable[..., Path], service: BatchService, tmp_path: Path
) -> None:
    service.answers = lambda _: {"error": {"message": "It was not to be.", "code": 400}}
    with pytest.raises(ModelError, match="It was not to be"):
        gather(tmp_path / "out", corpus(), service)
