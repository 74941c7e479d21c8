"""One pattern is not one event: what tells two notices apart is whom they name."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claimcheck.corpus.signatures import Term, is_name, kind_of, signature, terms_of
from claimcheck.local.engine import LocalEngine
from claimcheck.reading import article_from_text
from tests.corpus.conftest import gather, table, write_feed
from tests.scripts import loaded

_BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "stories.py"


def _loaded() -> ModuleType:
    return loaded(_BENCHMARK)


stories = _loaded()
_ENDINGS = [
    f"{first}{last}" for first in ("ba", "do", "fe", "gi", "ku") for last in ("lm", "rn", "sk", "tt", "vo", "xi")
]
KINDS: list[dict[str, Any]] = stories.kinds()


@pytest.mark.parametrize("kind", KINDS, ids=[kind["name"] for kind in KINDS])
def test_events_of_one_kind_stay_apart_and_the_reports_of_each_together(kind: dict[str, Any]) -> None:
    found = stories.gathered(stories.heap([kind], 5, seed=11))
    assert found.pairs > 5
    assert (found.right, found.whole, found.conflicts, found.origins) == (found.pairs, found.events, 0, 0)


@pytest.mark.parametrize("kind", KINDS, ids=[kind["name"] for kind in KINDS])
def test_five_reports_of_one_event_are_one_story_without_a_heap_around_them(kind: dict[str, Any]) -> None:
    found = stories.gathered(stories.heap([kind], 1, seed=12, reports=5))
    assert (found.whole, found.pairs) == (1, 10)


@pytest.mark.parametrize("paper", range(5))
def test_three_notices_of_one_pattern_are_three_stories_without_a_heap_around_them(paper: int) -> None:
    for kind in KINDS:
        rows = stories.heap([kind], 3, seed=13, reports=5)
        assert stories.gathered([row for row in rows if row["source"] == f"Paper {paper}"]).pairs == 0


def test_all_kinds_in_one_heap_keep_their_events_apart() -> None:
    found = stories.gathered(stories.heap(KINDS, 4, seed=14))
    assert found.right >= 0.97 * found.pairs
    assert found.whole >= 0.97 * found.events
    assert not found.conflicts


def test_reports_of_one_event_in_two_languages_are_one_story_without_an_encoder() -> None:
    found = stories.gathered(stories.heap_across(4, seed=15))
    assert (found.right, found.conflicts) == (found.pairs, 0)
    assert found.whole >= 0.85 * found.events  # half, where no word of two languages is one


def test_a_place_is_one_name_whatever_each_language_calls_it() -> None:
    texts = ("Grève des éboueurs à Varsovie depuis lundi.", "fr"), ("Bin men in Warsaw on strike since Monday.", "en")
    articles = [article_from_text(text, name="a", language=code) for text, code in texts]
    french, english = ({term for term, _ in terms_of(signature(one)) if is_name(term)} for one in articles)
    assert french & english


def test_an_encoder_joins_reports_that_name_nobody(tmp_path: Path) -> None:
    pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
    from tests.local.conftest import Dictionary

    rows = [
        {"id": "a", "text": "Le navire a heurté un appontement. Personne n'a été blessé.", "published": "2026-05-04"},
        {"id": "b", "text": "A boat ran into its berth. Nobody was hurt in the night.", "published": "2026-05-04"},
        {"id": "c", "text": "Snow fell on the hills all week. Skiers were delighted by it.", "published": "2026-05-04"},
    ]
    feed = write_feed(tmp_path / "feed.jsonl", rows)
    gather(tmp_path / "without", feed)
    gather(tmp_path / "with", feed, encoding=LocalEngine(Dictionary([("appontement", "berth"), ("neige", "Snow")])))
    members = [
        sorted(sorted(member["id"] for member in story["members"]) for story in table(tmp_path / folder, "stories"))
        for folder in ("without", "with")
    ]
    assert members == [[["a"], ["b"], ["c"]], [["a", "b"], ["c"]]]


def test_notices_of_one_pattern_that_share_one_name_are_two_stories(tmp_path: Path) -> None:
    pattern = (
        "The court of {town} did not follow the defence: {name} goes to prison for {years} years. Vera Ostholm, who "
        "spoke for the accused, will appeal against the judgment. The trial had lasted three weeks."
    )
    trials = [
        {"town": "Ambry", "name": "Nils Karrow", "years": "8"},
        {"town": "Corvale", "name": "Ada Fennick", "years": "11"},
    ]
    rows = [{"id": t["town"], "text": pattern.format(**t), "published": "2026-03-03"} for t in trials]
    gather(tmp_path / "out", write_feed(tmp_path / "feed.jsonl", rows))
    assert len(table(tmp_path / "out", "stories")) == 2


def test_a_long_report_that_mentions_much_in_passing_meets_the_one_that_tells_its_matter(tmp_path: Path) -> None:
    """Each thing mentioned in passing stands in one more article, what the report is about in several."""
    passing = [f"Quarrin{ending}" for ending in _ENDINGS]
    about = "The Talverne dam leaked again on Monday. Engineers of the Talverne dam closed the spillway of Orsk."
    mentioned = " ".join(f"In passing the report mentions {name}." for name in passing)
    others = [f"A fair was held at {name} by the brass band number {n}." for n, name in enumerate(passing)]
    older = [f"Anglers of Orsk met at the spillway of the Talverne dam for contest {n}." for n in range(3)]
    later = "Nobody sleeps below the Talverne dam tonight. The spillway of Orsk is dry, as the mayor of Talverne said."
    texts = [f"{about} {mentioned}", later, *others, *older]
    days = ["2026-03-03", "2026-03-04", *["2026-03-03"] * len(others), *["2026-02-01"] * len(older)]
    rows = [
        {"id": str(number), "text": text, "published": day}
        for number, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    gather(tmp_path / "out", write_feed(tmp_path / "feed.jsonl", rows))
    together = [{member["id"] for member in story["members"]} for story in table(tmp_path / "out", "stories")]
    assert any({"0", "1"} <= members for members in together)


def test_a_day_of_publication_that_cannot_be_read_is_a_row_of_the_problems(tmp_path: Path) -> None:
    text = "The council of Elmstad decided to shut its covered market. The roof had cost 3.6 million euros."
    rows = [
        {"id": "1", "text": text, "published": "3 mars 2026"},
        {"id": "2", "text": f"{text} So be it.", "published": "soon"},
    ]
    feed = write_feed(tmp_path / "feed.jsonl", rows)
    for _ in range(2):  # read, and known from the run before
        gather(tmp_path / "out", feed)
        members = [member for story in table(tmp_path / "out", "stories") for member in story["members"]]
        assert {member["id"]: member["published"] for member in members} == {"1": "2026-03-03", "2": None}
        (problem,) = table(tmp_path / "out", "problems")
        assert (problem["place"], problem["id"]) == ("feed.jsonl:2:published", "2")


def test_a_source_of_which_nothing_could_be_read_is_named(tmp_path: Path) -> None:
    good = write_feed(tmp_path / "good.jsonl", [{"text": "The board of Port Vale met on Tuesday and sold the ferry."}])
    bad = tmp_path / "bad.jsonl"
    bad.write_text("no json\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    summary = gather(tmp_path / "out", good, bad, empty)
    assert [(Path(source).name, bool(reason)) for source, reason in summary.unread] == [
        ("bad.jsonl", True),
        ("empty", False),
    ]


def test_two_events_in_one_town_share_its_name_and_are_two_stories() -> None:
    reports = [
        ("Customs find 40 kilos of cocaine in Harwick", "Officers found 40 kilos of cocaine in a lorry in Harwick."),
        ("40 kg of cocaine in a lorry: driver held in Harwick", "A lorry with cocaine was stopped in Harwick."),
        ("Incendie à Harwick : un immeuble évacué", "Le feu a pris dans une cuisine d'un immeuble à Harwick."),
        ("Harwick : le feu ravage un immeuble", "Un immeuble de Harwick a pris feu, 44 habitants sont relogés."),
    ]
    rows = [
        {"id": f"{'drugs' if number < 2 else 'fire'} paper{number}", "title": title, "text": text}
        for number, (title, text) in enumerate(reports)
    ]
    found = stories.gathered(rows)
    assert (found.right, found.pairs, found.whole) == (2, 2, 2)


def test_two_crashes_in_one_town_that_name_other_people_are_two_stories() -> None:
    reports = [
        ("Crash", "A {car} driven by {name} skidded off the bridge at Harwick at noon. {dead} passengers drowned."),
        (
            "Bridge",
            "{name} could not hold the {car} on the wet bridge at Harwick. {dead} people in it died, divers said.",
        ),
    ]
    crashes = [
        {"car": "van", "name": "Lena Odell", "dead": "Three"},
        {"car": "coach", "name": "Piet Marrow", "dead": "Five"},
    ]
    rows = [
        {"id": f"{crash['car']} paper{number}", "title": title, "text": text.format(**crash)}
        for crash in crashes
        for number, (title, text) in enumerate(reports)
    ]
    found = stories.gathered(rows)
    assert (found.right, found.pairs, found.whole) == (2, 2, 2)


def test_reports_that_share_their_names_and_no_word_are_one_story() -> None:
    reports = [
        ("Ostby Rangers dominent Valcourt Athlétic", "Luc Fabre a marqué pour Ostby Rangers contre Valcourt Athlétic."),
        (
            "Valcourt Athlétic coule devant Ostby Rangers",
            "Sans jambes, Valcourt Athlétic cède au coup de pied de Luc Fabre. Ostby Rangers grimpe au classement.",
        ),
    ]
    rows = [{"id": f"cup {n}", "title": title, "text": text} for n, (title, text) in enumerate(reports)]
    found = stories.gathered(rows)
    assert (found.right, found.pairs) == (1, 1)


def test_a_score_is_one_term_whichever_side_is_named_first() -> None:
    home, away, other = (
        {term for term, _ in terms_of(signature(article_from_text(text, name="a"))) if kind_of(term) is Term.FIGURE}
        for text in ("They won 3-1 at home.", "The guests lost 1–3 on the day.", "They won 3-2 at home.")
    )
    assert home == away != set()
    assert home.isdisjoint(other)


def test_two_like_events_in_one_town_stay_two_stories_in_several_languages(tmp_path: Path) -> None:
    feed = Path(__file__).with_name("like_events.jsonl")
    gather(tmp_path / "out", feed)
    found = [frozenset(member["id"] for member in story["members"]) for story in table(tmp_path / "out", "stories")]
    ids = [json.loads(line)["id"] for line in feed.read_text("utf-8").splitlines()]
    events = [frozenset(one for one in ids if _event(one) == event) for event in dict.fromkeys(map(_event, ids))]
    assert set(found) == set(events)


def _event(article: str) -> str:
    """Return the event of an article whose id ends in its language."""
    return article.rsplit("-", 1)[0]


def test_a_figure_is_one_term_whatever_sign_parts_its_thousands() -> None:
    english, german, other = (
        {term for term, _ in terms_of(signature(article_from_text(text, name="a"))) if kind_of(term) is Term.FIGURE}
        for text in (
            "The mill was sold for 640,000 euros on a rainy day.",
            "Die Mühle wurde an einem Regentag für 640.000 Euro verkauft.",
            "The mill was let for 15,000 euros on a rainy day.",
        )
    )
    assert english == german
    assert english.isdisjoint(other)


def test_a_german_noun_before_a_name_is_no_part_of_it() -> None:
    text = "Die Aktie von Norvane stieg. Ida von Behrens sprach von Gewinnen."
    terms = terms_of(signature(article_from_text(text, name="a", language="de")))
    assert sum(is_name(term) for term, _ in terms) == 2  # Norvane and Behrens
