"""Figures are found among thousands as they are by looking at each, and few are looked at."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.evidence import roles
from claimcheck.comparison.evidence.roles import COMPATIBLE, relate_figures
from claimcheck.comparison.figure_index import FigureIndex
from claimcheck.comparison.statements import Statement, statements
from claimcheck.verification import attestation, case

TEXT = """The board sold 12 ferries for 9.7 billion euros on 3 May 2024. It kept more than 200 buses and about 60 trams.
Lines 4, 7 and 12 of the tram were closed in May 2024, and line 9 on Monday. Eleven drivers and six clerks were hurt.
A quarter of the fleet, or 25.4 %, ran 60 miles a day in 2023. The tunnel is 96 km long and cost 9,740 million euros.
The mayor counted 17 people on 3 May, and 199 buses last week. Some 58 trams ran 100 km. Two-thirds of them are old."""


def _statements(text: str) -> tuple[Statement, ...]:
    source = claimcheck.extract(text, engine="rules").source
    return statements(source.claims, "en", "A")


def test_every_compatible_figure_is_found_and_those_that_are_written_alike() -> None:
    given, asked = _statements(TEXT), _statements(TEXT.replace("12", "17").replace("May", "June").replace("96", "97"))
    index = FigureIndex(given)
    compatible = 0
    for claim in (*given, *asked):
        for figure in (*claim.amounts, *claim.dates):
            near = {id(other) for other, _ in index.near(figure)}
            for statement in given:
                for other in (*statement.amounts, *statement.dates):
                    is_alike = other.quantity.text == figure.quantity.text
                    if is_alike or relate_figures(figure, other, claim, statement) in COMPATIBLE:
                        compatible += 1
                        assert id(other) in near, (figure.quantity.text, other.quantity.text)
    assert compatible > len(given)


def test_a_figure_that_is_told_in_parts_is_found_by_what_they_come_to() -> None:
    index = FigureIndex(_statements(TEXT))
    [asked] = _statements("The clinic treated 17 people.")
    [unknown] = _statements("The clinic treated 18 people.")
    assert [one.claim.quote for one in index.telling_in_parts(asked.amounts[0])]
    assert not list(index.telling_in_parts(unknown.amounts[0]))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            " ".join(f"The board sold {number} ferries to the town of Aston." for number in range(1000, 1060)),
            " ".join(f"The board sold {number} ferries to the town of Aston." for number in range(2000, 2060)),
            id="in as many sentences",
        ),
        pytest.param(
            f"The board counted {' and '.join(f'{number} mugs' for number in range(1000, 1060))} at Aston.",
            f"The board counted {' and '.join(f'{number} mugs' for number in range(2000, 2060))} at Aston.",
            id="in one sentence",
        ),
    ],
)
def test_a_check_of_many_figures_does_not_hold_each_against_all(
    text: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []

    def counted(*given: object) -> object:
        looked.append(given)
        return relate_figures(*given)  # type: ignore[arg-type]

    for module in (roles, attestation, case):
        monkeypatch.setattr(module, "relate_figures", counted)
    claimcheck.check(text, [source], engine="rules")
    assert 0 < len(looked) < 60 * 60
