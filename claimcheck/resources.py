"""Where the folders that travel with the package stand: in a wheel, in a checkout, in an editable install."""

from __future__ import annotations

from pathlib import Path

from claimcheck.errors import ClaimcheckError

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder "schemas", "prompts" or "examples".

    A wheel carries them inside the package; a checkout and an editable install have them beside it. Raises
    `ClaimcheckError` where there is neither.
    """
    places = (_PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise ClaimcheckError(
        f"The folder {name} of claimcheck is missing; it should be {places[0]}.",
        "The installation is damaged: install claimcheck again.",
    )
