"""Libraries that read documents kept from writing to standard error."""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Iterator

_LOGGERS = ("readability", "pypdf", "chardet")


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Silence what the libraries log or warn of a document: what matters to the reader becomes a note or an error."""
    levels = {name: logging.getLogger(name).level for name in _LOGGERS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for name, level in levels.items():
                logging.getLogger(name).setLevel(level)
