"""Work on the machines of a cluster; see docs/decisions/corpus.md for why it is Dask's."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.corpus.provenance import made_by
from claimcheck.corpus.workers import Workers, broken_off
from claimcheck.engines import Confirmation, Doubted, Extracted, Match, Side, Verification
from claimcheck.errors import UsageError, how_to_install
from claimcheck.llm.settings import ModelSettings
from claimcheck.records import Article, Claim, Comparison, Engine

if TYPE_CHECKING:
    import distributed

    from claimcheck.llm.engine import ModelEngine

Result = TypeVar("Result")

_CONNECT_SECONDS = 10

# How often the connection to the scheduler is looked at.
_LOOK_SECONDS = 0.5


def machines(address: str) -> Workers:
    """Return workers on the Dask cluster whose scheduler has this address ("tcp://host:8786", "host:8786").

    Raises `UsageError` where Dask is not installed, nothing answers there, the cluster has no workers, or they run
    another program than this one: its results would not be those of this machine. Opening the workers raises it too.
    """
    with _client(address) as client:
        width = sum(client.nthreads().values())
        if not width:
            raise UsageError(f"The cluster at {address} has no workers.", "Start one: dask worker ADDRESS.")
        _check_program(client)

    @contextmanager
    def opened() -> Iterator[Executor]:
        with _client(address) as connected, broken_off(_Executor(connected)) as executor:
            yield executor

    return Workers(opened, width)


@contextmanager
def _client(address: str) -> Iterator[distributed.Client]:
    try:
        import distributed
    except ImportError:
        raise UsageError("--cluster needs Dask.", how_to_install("cluster")) from None
    try:
        client = distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "no reason given"
        raise UsageError(
            f"No Dask scheduler answers at {address}: {reason}.",
            "Check the address, and run again: what is done is not done again.",
        ) from error
    with client:
        yield client


def _check_program(client: distributed.Client) -> None:
    """Raise `UsageError` where a worker does not run this very program."""
    try:
        theirs = client.run(made_by)
    except ImportError as error:
        raise UsageError(
            f"A worker of the cluster cannot load claimcheck: {error}.", "Install claimcheck where the workers run."
        ) from error
    for worker, program in sorted(theirs.items()):
        if program != made_by():
            raise UsageError(
                f"The worker {worker} runs claimcheck {program}, and this is {made_by()}.",
                "Install the same claimcheck on all machines and start the workers anew.",
            )


class _Executor(Executor):
    """Dask's executor, whose work breaks off when the scheduler is lost; Dask's own would wait for it for ever."""

    def __init__(self, client: distributed.Client) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._under_way: set[Future[Any]] = set()
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, function: Callable[..., Result], /, *given: Any, **named: Any) -> Future[Result]:
        """Have a worker of the cluster call `function`. Raises `BrokenExecutor` where the scheduler is lost."""
        if self._lost():
            raise BrokenExecutor
        future: Future[Result] = self._executor.submit(function, *given, **named)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the work; see `concurrent.futures.Executor`."""
        self._over.set()
        if not self._lost():
            self._executor.shutdown(wait and not cancel_futures)

    def _lost(self) -> bool:
        return self._client.status in {"closing", "closed"}

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            if self._lost():
                for future in tuple(self._under_way):
                    with suppress(InvalidStateError):  # done in this very moment
                        future.set_exception(BrokenExecutor())


class EngineAbroad:
    """The model engine where it is used: it travels as its settings, and is opened once in each process."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings

    def extract(self, article: Article, source_id: str, /) -> Extracted:
        """Return what the model engine extracts."""
        return _opened(self._settings).extract(article, source_id)

    def translate(self, extracted: Extracted, article: Article, /) -> Extracted:
        """Return what the model engine translates."""
        return _opened(self._settings).translate(extracted, article)

    def align(self, pairs: Sequence[tuple[Side, Side]], language: str, /) -> tuple[tuple[Match, ...], ...]:
        """Return the matches of the model engine."""
        return _opened(self._settings).align(pairs, language)

    def confirm(self, doubted: Sequence[Doubted], language: str, /) -> tuple[tuple[Confirmation | None, ...], ...]:
        """Return what the model engine says when it is asked once more."""
        return _opened(self._settings).confirm(doubted, language)

    def verify(
        self, text: Article, claims: Sequence[Claim], sources: Mapping[str, Article], language: str, /
    ) -> tuple[Verification | None, ...]:
        """Return the verifications of the model engine."""
        return _opened(self._settings).verify(text, claims, sources, language)

    def summarize(self, comparison: Comparison, /) -> tuple[str, ...]:
        """Return the summary of the model engine."""
        return _opened(self._settings).summarize(comparison)

    def describe(self) -> Engine:
        """Return the name of the engine and its model."""
        return _opened(self._settings).describe()


@functools.cache
def _opened(settings: ModelSettings) -> ModelEngine:
    from claimcheck.llm.engine import open_engine

    return open_engine(settings)
