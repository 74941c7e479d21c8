from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from claimcheck.local.encoders.cached import CachedEncoder
from claimcheck.local.engine import encoder_of
from claimcheck.local.settings import LocalSettings

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


def test_encoders_of_one_name_at_two_places_share_no_vectors(dictionary: Dictionary, tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite3"
    for address in ("http://host/a/v1", "http://host/b/v1", "http://host/a/v1"):
        settings = LocalSettings(embeddings="small", base_url=address)
        CachedEncoder(dictionary, file, settings.place).encode(TEXTS)
    assert len(dictionary.asked) == 4
    folders = [tmp_path / name / "onnx" for name in "ab"]
    for folder in folders:
        folder.mkdir(parents=True)
        CachedEncoder(dictionary, file, LocalSettings(embeddings=str(folder)).place).encode(TEXTS)
    assert len(dictionary.asked) == 8


def test_the_engine_keeps_vectors_by_the_place_of_their_encoder(tmp_path: Path) -> None:
    one, other = (
        LocalSettings(embeddings="small", base_url=f"http://host/{path}/v1", cache_folder=str(tmp_path))
        for path in "ab"
    )
    assert encoder_of(one).name == encoder_of(other).name == "small at host"
    assert cast("CachedEncoder", encoder_of(one))._key("a") != cast("CachedEncoder", encoder_of(other))._key("a")


def test_a_file_that_is_no_cache_stops_nothing(dictionary: Dictionary, tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite3"
    file.write_text("no database at all, but a long enough line of text to look at")
    assert CachedEncoder(dictionary, file).encode(TEXTS).shape[0] == 3


def test_nothing_is_encoded_to_nothing(dictionary: Dictionary) -> None:
    assert CachedEncoder(dictionary).encode([]).shape[0] == 0
