"""Stems of words, by the Snowball algorithm that a language file names (M. F. Porter, snowballstem.org)."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import sys
import threading
from collections.abc import Mapping, Sequence
from itertools import chain
from types import ModuleType
from typing import Protocol

from claimcheck.errors import LanguageFileError
from claimcheck.languages import available, base, load
from claimcheck.languages.conjugation import forms_of_regular_verbs, third_person
from claimcheck.languages.scanner import plain

_PACKAGE = "claimcheck.languages._snowball"

# Stems of one or two letters run unlike words together: « tué » and « tu », "being" and "be".
_SHORTEST_STEM = 3


_of_thread = threading.local()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the name in snowballstemmer


@functools.lru_cache(maxsize=8192)
def stem(word: str, language: str) -> str:
    """Return the stem of a lower-case `word`, without accents; that of its first form where the word is irregular.

    A word of a language that has no file or names no algorithm, and one whose stem is too short to tell words apart,
    comes back whole, without accents. `language` is an ISO 639 code, with or without a region.
    """
    stemmer = _own_stemmer(language)
    form = _irregular(language).get(word, word)
    whole = plain(form)
    if stemmer is None or len(whole) <= _SHORTEST_STEM:
        return whole
    stemmed = plain(stemmer.stemWord(form))
    return stemmed if len(stemmed) >= _SHORTEST_STEM else whole


@functools.cache
def _irregular(language: str) -> Mapping[str, str]:
    """Return the first form of each irregular form that the language file lists: « transmettre » of « transmis ».

    Behind a bar stand the prefixes with which the whole verb is one as well. The forms of regular verbs that the
    algorithm leaves apart stand beside them.
    """
    table = load(language).table("stemming") if has_file(language) else {}
    listed = table.get("irregular", {})
    algorithm = table.get("algorithm", "")
    regular = forms_of_regular_verbs(table.get("regular", "").split(), algorithm, table.get("unstressed", "").split())
    separable = {
        form: verb
        for verb, (prefix, forms, participle) in separable_verbs(language).items()
        for form in (*(prefix + one for one in forms), participle)
    }
    verbs = ((first, *(part.split() for part in forms.split("|"))) for first, forms in listed.items())
    return {**regular, **separable} | {
        prefix + form: prefix + first
        for first, forms, *prefixes in verbs
        for prefix in ("", *chain.from_iterable(prefixes))
        for form in (third_person(first, algorithm), *forms)
    }


@functools.cache
def separable_verbs(language: str) -> Mapping[str, tuple[str, Sequence[str], str]]:
    """Return the verbs whose prefix may stand apart: it, the finite forms without it, and the participle."""
    listed = load(language).table("stemming").get("separable", {}) if has_file(language) else {}
    verbs = {verb: [part.split() for part in parts.split("|")] for verb, parts in listed.items()}
    return {verb: (prefix[0], tuple(forms), whole[0]) for verb, (prefix, forms, whole) in verbs.items()}


def has_file(language: str) -> bool:
    """Tell whether a language has a file of its own, not only the words of `FALLBACK`."""
    return base(language) in available()


def _own_stemmer(language: str) -> _Stemmer | None:
    """Return the stemmer of a language that this thread alone uses: a Snowball stemmer keeps the word it works on."""
    own: dict[str, _Stemmer | None] = _of_thread.__dict__
    if language not in own:
        own[language] = _stemmer(language)
    return own[language]


def _stemmer(language: str) -> _Stemmer | None:
    algorithm = load(language).table("stemming").get("algorithm") if has_file(language) else None
    if algorithm is None:
        return None
    name = "".join(part.title() for part in algorithm.split("_")) + "Stemmer"
    try:
        stemmer: _Stemmer = getattr(_module(algorithm), name)()
    except (ImportError, AttributeError):
        raise LanguageFileError(
            f"{language}/language.toml: [stemming] names the algorithm {algorithm!r}, which snowballstemmer lacks."
        ) from None
    return stemmer


def _module(algorithm: str) -> ModuleType:
    """Import one algorithm of snowballstemmer alone: its package imports all 33 of them, which takes 30 ms.

    The module is imported under a package name of ours, so that an `import snowballstemmer` elsewhere stays whole.
    """
    if _PACKAGE not in sys.modules:
        package = ModuleType(_PACKAGE)
        spec = importlib.util.find_spec("snowballstemmer")
        package.__path__ = list(spec.submodule_search_locations or ()) if spec else []
        sys.modules[_PACKAGE] = package
    return importlib.import_module(f"{_PACKAGE}.{algorithm}_stemmer")
