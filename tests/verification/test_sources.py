"""What the sources of a check tell is found by what is asked for, as it is by looking through all of it."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck.comparison.evidence.matching import bear_other_titles
from claimcheck.comparison.statements import Statement, statements
from claimcheck.comparison.vocabulary.names import same_name
from claimcheck.verification.reference import tells
from claimcheck.verification.sources import Naming, Sources

TEXT = """Mr Holm of the Ferry Board spoke in Aston on Monday. Ann Lee, the mayor of Aston, left for Port Varn.
She may sell three ferries. Mrs Holm said the University of Varn had closed. “We are sorry,” said Jean-Paul Brandt.
The university will open again in May, the European Union said. Varn is a port. The EU paid the board."""

ASKED = """Mr Holm met Mrs Holm. Mrs Lee met Ann. Brandt left. The EU met the European Union in Varn. The Ferry Board
moved to Aston. Jean Paul Brandt met the University of Aston and Lee. Parliament met the Portuguese."""


def _statements_of(text: str) -> tuple[Statement, ...]:
    source = claimcheck.extract(text, engine="rules").source
    return statements(source.claims, "en", "A")


STATEMENTS = _statements_of(TEXT)
NAMES = [name for one in _statements_of(ASKED) for name in one.names]


@pytest.mark.parametrize("name", NAMES, ids=[name.text for name in NAMES])
def test_every_statement_that_tells_a_name_is_among_those_that_may(name: object) -> None:
    may_tell = {id(one) for one in Sources(STATEMENTS).that_may_tell(name)}  # type: ignore[arg-type]
    assert {id(one) for one in STATEMENTS if tells(one, name)} <= may_tell  # type: ignore[arg-type]


def test_no_name_stands_in_all_statements() -> None:
    sources = Sources(STATEMENTS)
    assert sum(len(list(sources.that_may_tell(name))) for name in NAMES) < len(NAMES) * len(STATEMENTS) / 2


@pytest.mark.parametrize("name", NAMES, ids=[name.text for name in NAMES])
def test_whoever_may_be_named_bears_no_other_title(name: object) -> None:
    terms = [term for one in STATEMENTS for term in (*one.terms, *one.names, *one.topic)]
    speakers = {word for one in STATEMENTS for word in (one.claim.speaker or "").casefold().split()}
    known = speakers | {term.key for term in terms if not bear_other_titles(name, term)}  # type: ignore[arg-type]
    alike = {key for key in known if same_name(name.key, key)}  # type: ignore[attr-defined]
    assert set(Naming(STATEMENTS).alike(name)) == alike  # type: ignore[arg-type]


def test_around_a_statement_stand_two_before_it_and_the_next_one() -> None:
    sources = Sources(STATEMENTS)
    assert sources.around(STATEMENTS[3]) == list(STATEMENTS[1:5])
    assert sources.around(STATEMENTS[0]) == list(STATEMENTS[:2])


def test_only_what_is_held_possible_has_figures_in_reserve() -> None:
    [amount] = [one.amounts[0] for one in STATEMENTS if one.amounts]
    [reserved] = {id(one): one for _, one in Sources(STATEMENTS).reserved_figures.near(amount)}.values()
    assert "may sell" in reserved.claim.quote
