"""A plain negation is told with its words: what one says, and what the other says it is not."""

from __future__ import annotations

import pytest

from claimcheck import relate
from claimcheck.records import Verdict


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("She will work at the yard.", "She will not work at the yard.", ("“will work” (A)", "“will not work” (B)")),
        ("The mayor resigned.", "The mayor didn’t resign.", ("“resigned” (A)", "“didn’t resign” (B)")),
        ("The mayor did not resign.", "The mayor resigned.", ("“did not resign” (A)", "“resigned” (B)")),
        (
            "Le maire a démissionné lundi.",
            "Le maire n’a pas démissionné lundi.",
            ("«\u202fa démissionné\u202f» (A)", "«\u202fn’a pas démissionné\u202f» (B)"),
        ),
        ("El alcalde dimitió el lunes.", "El alcalde no dimitió el lunes.", ("«dimitió» (A)", "«no dimitió» (B)")),
        (
            "Die Stadt verkaufte den Hafen.",
            "Die Stadt verkaufte den Hafen nicht.",
            ("(A)", "nicht“ (B)"),
        ),
    ],
)
def test_each_side_of_a_negation_is_told_by_its_source(a: str, b: str, said: tuple[str, str]) -> None:
    finding = relate(a, b)
    assert finding.verdict is Verdict.CONFLICT
    assert all(words in finding.explanation for words in said), finding.explanation
