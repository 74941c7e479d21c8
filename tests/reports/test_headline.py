"""The headline: what was found, never that there is nothing to find."""

from __future__ import annotations

import pytest

from claimcheck.records import COMPARISON_VERDICTS, Comparison, Engine
from claimcheck.reports.figures import page_phrases
from claimcheck.reports.headline import headline

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")

# How each language says that something was looked for and (not) found.
FOUND = {
    "de": "gefunden",
    "en": "found",
    "es": "hallado",
    "fr": "trouvée",
    "it": "trovata",
    "nl": "gevonden",
    "pt": "encontrada",
}


def of(language: str, **counted: int) -> str:
    counts = {str(verdict): counted.get(str(verdict), 0) for verdict in COMPARISON_VERDICTS}
    document = Comparison(engine=Engine("rules"), language=language, sources=(), findings=(), counts=counts)
    return headline(document, page_phrases(language))


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ({"conflict": 3, "disputed": 1, "undecided": 5}, "The sources contradict each other on 3 points."),
        (
            {"disputed": 1, "undecided": 5},
            "No contradiction between the sources was found; the people quoted contradict each other on one point."
            " 5 points are undecided.",
        ),
        (
            {"disputed": 2},
            "No contradiction between the sources was found; the people quoted contradict each other on 2 points.",
        ),
        (
            {"update": 1, "undecided": 1},
            "One point has changed; no contradiction was found. One point is undecided.",
        ),
        ({"agree": 4, "undecided": 2}, "No contradiction was found; 2 points are undecided."),
        ({"agree": 4}, "No contradiction was found in the 4 passages that were matched."),
        ({"single": 9}, "Nothing was found of which more than one source speaks."),
    ],
)
def test_the_headline_says_what_was_found_and_how_much_is_open(counted: dict[str, int], said: str) -> None:
    assert of("en", **counted) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counted", [{"disputed": 2}, {"update": 2}, {"agree": 4}, {"undecided": 3}])
def test_no_language_says_that_there_is_no_contradiction_but_that_none_was_found(
    language: str, counted: dict[str, int]
) -> None:
    assert FOUND[language] in of(language, **counted)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("gravest", ["disputed", "update"])
def test_beside_a_lesser_finding_the_undecided_points_are_counted_in_every_language(
    language: str, gravest: str
) -> None:
    assert " 57 " in of(language, undecided=57, **{gravest: 2})
