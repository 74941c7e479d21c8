"""All forms of a regular verb of German and Dutch have one stem, and those of another verb another."""

from __future__ import annotations

import pytest

from claimcheck.languages.conjugation import forms_of_regular_verbs, third_person
from claimcheck.languages.stemming import stem

VERBS = [
    ("de", "senken senkt senkte senkten gesenkt gesenkte gesenkten"),
    ("de", "retten rettet rettete retteten gerettet geretteten"),
    ("de", "öffnen öffnet öffnete geöffnet"),
    ("de", "rechnen rechnet rechnete gerechnet"),
    ("de", "warnen warnt warnte gewarnt"),
    ("de", "fordern fordert forderte gefordert"),
    ("de", "verlegen verlegt verlegte verlegten"),
    ("de", "kritisieren kritisiert kritisierte"),
    ("de", "schließen schließt schloss geschlossen"),
    ("nl", "bouwen bouwt bouwde bouwden gebouwd gebouwde"),
    ("nl", "redden redt redde gered geredde"),
    ("nl", "maken maakt maakte gemaakt gemaakte"),
    ("nl", "leven leeft leefde geleefd"),
    ("nl", "reizen reist reisde gereisd"),
    ("nl", "openen opent opende geopend"),
    ("nl", "verplaatsen verplaatst verplaatste verplaatsten"),
    ("nl", "melden meldt meldde gemeld"),
]


@pytest.mark.parametrize(("language", "forms"), VERBS)
def test_all_forms_of_a_verb_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


def test_forms_of_two_verbs_stay_apart() -> None:
    assert stem("legte", "de") != stem("verlegte", "de")
    assert stem("redde", "nl") != stem("maakte", "nl")


def test_a_stem_that_the_rule_does_not_give_is_named_behind_the_infinitive() -> None:
    assert "wandelt" in forms_of_regular_verbs(["wandelen:wandel"], "dutch_porter", [])
    assert "wandelt" not in forms_of_regular_verbs(["wandelen"], "dutch_porter", [])


def test_an_algorithm_whose_verbs_need_no_help_has_no_forms() -> None:
    assert forms_of_regular_verbs(["close"], "english", []) == {}
    assert third_person("close", "english") == "close"
