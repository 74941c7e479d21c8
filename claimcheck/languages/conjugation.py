"""Forms of regular verbs of German and Dutch, which Snowball's stemmers leave apart: „senkt“, „gesenkt“, „senken“.

The rules are those of any school grammar; irregular verbs stand in the language files form by form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

# "-t" and "-te" need an "e" behind these: „rettet“, „öffnet“; not „warnt“, „filmt“, „lehnt“.
_NEEDS_E = re.compile(r"(?:[dt]|(?:ch|[bdfgkpt])[mn])$")
_ADJECTIVE = ("", "e", "en", "er", "es", "em")

# Behind these a Dutch verb has "-te" in the past, behind all others "-de".
_VOICELESS = ("t", "k", "f", "s", "ch", "p")
_OPEN_SYLLABLE = re.compile(r"(?<![aeiou])[aeou][bdfgklmnprstvz]$")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")


def forms_of_regular_verbs(verbs: Sequence[str], algorithm: str, unstressed: Sequence[str]) -> Mapping[str, str]:
    """Return, by each form of regular verbs, the form under which all forms of its verb are stemmed.

    `verbs` are infinitives, where a stem is not told by its rule with it behind a colon: "openen:open". `algorithm` is
    that of Snowball for their language; one whose verbs need no help has no forms. Behind a prefix of `unstressed` a
    participle has no "ge-".
    """
    conjugate = _CONJUGATIONS.get(algorithm)
    if conjugate is None:
        return {}
    parted = (verb.partition(":") for verb in verbs)
    conjugated = (conjugate(verb, stem, tuple(unstressed)) for verb, _, stem in parted)
    return {form: shared for shared, forms in conjugated for form in forms}


def third_person(verb: str, algorithm: str) -> str:
    """Return the third person of the present of an infinitive by the rule: „schließt“; the infinitive where none is."""
    conjugate = _CONJUGATIONS.get(algorithm)
    return conjugate(verb, "", ())[1][1] if conjugate else verb


def _german(verb: str, stem: str, unstressed: tuple[str, ...]) -> tuple[str, list[str]]:
    stem = stem or (verb[:-2] if verb.endswith("en") else verb[:-1])
    helped = stem + "e" * bool(_NEEDS_E.search(stem))
    participle = ("" if _is_without_ge(verb, unstressed) else "ge") + helped + "t"
    forms = [verb, f"{helped}t", f"{helped}te", f"{helped}ten", *(participle + ending for ending in _ADJECTIVE)]
    # „fordern“ would be stemmed to „ford“.
    return (verb if verb.endswith("en") else f"{helped}t"), forms


def _dutch(verb: str, stem: str, unstressed: tuple[str, ...]) -> tuple[str, list[str]]:
    root = verb.removesuffix("en")
    stem = stem or _dutch_stem(root)
    dental = "te" if root.endswith(_VOICELESS) else "de"
    ending = "" if stem.endswith(dental[0]) else dental[0]
    participle = ("" if _is_without_ge(verb, unstressed) else "ge") + stem + ending
    present = stem if stem.endswith("t") else f"{stem}t"
    past = stem + dental
    before_noun = participle + root[-1] * bool(_DOUBLED.search(root)) * (not ending) + "e"  # "de geredde man"
    return verb, [verb, present, past, f"{past}n", participle, before_noun]


def _dutch_stem(root: str) -> str:
    """Return the stem of a verb without "-en": one letter of two, a long vowel twice, no voice at the end."""
    if _DOUBLED.search(root):
        return root[:-1]
    if _OPEN_SYLLABLE.search(root):
        root = root[:-1] + root[-2:]
    return re.sub(r"v$", "f", re.sub(r"z$", "s", root))


def _is_without_ge(verb: str, unstressed: tuple[str, ...]) -> bool:
    return verb.endswith("ieren") or verb.startswith(unstressed)


_Conjugate = Callable[[str, str, tuple[str, ...]], tuple[str, list[str]]]
_CONJUGATIONS: Mapping[str, _Conjugate] = {"german": _german, "dutch_porter": _dutch}
