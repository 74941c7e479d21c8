"""What a source tells in one sentence bears on how another sentence of it is compared."""

from __future__ import annotations

import datetime
from pathlib import Path

import claimcheck
from claimcheck.records import Comparison, Verdict


def _verdicts(document: Comparison) -> list[Verdict]:
    return [finding.verdict for finding in document.findings]


def _alone(document: Comparison) -> list[str]:
    differences = (difference for finding in document.findings for difference in finding.differences)
    return [
        side
        for difference in differences
        if None in (difference.a, difference.b)
        for side in (difference.a or difference.b,)
        if side
    ]


def test_a_figure_that_the_other_source_gives_in_another_sentence_is_no_detail_of_one_alone() -> None:
    first = "La tour de Brévent a été fermée mardi après la chute de 12 pierres. Elle mesure 84 mètres."
    second = "La tour de Brévent, haute de 84 mètres, a été fermée mardi après la chute de pierres."
    assert "84 mètres" not in _alone(claimcheck.compare([first, second]))
    assert "84 mètres" in _alone(claimcheck.compare([first.replace("Elle mesure 84 mètres.", ""), second]))


def test_a_year_that_the_other_source_gives_with_its_month_is_no_detail_of_one_alone() -> None:
    first = "Luc Arnal renonce à l’héritage de son père. Le chanteur est mort en décembre 2017 à Brévent."
    second = "Luc Arnal renonce à l’héritage de son père, mort en 2017."
    assert "2017" not in _alone(claimcheck.compare([first, second]))
    assert "2017" in _alone(claimcheck.compare([first.replace("en décembre 2017", "jadis"), second]))


def test_who_quotes_somebody_is_no_surer_of_what_follows_than_who_quotes_them_again() -> None:
    first = "Selon Ines Calder, le port de Brévent sera vendu à une société norvégienne en juin."
    second = "Le port de Brévent sera vendu à une société norvégienne en juin."
    quoting = f"{second} « Rien ne presse », a dit Ines Calder."
    assert Verdict.CERTAINTY in _verdicts(claimcheck.compare([first, second]))
    assert Verdict.CERTAINTY not in _verdicts(claimcheck.compare([first, quoting]))


def test_the_day_by_which_a_paper_names_the_days_around_it_is_no_detail() -> None:
    first = "Le maire de Brévent a inauguré lundi la nouvelle bibliothèque du port."
    second = "Le maire de Brévent a inauguré la nouvelle bibliothèque du port."
    assert _verdicts(claimcheck.compare([first, second])) == [Verdict.AGREE]
    assert _verdicts(claimcheck.compare([first.replace("lundi", "le 3 mai 2021"), second])) == [Verdict.PRECISION]


def test_the_tail_of_a_quotation_from_another_paragraph_is_no_claim() -> None:
    article = '« Le pont est fermé depuis hier », selon l’agence du port.\n\n", selon l’agence du port de Brévent.'
    assert len(claimcheck.extract(article).source.claims) == 1


def test_titles_that_count_one_thing_differently_are_held_against_each_other(tmp_path: Path) -> None:
    title = "Brévent : une voiture recule dans la foule, {} blessés"
    bodies = (
        "Un conducteur a reculé devant un bar, faisant {} blessés.",
        "Une nuit de fête tourne mal. Au total, {} personnes ont été blessées, dont une jeune femme.",
    )

    def compared(*counts: int) -> Comparison:
        articles = []
        for number, (body, count) in enumerate(zip(bodies, counts, strict=True)):
            path = tmp_path / f"{number}.txt"
            path.write_text(f"{title.format(count)}\n\n{body.format(count)}\n", "utf-8")
            articles.append(claimcheck.read(path))
        return claimcheck.compare(articles)

    gravest = compared(13, 16).findings[0]
    assert gravest.verdict is Verdict.CONFLICT
    assert {(difference.a, difference.b) for difference in gravest.differences} == {("13", "16")}
    assert Verdict.CONFLICT not in _verdicts(compared(13, 13))


def test_what_may_change_within_a_day_is_an_open_question_and_over_night_an_update(tmp_path: Path) -> None:
    paths = []
    for number, count in enumerate((20, 13)):
        path = tmp_path / f"{number}.txt"
        body = f"En tout, {count} départements sont en alerte ce soir, selon l’agence de Brévent."
        path.write_text(f"Crues et avalanches : {count} départements en alerte\n\n{body}\n", "utf-8")
        paths.append(path)
    days = [datetime.date(2021, 1, 22), datetime.date(2021, 1, 23)]

    def verdict(first: datetime.date, second: datetime.date) -> Verdict:
        articles = [claimcheck.read(path, published=day) for path, day in zip(paths, (first, second), strict=True)]
        return claimcheck.compare(articles).findings[0].verdict

    assert verdict(days[0], days[0]) in (Verdict.UNDECIDED, Verdict.CONFLICT)
    assert verdict(days[0], days[1]) is Verdict.UPDATE
