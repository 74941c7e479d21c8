"""How near two articles in different languages are in meaning: what is looked through, and what for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

np = pytest.importorskip("numpy", reason="needs the extra `local` for numpy")

from claimcheck.corpus import meaning, members  # noqa: E402
from claimcheck.corpus.meaning import Meanings, lead_of, vectors_of  # noqa: E402
from claimcheck.reading import article_from_text  # noqa: E402

if TYPE_CHECKING:
    from claimcheck.local.encoders.encoder import Vectors

RED, BLUE, PURPLE = (1.0, 0.0), (0.0, 1.0), (0.8, 0.6)


def meanings(*vectors: tuple[float, float] | None) -> Meanings:
    packed = [None if one is None else np.array(one, dtype=np.float16).tobytes() for one in vectors]
    return Meanings(packed.__getitem__)


def added(vectors: Meanings, languages: Sequence[str], first: int = 0) -> list[list[int]]:
    return [[near.number for near in vectors.nearest(n, code, first)] for n, code in enumerate(languages)]


def test_the_nearest_in_other_languages_are_found_the_likest_first() -> None:
    assert added(meanings(RED, BLUE, PURPLE, RED), ["fr", "fr", "fr", "en"]) == [[], [], [], [0, 2]]


def test_articles_in_the_same_language_and_too_old_ones_are_left_to_their_words() -> None:
    assert added(meanings(RED, RED, RED), ["fr", "fr", "en"]) == [[], [], [0, 1]]
    assert added(meanings(RED, RED, RED), ["fr", "fr", "en"], first=1) == [[], [], [1]]


def test_an_article_without_a_vector_is_near_to_none() -> None:
    vectors = meanings(RED, None, RED)
    assert added(vectors, ["fr", "en", "en"]) == [[], [], [0]]
    assert vectors.nearness(0, 1) == 0


def test_nearness_is_from_nothing_to_all() -> None:
    vectors = meanings(RED, BLUE, PURPLE)
    assert vectors.nearness(0, 1) == 0
    assert vectors.nearness(0, 0) == 1
    assert vectors.nearness(0, 2) == 1
    assert vectors.nearness(1, 2) == pytest.approx((0.6 - 0.58) / (0.75 - 0.58), abs=0.01)


def test_only_the_latest_are_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_LOOKED_THROUGH", 4)
    monkeypatch.setattr(meaning, "_NEAREST", 9)
    found = added(meanings(*[RED] * 9), ["fr"] * 8 + ["en"])
    assert found[-1] == [4, 5, 6, 7]


class Encoder:
    """Encodes by whether a text speaks of water; every text of French has a direction of its own as well."""

    name = "water"

    def encode(self, texts: Sequence[str], /) -> Vectors:
        rows = [[float("eau" in text or "water" in text), 2.0 * ("é" in text), 0.1] for text in texts]
        vectors = np.array(rows, dtype=np.float32)
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


class Engine:
    encoder = Encoder()


def test_what_all_texts_of_a_language_share_is_taken_away() -> None:
    texts = {
        "fr": ("L'été a été sec.", "L'eau a été coupée."),
        "en": ("The summer was dry.", "The water was cut off."),
    }
    packed = [
        members.pack(article_from_text(text, name="a", language=code))
        for code, several in texts.items()
        for text in several
    ]
    vectors = [np.frombuffer(one, dtype=np.float16).astype(float) for one in vectors_of(packed, Engine())]
    assert [float(np.linalg.norm(vectors[place])) for place in (1, 3)] == pytest.approx([1.0, 1.0], abs=0.01)
    assert vectors[1] @ vectors[3] > 0.5 > vectors[0] @ vectors[3]


def test_a_lead_is_the_title_and_the_first_words() -> None:
    article = article_from_text("One. " * 200, name="a", title="A title", language="en")
    assert lead_of(article).startswith("A title One.")
    assert len(lead_of(article)) == 250
