"""Which models the local engine has, and what they cost here: room on disk, time to load, time a sentence."""

from __future__ import annotations

import importlib.metadata
import itertools
import time
from pathlib import Path

from claimcheck.errors import ClaimcheckError, how_to_install
from claimcheck.local.encoders import bundled
from claimcheck.local.encoders.encoder import Encoder
from claimcheck.local.engine import encoder_of, is_available, judge_of
from claimcheck.local.settings import LocalSettings, host_of

# Sentences to time an encoder on, of no matter to anybody; each is encoded once, so none may come from a cache.
_SENTENCES = tuple(f"The ferry of {hour} o'clock reached the harbour {hour} minutes late." for hour in range(1, 13))


def lines(settings: LocalSettings) -> tuple[str, ...]:
    """Return what there is to say of the local engine, a line each. Nothing is asked of a service."""
    judging = (_of_judge(settings),) if settings.entailment else ()
    return (_of_encoder(settings), *judging)


def _of_encoder(settings: LocalSettings) -> str:
    if not is_available(settings):
        return f"encoder   none: the local engine needs one. {how_to_install('local')}"
    if settings.host:
        return f"encoder   {settings.embeddings} of the service at {settings.host}"
    began = time.process_time()
    try:
        encoder = encoder_of(settings)
    except ClaimcheckError as error:
        return f"encoder   FAIL {error.message}"
    loaded = time.process_time() - began
    size = f"{_megabytes(settings):.0f} MB"
    return f"encoder   {encoder.name}, {size}, {loaded:.1f} s to load, {_milliseconds(encoder):.0f} ms a sentence"


def _of_judge(settings: LocalSettings) -> str:
    if settings.judges_by_service:
        return f"judge     an entailment model of the service at {host_of(settings.entailment)}"
    try:
        judge = judge_of(settings)
        began = time.process_time()
        if judge:
            judge.judge(list(itertools.pairwise(_SENTENCES)))
    except ClaimcheckError as error:
        return f"judge     FAIL {error.message}"
    milliseconds = (time.process_time() - began) * 1000 / (len(_SENTENCES) - 1)
    return f"judge     {judge.name if judge else 'none'}, {milliseconds:.0f} ms a pair of sentences"


def _megabytes(settings: LocalSettings) -> float:
    """Return how much room the encoder takes on disk, in millions of bytes, its weights among it."""
    if settings.folder:
        files = [path for path in settings.folder.rglob("*") if path.is_file()]
    else:
        package = settings.embeddings or next(kind.package for kind in bundled.installed())
        files = [Path(str(file.locate())) for file in importlib.metadata.files(package) or ()]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def _milliseconds(encoder: Encoder) -> float:
    began = time.process_time()
    encoder.encode(_SENTENCES)
    return (time.process_time() - began) * 1000 / len(_SENTENCES)
