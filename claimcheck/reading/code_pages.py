"""Which code page of one byte a sign a text is written in, told by the letters of the languages that use the page.

In the right page nearly every letter beyond ASCII is one of a single language, and no sign stands where none can: the
Czech "Městská" is "Mìstská" in cp1252, and no language of that page has both "ì" and "š".
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.reading.languages import identify

#: Bytes of a text that are looked at.
_SAMPLE = 100_000
#: No more than this share of the signs beyond ASCII may be out of place; above it no page of the table fits.
_MISFITS = 0.3
#: A text in the usual page may hold names of any language: where another leaves not even half
#: as many signs out of place, the language of the text decides.
USUAL, _MARGIN = "cp1252", 2
#: Fewer words than these say nothing of their language: "naïve café".
_FEW_WORDS = 5
#: Signs that a wrong page leaves: a capital behind a small letter, a control character, no letter in a word, an accent
#: or a fraction right before one, a lower quotation mark or a dagger behind a small letter.
_MISPLACED = re.compile(
    r"(?<=[a-z])[\u00c0-\u00de\u0130\u0141\u0152\u0160\u0178\u017d\u201a\u201e\u02c6\u2020\u2021\u0192]"
    r"|[\u0080-\u009f\ufffd\u25a0-\u25ff\u2500-\u259f]"
    r"|(?<=[A-Za-z])[\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u00bf\u00d7\u00f7\u2018\u201c\u201d\u2022\u2030\u20ac\u2122](?=[A-Za-z])"
    r"|[\u00a4-\u00a6\u00a8\u00ac\u00af\u00b4\u00b6\u00b8\u00bc-\u00be\u02c7-\u02dd](?=[A-Za-z])"
)
_LETTER = re.compile(r"[^\W\d_\x00-\x7f\u00aa\u00b5\u00ba\u0192\u02c6]")


@dataclass(frozen=True, slots=True)
class _Fit:
    """A code page, a language written in it, and how many signs of a text are out of place then."""

    misfits: int
    page: str
    language: str


def page_of(data: bytes) -> str | None:
    """Return the code page whose letters fit `data` best, None where no page of a language in Latin letters does.

    Where several fit and give other words, the language that each of them makes of the text decides.
    """
    sample = data[:_SAMPLE]
    fits = list(_fits(sample))
    usual = min(fit.misfits for fit in fits if fit.page == USUAL)
    least = min(fit.misfits for fit in fits)
    if least > _MISFITS * sum(byte >= 0x80 for byte in sample):
        return None
    best = [fit for fit in fits if fit.misfits == least or (fit.page == USUAL and usual <= _MARGIN * least + 1)]
    texts = {fit.page: sample.decode(fit.page, "replace") for fit in best}
    if len(set(texts.values())) == 1 or len(sample.split()) < _FEW_WORDS:
        return best[0].page
    spoken = {page: identify(text) for page, text in texts.items()}
    said = [fit for fit in best if fit.language == spoken[fit.page]]
    return min(said, key=lambda fit: fit.misfits).page if said else best[0].page


def _fits(sample: bytes) -> Iterator[_Fit]:
    pages, letters = _table()
    for page, languages in pages.items():
        text = sample.decode(page, "replace")
        misplaced = len(_MISPLACED.findall(text))
        found = Counter(_LETTER.findall(text))
        for language in languages:
            foreign = sum(count for letter, count in found.items() if letter not in letters[language])
            yield _Fit(misplaced + foreign, page, language)


@functools.cache
def _table() -> tuple[dict[str, list[str]], dict[str, frozenset[str]]]:
    """Return the languages of every code page and the letters of every language, capitals and small ones."""
    table = tomllib.loads((Path(__file__).parent / "code_pages.toml").read_text("utf-8"))
    letters = {code: frozenset(small + small.upper()) for code, small in table["letters"].items()}
    return {page: codes.split() for page, codes in table["pages"].items()}, letters
