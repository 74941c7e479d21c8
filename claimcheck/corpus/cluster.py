"""Work on the machines of a cluster; see docs/decisions/cluster.md for why it is Dask's."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager

from claimcheck.corpus.workers import Workers
from claimcheck.engines import ClaimEngine, Extracted, Judgement
from claimcheck.errors import UsageError
from claimcheck.model.settings import ModelSettings
from claimcheck.records import Article, Claim, Comparison, Engine

_CONNECT_SECONDS = 10


def machines(address: str) -> Workers:
    """Return workers on the Dask cluster whose scheduler has this address ("tcp://host:8786", "host:8786").

    Raises `UsageError` where Dask is not installed, nothing answers there, or the cluster has no workers.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError("--cluster needs Dask.", "Install claimcheck with its extra: claimcheck[cluster].") from None

    def client() -> distributed.Client:
        return distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]

    try:
        with client() as asked:
            width = sum(asked.nthreads().values())
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(f"No Dask scheduler answers at {address}: {reason}.", "Check the address.") from error
    if not width:
        raise UsageError(f"The cluster at {address} has no workers.", "Start one: dask worker ADDRESS.")

    @contextmanager
    def opened() -> Iterator[Executor]:
        with client() as connected, connected.get_executor(pure=False) as executor:
            yield executor

    return Workers(opened, width)


class EngineAbroad:
    """The model engine where it is used: it travels as its settings, and is opened once in each process."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings

    def extract(self, article: Article, source_id: str, /) -> Extracted:
        """Return what the model engine extracts."""
        return _opened(self._settings).extract(article, source_id)

    def judge(self, pairs: Sequence[tuple[Claim, Claim]], language: str, /) -> tuple[Judgement | None, ...]:
        """Return the judgements of the model engine."""
        return _opened(self._settings).judge(pairs, language)

    def summarize(self, comparison: Comparison, /) -> tuple[str, ...]:
        """Return the summary of the model engine."""
        return _opened(self._settings).summarize(comparison)

    def describe(self) -> Engine:
        """Return the name of the engine and its model."""
        return _opened(self._settings).describe()


@functools.cache
def _opened(settings: ModelSettings) -> ClaimEngine:
    from claimcheck.model.engine import open_engine

    return open_engine(settings)
