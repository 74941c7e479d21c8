"""Which sentence encoder the local engine has, and what it costs here."""

from __future__ import annotations

import time

from claimcheck.errors import ClaimcheckError
from claimcheck.local.encoders.encoder import Encoder
from claimcheck.local.engine import encoder_of, is_available
from claimcheck.local.settings import EXTRA, LocalSettings

# Sentences to time an encoder on, of no matter to anybody; each is encoded once, so none may come from a cache.
_SENTENCES = tuple(f"The ferry of {hour} o'clock reached the harbour {hour} minutes late." for hour in range(1, 13))


def lines(settings: LocalSettings) -> tuple[str, ...]:
    """Return what there is to say of the local engine, a line each. Nothing is asked of a service."""
    if not is_available(settings):
        return (f"encoder  none: the local engine needs one ({EXTRA})",)
    if settings.host:
        return (f"encoder  {settings.embeddings} of the service at {settings.host}",)
    began = time.process_time()
    try:
        encoder = encoder_of(settings)
    except ClaimcheckError as error:
        return (f"encoder  FAIL {error.message}",)
    loaded = time.process_time() - began
    return (f"encoder  {encoder.name}, {loaded:.1f} s to load, {_milliseconds(encoder):.0f} ms a sentence",)


def _milliseconds(encoder: Encoder) -> float:
    began = time.process_time()
    encoder.encode(_SENTENCES)
    return (time.process_time() - began) * 1000 / len(_SENTENCES)
