"""A real Dask cluster on this machine: a scheduler and two workers, of which one is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.corpus import workers
from claimcheck.corpus.cluster import EngineAbroad, machines
from claimcheck.corpus.run import Settings, run
from claimcheck.engines import ClaimEngine
from claimcheck.errors import UsageError
from claimcheck.llm.settings import ModelSettings
from tests.corpus.conftest import Silent, files_of, gather, rules
from tests.corpus.service import BatchService

pytest.importorskip("distributed", reason="the extra claim-by-claim[cluster] is not installed")
psutil = pytest.importorskip("psutil", reason="distributed comes with it")

_PATIENCE_SECONDS = 60

# The workers run the code that is tested, whichever checkout is installed.
_SAME_CODE = {**os.environ, "PYTHONPATH": str(Path(claimcheck.__file__).parents[1])}


@dataclass(frozen=True)
class Cluster:
    """The address of a scheduler, and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    where = tmp_path / "scheduler.json"
    with ExitStack() as stack:

        def started(role: str, *options: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "dask", role, "--scheduler-file", str(where), "--no-dashboard", *options]
            process = subprocess.Popen(
                command, cwd=tmp_path, env=_SAME_CODE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        started("scheduler", "--host", "127.0.0.1", "--port", "0")
        both = tuple(started("worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1") for _ in range(2))
        address = _address(where)
        until = time.monotonic() + _PATIENCE_SECONDS
        while _width(address) < len(both) and time.monotonic() < until:
            time.sleep(0.1)
        yield Cluster(address, both)


@pytest.fixture
def service() -> Iterator[BatchService]:
    running = BatchService()
    yield running
    running.close()


def _address(where: Path) -> str:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            return str(json.loads(where.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise TimeoutError("no scheduler")


def _width(address: str) -> int:
    try:
        return machines(address).width
    except UsageError:
        return 0


class Killer(Silent):
    """Kills a worker when the first story is compared."""

    def __init__(self, victim: subprocess.Popen[bytes]) -> None:
        self.victim = victim
        self.done = 0

    def stage(self, name: str, done: int, total: int) -> None:
        if name == "compare":
            self.done = done
            if done == 1:
                self.victim.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_worker_that_is_killed_costs_nothing_and_changes_nothing(
    corpus: Callable[..., Path], cluster: Cluster, tmp_path: Path
) -> None:
    source = corpus()
    gather(tmp_path / "here", source)
    killer = Killer(cluster.workers[0])
    summary = run(
        [str(source)],
        Settings(tmp_path / "there", days=3, engine="rules"),
        readers=workers.threads(1),
        comparers=machines(cluster.address),
        opener=rules,
        observer=killer,
    )
    assert (killer.done, summary.failed) == (6, 0)
    assert cluster.workers[0].wait(_PATIENCE_SECONDS) == -signal.SIGKILL
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_no_answer_is_paid_for_twice_when_the_worker_that_asked_is_killed(
    corpus: Callable[..., Path], cluster: Cluster, service: BatchService, tmp_path: Path
) -> None:
    asked: Counter[str] = Counter()
    asking: Counter[int] = Counter()
    killed: list[str] = []

    def kill_who_asks_again(body: dict[str, Any], port: int) -> None:
        """Kill the first worker that asks a second time: it has had an answer to the first question of its story."""
        question = body["messages"][-1]["content"]
        asked[question] += 1
        worker = _who_speaks_from(port)
        asking[worker] += 1
        if asking[worker] == 2 and not killed:
            killed.append(question)
            os.kill(worker, signal.SIGKILL)

    service.asked = kill_who_asks_again
    settings = ModelSettings(
        model="m", base_url=service.address, api_key="k", jobs=1, cache=tmp_path / "answers.sqlite"
    )

    @contextmanager
    def abroad(_articles: int, _characters: int) -> Iterator[ClaimEngine]:
        yield EngineAbroad(settings)

    summary = run(
        [str(corpus())],
        Settings(tmp_path / "out", days=3, engine="model m"),
        readers=workers.threads(1),
        comparers=machines(cluster.address),
        opener=abroad,
        observer=Silent(),
    )
    assert (summary.done, summary.failed) == (6, 0)
    assert sum(worker.poll() == -signal.SIGKILL for worker in cluster.workers) == 1
    assert [question for question, times in asked.items() if times > 1] == killed


def _who_speaks_from(port: int) -> int:
    return next(
        int(connection.pid)
        for connection in psutil.net_connections("tcp")
        if connection.laddr and connection.laddr.port == port and connection.pid not in (None, os.getpid())
    )


def test_an_address_where_no_scheduler_answers_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.corpus.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(UsageError, match=r"No Dask scheduler answers at 127\.0\.0\.1:9"):
        machines("127.0.0.1:9")
