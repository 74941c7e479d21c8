"""Write the names of the world's currencies in each language to claimcheck/languages/CODE/currencies.json.

    python scripts/currency_names.py

The names are CLDR's, as babel carries them: singular and plural of every currency that is legal tender today. German
adjectives are written in all their cases. Where two currencies would share a name, neither gets it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

from claimcheck import languages

_GERMAN_ADJECTIVE = re.compile(r"(?P<stem>\w+isch)(?:e|er|es)\b")
_GERMAN_ENDINGS = ("e", "er", "en", "em", "es")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def _tender() -> list[str]:
    """Return the codes of all currencies that some territory uses today."""
    return sorted({
        code
        for entries in get_global("territory_currencies").values()
        for code, _, until, is_tender in entries
        if until is None and is_tender
    })  # fmt: skip


def _forms(name: str, language: str) -> Iterator[str]:
    if "(" in name:
        # "Surinamese dollar" and "franc CFA (BCEAO)": the press leaves the brackets out.
        name = _IN_BRACKETS.sub("", name)
    name = name.lower()
    adjective = _GERMAN_ADJECTIVE.match(name) if language == "de" else None
    if adjective:
        yield from (adjective["stem"] + ending + name[adjective.end() :] for ending in _GERMAN_ENDINGS)
    else:
        yield name


def _names(language: str) -> dict[str, list[str]]:
    locale = Locale.parse(language)
    plurals = locale._data["currency_names_plural"]
    found: dict[str, list[str]] = {}
    for code in _tender():
        names = [locale.currencies.get(code, ""), *dict(plurals.get(code) or {}).values()]
        forms = dict.fromkeys(form for name in names if name for form in _forms(name, language))
        found[code] = [form for form in forms if " " in form or "-" in form or len(form) > 4]
    shared = {form for form, count in Counter(form for forms in found.values() for form in forms).items() if count > 1}
    return {code: kept for code, forms in found.items() if (kept := [form for form in forms if form not in shared])}


def main() -> None:
    """Write one file a language."""
    for language in languages.available():
        path = languages.folder(language) / "currencies.json"
        path.write_text(json.dumps(_names(language), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
