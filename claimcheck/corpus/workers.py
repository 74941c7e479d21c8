"""Units of work over several processes, threads or machines; one that dies takes nothing with it but its own unit.

Whatever offers `concurrent.futures.Executor` will do: a pool of processes, of threads, or the executor of a cluster.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimcheck.errors import Deferred, ModelError

Unit = TypeVar("Unit")
Result = TypeVar("Result")

# Units that wait at the workers' door, so that none stands idle; what waits is held in memory.
_WAITING_PER_WORKER = 2


@dataclass(frozen=True, slots=True)
class Workers:
    """Opens an executor as often as it takes, and says how many units it works on at once."""

    open: Callable[[], AbstractContextManager[Executor]]
    width: int


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Unit, Result]):
    """What came of a unit: its result, or the reason why there is none; `deferred` says that it is to be done again."""

    unit: Unit
    result: Result | None
    failure: str | None = None
    deferred: bool = False


def outcomes(
    workers: Workers, function: Callable[[Unit], Result], units: Iterable[Unit]
) -> Iterator[Outcome[Unit, Result]]:
    """Yield the outcome of every unit as it is done, holding no more units than are under way.

    Where a worker dies, the units under way are repeated, each alone in a fresh executor: one that kills its worker
    again is the culprit and has no result, the others have lost nothing.

    Raises `ModelError` where a unit does: the service failed for good, for this unit as for the next.
    """
    waiting = iter(units)
    while True:
        suspects: list[Unit] = []
        with workers.open() as executor:
            yield from _until_broken(executor, function, waiting, workers.width, suspects)
        if not suspects:
            return
        for unit in suspects:
            yield _alone(workers, function, unit)


def _until_broken(
    executor: Executor,
    function: Callable[[Unit], Result],
    waiting: Iterator[Unit],
    width: int,
    suspects: list[Unit],
) -> Iterator[Outcome[Unit, Result]]:
    """Yield outcomes until there are no more units or the executor breaks; `suspects` are then those under way."""
    under_way: dict[Future[Result], Unit] = {}
    while not suspects:
        while len(under_way) < width * _WAITING_PER_WORKER and (unit := next(waiting, None)) is not None:
            try:
                under_way[executor.submit(function, unit)] = unit
            except BrokenExecutor:
                suspects.append(unit)
                break
        if not under_way:
            return
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in done:
            outcome = _outcome(future, under_way[future])
            if outcome is None:
                suspects.append(under_way.pop(future))
            else:
                del under_way[future]
                yield outcome
    for future, unit in under_way.items():
        outcome = _outcome(future, unit)
        if outcome is None:
            suspects.append(unit)
        else:
            yield outcome


def _alone(workers: Workers, function: Callable[[Unit], Result], unit: Unit) -> Outcome[Unit, Result]:
    with workers.open() as executor:
        outcome = _outcome(executor.submit(function, unit), unit)
    return outcome or Outcome(unit, None, "It ended the process that worked on it, twice.")


def _outcome(future: Future[Result], unit: Unit) -> Outcome[Unit, Result] | None:
    """Return the outcome of a unit, waiting for it; None where its worker died."""
    try:
        return Outcome(unit, future.result())
    except BrokenExecutor:
        return None
    except Deferred:
        return Outcome(unit, None, deferred=True)
    except ModelError:
        raise
    except Exception as error:
        return Outcome(unit, None, f"{type(error).__name__}: {error}")


def processes(count: int | None = None) -> Workers:
    """Return workers in `count` processes of this machine, by default one a core."""
    width = count or cores()

    def opened() -> AbstractContextManager[Executor]:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # A process that is spawned inherits neither the lock of the folder nor the ends of others' pipes.
        context = multiprocessing.get_context("spawn")
        return broken_off(ProcessPoolExecutor(width, context, initializer=_end_with_parent))

    return Workers(opened, width)


def threads(count: int) -> Workers:
    """Return workers in `count` threads of this process, for work that waits for a service."""

    def opened() -> AbstractContextManager[Executor]:
        from concurrent.futures import ThreadPoolExecutor

        return broken_off(ThreadPoolExecutor(count, thread_name_prefix="claimcheck-corpus"))

    return Workers(opened, count)


@contextmanager
def broken_off(executor: Executor) -> Iterator[Executor]:
    """Yield `executor`; where the run ends early, let go of what is under way rather than wait for it.

    An interrupted run would otherwise wait for answers of a service that nobody wants any more.
    """
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: killed, it cannot tell its workers to stop."""
    import multiprocessing
    import signal
    import threading

    # Control-C goes to the whole group; the parent decides what becomes of the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait_and_end() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait_and_end, daemon=True).start()
