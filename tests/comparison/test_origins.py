from __future__ import annotations

from claimcheck.comparison.origins import origins

RESULTS = (
    "Shares of {firm} rose {percent}% on Tuesday after the company reported quarterly results. Revenue came to {money} "
    "million euros, the company said. Analysts had expected a little more. The board of {firm} meets again in June."
)
WIRE = (
    "The harbour board of Port Vale voted on Tuesday to close the old ferry terminal. It had cost 4.2 million euros. "
    "Carl Weber, who chairs the board, said that the last ferry would leave on 30 June."
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
