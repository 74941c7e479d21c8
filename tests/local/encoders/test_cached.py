from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.local.encoders.cached import CachedEncoder

if TYPE_CHECKING:
    from tests.local.conftest import Dictionary

TEXTS = ["the rain fell", "the mayor spoke", "the rain fell"]


def test_a_text_is_encoded_once(dictionary: Dictionary) -> None:
    cached = CachedEncoder(dictionary)
    first = cached.encode(TEXTS)
    assert dictionary.asked == TEXTS[:2]
    assert (first[0] == first[2]).all()
    assert (cached.encode(TEXTS) == first).all()
    assert len(dictionary.asked) == 2


def test_vectors_are_kept_on_disk_by_text_and_encoder(dictionary: Dictionary, tmp_path: Path) -> None:
    file = tmp_path / "kept" / "vectors.sqlite3"
    first = CachedEncoder(dictionary, file).encode(TEXTS)
    assert (CachedEncoder(dictionary, file).encode(TEXTS) == first).all()
    assert len(dictionary.asked) == 2
    dictionary.name = "another"
    CachedEncoder(dictionary, file).encode(TEXTS)
    assert len(dictionary.asked) == 4


def test_a_file_that_is_no_cache_stops_nothing(dictionary: Dictionary, tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite3"
    file.write_text("no database at all, but a long enough line of text to look at")
    assert CachedEncoder(dictionary, file).encode(TEXTS).shape[0] == 3


def test_nothing_is_encoded_to_nothing(dictionary: Dictionary) -> None:
    assert CachedEncoder(dictionary).encode([]).shape[0] == 0
