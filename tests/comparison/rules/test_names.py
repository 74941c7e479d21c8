"""Two names in one place."""

from __future__ import annotations

import claimcheck


def test_two_offices_that_one_wording_names_by_their_place_are_no_accord() -> None:
    says = '"The pier is shut for the whole of the winter", said the police of the county of'
    assert claimcheck.relate(f"{says} North Lorna.", f"{says} East Varn.").verdict != "agree"
