from __future__ import annotations

import time

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading import web
from tests.dripping import WAYS, dripping


@pytest.mark.parametrize("way", WAYS)
def test_a_page_that_drips_without_an_end_is_broken_off_when_its_time_is_over(
    way: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "_WHOLE", 0.4)
    begin = time.monotonic()
    with dripping(way, "text/plain") as address, pytest.raises(ReadingError, match="took more than"):
        web.fetch(f"{address}/", 1_000_000)
    assert time.monotonic() - begin < 5
