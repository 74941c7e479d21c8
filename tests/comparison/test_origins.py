from __future__ import annotations

from claimcheck.comparison.origins import origins

RESULTS = (
    "{firm} shares gained {percent}% when the group published its figures for the spring on Tuesday. Turnover reached "
    "{money} million euros, it told investors. Banks had reckoned with a bit more. The board of {firm} meets in June."
)
WIRE = (
    "The council of Elmstad decided on Tuesday to shut its covered market. The roof had cost 3.6 million euros. "
    "Vera Holm, who leads the council, told reporters that the stalls must be empty by 12 June."
)


def test_two_notices_of_one_pattern_on_two_firms_have_two_origins() -> None:
    texts = {
        "A": RESULTS.format(firm="Norvane", percent=3, money=410),
        "B": RESULTS.format(firm="Halden Marine", percent=5, money=220),
    }
    assert origins(texts) == (("A",), ("B",))


def test_a_wire_story_with_another_beginning_and_end_has_one_origin() -> None:
    texts = {"A": WIRE, "B": f"From our correspondent. {WIRE} The mayor did not wish to comment.", "C": WIRE}
    assert origins(texts) == (("A", "B", "C"),)


def test_a_copy_without_names_and_figures_is_a_copy() -> None:
    text = "nobody knows what will become of the old mill by the river now that the owner has left for good"
    assert origins({"A": text, "B": f"{text} and will not come back"}) == (("A", "B"),)
