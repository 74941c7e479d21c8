"""What two articles give otherwise in one place of one wording is shown, and no accord on the rest hides it."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison import relations
from claimcheck.comparison.clauses.one_wording import differ_in_one_wording
from tests.comparison.texts import statement_of

NAMES = tuple(
    f'{name} a également dénoncé un "mensonge" du préfet de Varn qui "a affirmé avoir créé la garde du port".'
    for name in ("Ida Berg", "Eva Holm")
)
DAYS = (
    "Le moulin reste ouvert au public jusqu'en 2038 en raison de son retour au blé après la crue du canal en 2011.",
    "Le moulin reste ouvert au public jusqu'en 2032 en raison de son retour au blé après la crue du canal en 2011.",
)


def _verdicts(*texts: str) -> set[str]:
    return {str(finding.verdict) for finding in claimcheck.compare(texts, engine="rules").findings}


@pytest.mark.parametrize(("a", "b"), [NAMES, DAYS], ids=["names", "dates"])
def test_a_place_that_each_side_fills_otherwise_is_shown_as_open(
    a: str, b: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "undecided" in _verdicts(a, b)
    monkeypatch.setattr(relations, "differ_in_one_wording", lambda _a, _b: False)
    assert _verdicts(a, b) == {"agree"}


def test_two_names_that_both_may_be_true_of_are_named() -> None:
    finding = claimcheck.relate(
        "Ida Berg has also opened the fair of Varn.", "Eva Holm has also opened the fair of Varn."
    )
    assert finding.verdict == "undecided"
    assert {(one.a, one.b) for one in finding.differences} == {("Ida Berg", "Eva Holm")}


@pytest.mark.parametrize(("a", "b"), [NAMES, DAYS], ids=["names", "dates"])
def test_one_wording_differs_in_a_name_or_a_date(a: str, b: str) -> None:
    assert differ_in_one_wording(statement_of(a, "A", "fr"), statement_of(b, "B", "fr"))


@pytest.mark.parametrize(
    ("a", "b"),
    [(NAMES[0], NAMES[0]), (NAMES[0], "Eva Holm a vu le préfet."), (DAYS[0], "Le moulin a fermé en 2032.")],
    ids=["the same", "another wording", "another wording with a date"],
)
def test_the_same_and_another_wording_differ_in_no_one_place(a: str, b: str) -> None:
    assert not differ_in_one_wording(statement_of(a, "A", "fr"), statement_of(b, "B", "fr"))
