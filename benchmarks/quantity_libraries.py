"""Reads amounts with another library, in an environment that has it: texts as JSON on standard input, readings out.

Run by benchmarks/quantities.py. Needs nothing of claimcheck.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

Found = list[dict[str, Any]]

_CULTURES = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "de": "de-de", "it": "it-it", "pt": "pt-br", "nl": "nl-nl"}
_KINDS = {
    "percentage": "percentage",
    "currency": "money",
    "dimension": "measure",
    "temperature": "measure",
    "age": "age",
    "ordinal": "ordinal",
}


def ms_recognizers(text: str, language: str) -> Found:
    from ms_recognizers_number import recognize_number, recognize_ordinal, recognize_percentage  # type: ignore
    from ms_recognizers_number_with_unit import (  # type: ignore
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    culture = _CULTURES[language]
    readers = (recognize_currency, recognize_percentage, recognize_age, recognize_temperature, recognize_dimension,
               recognize_ordinal, recognize_number)  # fmt: skip
    found: Found = []
    for reader in readers:
        try:
            results = reader(text, culture)
        except Exception:
            continue
        found += [item for result in results if (item := _from_recognizer(result))]
    return found


def _from_recognizer(result: Any) -> dict[str, Any] | None:
    value = (result.resolution or {}).get("value")
    number = re.search(r"-?\d+(?:[.,]\d+)?(?:[Ee][+-]?\d+)?", str(value)) if value is not None else None
    if not number:
        return None
    kind = _KINDS.get(result.type_name.split(".")[-1], "")
    values = [float(number.group().replace(",", "."))]
    return {"start": result.start, "end": result.end + 1, "values": values, "kind": kind}


def quantulum(text: str, _language: str) -> Found:
    from quantulum3 import parser  # type: ignore

    found: Found = []
    for quantity in parser.parse(text):
        values = [quantity.value]
        ends = None
        if quantity.uncertainty:
            ends = [quantity.value - quantity.uncertainty, quantity.value + quantity.uncertainty]
        found.append({"start": quantity.span[0], "end": quantity.span[1], "values": values, "ends": ends})
    return found


def spelled(text: str, language: str) -> Found:
    from text_to_num import find_numbers

    words = list(re.finditer(r"\w+|[^\w\s]", text))
    found: Found = []
    for hit in find_numbers([_Word(match.group()) for match in words], language, threshold=0):
        number = re.sub(r"[^0-9.,-]", "", hit.text).replace(",", ".").rstrip(".")
        if number and re.fullmatch(r"-?\d+(\.\d+)?", number):
            found.append(
                {"start": words[hit.start].start(), "end": words[hit.end - 1].end(), "values": [float(number)]}
            )
    return found


class _Word:
    """A token as text2num wants it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        return self._text

    def nt_separated(self, _previous: _Word) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


_LIBRARIES: dict[str, Callable[[str, str], Found]] = {
    "ms-recognizers": ms_recognizers,
    "quantulum3": quantulum,
    "text2num": spelled,
}


def main() -> None:
    warnings.simplefilter("ignore")
    read = _LIBRARIES[sys.argv[1]]
    rows = json.load(sys.stdin)
    read("12 dollars", rows[0]["lang"] if rows else "en")
    begin = time.perf_counter()
    found = []
    for row in rows:
        try:
            found.append(read(row["text"], row["lang"]))
        except Exception:
            found.append([])
    print()
    print(json.dumps({"found": found, "seconds": time.perf_counter() - begin}))


if __name__ == "__main__":
    main()
