"""A real Dask cluster on this machine: a scheduler and two workers, of which one is killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.corpus import workers
from claimcheck.corpus.cluster import machines
from claimcheck.corpus.run import Settings, run
from claimcheck.errors import UsageError
from tests.corpus.conftest import Silent, files_of, gather, rules

pytest.importorskip("distributed", reason="the extra claimcheck[cluster] is not installed")

_PATIENCE_SECONDS = 60


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
            process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def test_an_address_where_no_scheduler_answers_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.corpus.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(UsageError, match=r"No Dask scheduler answers at 127\.0\.0\.1:9"):
        machines("127.0.0.1:9")
