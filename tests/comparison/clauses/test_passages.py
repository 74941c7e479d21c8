"""What two statements share in a row is found, whatever stands around it, and nothing that only names a thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.comparison.clauses import passages, shared_runs
from claimcheck.comparison.clauses.clausewise import relate_clauses
from claimcheck.comparison.clauses.parts import parts_of
from claimcheck.comparison.clauses.passages import shared_passages
from claimcheck.comparison.relate import Setting
from claimcheck.comparison.statements import statements
from claimcheck.records import Verdict
from tests.comparison.texts import compared, statement_of


def _shared(a: str, b: str, language: str = "en") -> list[tuple[str, ...]]:
    first, second = statement_of(a, "A", language), statement_of(b, "B", language)
    return [tuple(part.claim.quote for part in pair) for pair in shared_passages(first, second)]


def test_a_passage_has_the_small_words_in_front_of_it_and_stands_where_it_says() -> None:
    a = "The oak of Lorna was felled by a storm at dawn."
    b = "Children planted a tree for the oak, which was felled by a storm at dawn, and sang."
    assert _shared(a, b) == [
        ("The oak of Lorna was felled by a storm at dawn", "for the oak, which was felled by a storm at dawn")
    ]


def test_a_word_more_on_one_side_breaks_no_passage() -> None:
    assert _shared(
        "The oak was felled by a winter storm at dawn.", "They sang for the oak that was felled by a storm at dawn."
    ) == [("The oak was felled by a winter storm at dawn", "for the oak that was felled by a storm at dawn")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The oak was felled by a storm at dawn.", "It is not true that the oak was felled by a storm at dawn."),
        ("The oak was felled by a storm at dawn.", "The oak, nearly felled by a storm at dawn, stands."),
        ("The keeper of the northern lighthouse rests.", "The keeper of the northern lighthouse sails."),
        ("Three bakers were paid in full for the bread.", "Three sailors were paid in full for the bread."),
        ("The oak was felled. A storm at dawn did it.", "The oak was felled by a storm at dawn."),
    ],
    ids=["denied", "nearly", "only named", "of another subject", "of two sentences"],
)
def test_what_is_turned_or_only_named_is_no_passage(a: str, b: str) -> None:
    assert not [pair for pair in _shared(a, b) if "felled" in pair[0] or "bread" in pair[0] or "keeper" in pair[0]]


def test_what_befell_two_people_in_one_place_on_one_day_is_no_passage() -> None:
    told = "was lost on 9 June near the old lighthouse of Varn."
    assert not _shared(f"A juggler {told}", f"A diver {told}")


def test_a_score_is_not_cut_in_two_by_a_passage() -> None:
    told = "The guild of Lorna has passed the plan by 13 votes to"
    assert not _shared(f"{told} 9.", f"{told} 8.")


def test_figures_without_a_word_are_no_quotation() -> None:
    figures = ":".join(["6112"] * 40)
    assert not _shared(f"Le port l{figures} a fermé mardi.", f"La criée l{figures} ouvre lundi.", "fr")


def test_a_negation_behind_a_pause_is_of_what_is_told_there() -> None:
    a = "The oak was felled by a storm at dawn."
    behind_a_pause = "The old oak was felled by a storm at dawn, and nobody was hurt."
    assert len(_shared(a, behind_a_pause)) == 1
    assert not _shared(a, "The old oak was felled by a storm at dawn no sooner than May.")


def test_a_quotation_of_some_length_is_one_wherever_each_side_begins_to_quote() -> None:
    a = 'Ida saw in it "a new insult to the fishermen and the widows of Lorna harbour".'
    b = 'The choir called that a "new insult to the fishermen and the widows of Lorna harbour".'
    assert len(_shared(a, b)) == 1
    assert not _shared(a.replace('"', ""), b.replace('"', ""))


def test_three_words_in_a_row_are_a_passage_however_often_an_article_has_them() -> None:
    a = statement_of("Ida knew why he had been punished by his superiors two years ago, and laughed.", "A", "en")
    b = statement_of("Per had been punished by his superiors two years ago for a brawl on the pier.", "B", "en")
    found = relate_clauses(a, b, parts_of(a), parts_of(b), Setting(weight=lambda _key: 0.5))
    assert found is not None
    assert found.verdict is Verdict.AGREE


def test_what_a_sentence_points_back_to_is_not_whom_its_clauses_tell_of() -> None:
    claims = (
        statement_of("The ferry Maria Lund sank.", "A", "en").claim,
        statement_of("This wreck, which ran ashore on 3 May, leaks oil.", "A", "en").claim,
        statement_of("She had been warned of the reef, which lies off Varn.", "A", "en").claim,
    )
    _, wreck, she = statements(claims, "en", "A")
    assert wreck.topic
    assert she.topic
    assert [part.topic for part in parts_of(wreck)] == [() for _ in parts_of(wreck)]
    assert all(part.topic for part in parts_of(she))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("« 30 %, 40 % et 50 % », a dit le maire de Varn.", "Le préfet de Varn a cité « 30 %, 40 % et 50 % »."),
        ("Le maire a parlé de « 30, 40, 50 ou 60 ».", "Le préfet a évoqué « 30, 40, 50 ou 60 » hier."),
    ],
)
def test_a_quotation_of_nothing_but_figures_is_read(a: str, b: str) -> None:
    assert compared({"language": "fr", "a": f"{a} Il pleuvait.", "b": f"{b} Le port dormait."}).findings


@pytest.mark.parametrize(
    ("language", "a", "b", "shared"),
    [
        (
            "en",
            "Lund, the deputy keeper, could be seen lifting a heavy crate of herrings over the rail before others ran.",
            "A film shows Per Lund lifting a heavy crate of herrings over the rail before others ran.",
            "lifting a heavy crate of herrings over the rail before others ran",
        ),
        (
            "fr",
            "On y voit le commandant, chef par intérim, ramasser plusieurs caisses de harengs sur le pont à la nuit.",
            "Le film le montre en train de ramasser plusieurs caisses de harengs sur le pont à la nuit.",
            "ramasser plusieurs caisses de harengs sur le pont à la nuit",
        ),
        (
            "de",
            "Der stellvertretende Hafenmeister sah, wie Holm einen schweren Korb voll Heringe über Bord warf.",
            "Der Film zeigt, wie Per Holm einen schweren Korb voll Heringe über Bord warf.",
            "einen schweren Korb voll Heringe über Bord warf",
        ),
    ],
)
def test_a_long_row_of_the_same_words_with_a_verb_says_something_without_an_auxiliary(
    language: str, a: str, b: str, shared: str
) -> None:
    assert [shared in part for pair in _shared(a, b, language) for part in pair] == [True, True]


def test_a_long_row_of_the_same_words_without_a_verb_only_names() -> None:
    a = "The old brick chapel on the northern shore of the lake rests."
    b = "Some dream of the old brick chapel on the northern shore of the lake."
    assert not _shared(a, b)


def test_a_word_that_limits_somebody_far_in_front_limits_no_passage() -> None:
    far = "The former mayor of Lorna knew that the oak was felled by a storm at dawn."
    assert len(_shared("The oak was felled by a storm at dawn.", far)) == 1
    near = "A draft of the bridge rules was read aloud in Lorna."
    assert not _shared("The bridge rules were read aloud in Lorna.", near)


def test_a_negation_that_both_have_in_the_same_words_belongs_to_the_passage() -> None:
    a = "I say it plainly: there was no insult to the fishermen of Lorna, and I stand by that."
    b = "He said there was no insult to the fishermen of Lorna."
    assert _shared(a, b) == [
        ("there was no insult to the fishermen of Lorna", "there was no insult to the fishermen of Lorna")
    ]
    assert not _shared(a, "He said there was an insult to the fishermen of Lorna.")
    assert not _shared(a, "He said there was hardly an insult to the fishermen of Lorna.")


def test_a_row_that_ends_before_two_hours_is_no_passage_and_before_one_hour_is_one() -> None:
    row = "The bridge of Lorna was closed to lorries by the police"
    assert not _shared(f"{row} at 9 p.m.", f"On Friday {row} at 11 p.m.")
    assert len(_shared(f"{row} at 9 p.m.", f"On Friday {row} at 9 p.m.")) == 1


def test_what_one_side_only_names_is_no_passage_that_both_tell() -> None:
    assert not _shared(
        "Le Var et le Gard sont en vigilance orange pluies-inondations.",
        "La vigilance orange pluies-inondations dans la Drôme a été levée.",
        "fr",
    )


def test_the_numbers_of_a_list_place_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    a = "Cells still on alert: Aubel (17), Brask (18), Corle (19) and Tann (40)."
    b = "Cells on alert since Monday: Aubel (17), Brask (18), Corle (19) and Lorna (21)."
    assert not _shared(a, b)
    monkeypatch.setattr(passages, "_counts_something", lambda _figure: True)
    assert _shared(a, b)


def test_a_noun_behind_a_preposition_says_nothing_that_a_verb_says_of_it_elsewhere() -> None:
    a = "Les départs ont augmenté, notamment ceux de bateliers originaires du nord de Varn, selon la ligue."
    b = "Les victimes sont des bateliers originaires du nord de Varn, selon le médecin."
    assert not _shared(a, b, "fr")
    assert _shared(a.replace("ceux de bateliers", "des noyés qui étaient bateliers"), b, "fr")


def test_passages_of_which_one_goes_on_with_a_participle_are_one() -> None:
    a = "A passenger train hit a loaded lorry in the fog."
    assert _shared(a, "They learnt how a passenger train hit a loaded lorry crossing the line.")
    assert not _shared(a, "They learnt how a passenger train hit a loaded lorry from the left.")
    assert not _shared(a, "They learnt how a passenger train hit a loaded lorry driver.")
    crossing = "They learnt how a passenger train hit a loaded lorry crossing"
    assert not _shared(a.replace("in the fog", "driver"), f"{crossing} the line.")
    assert not _shared(a.replace("in the fog", "carrying the beer"), f"{crossing} the line.")


def test_the_full_stop_of_a_month_or_an_initial_ends_no_sentence() -> None:
    a = "The election of a mayor will be held on Oct. 14 in Varn."
    assert _shared(a, "Ida said that the election of a mayor will be held on 14 October.")
    b = "The jury heard why E. Ida Lund was pushed off the pier at dawn."
    assert _shared("E. Ida Lund was pushed off the pier at dawn by two men.", b)


def test_an_act_that_nobody_does_is_no_passage() -> None:
    a = "It makes them the first town in the north to win the old harbour cup."
    assert not _shared(a, "They become the second team from here to have won the old harbour cup.")
    assert _shared(a.replace("to win", "to have won"), "They have won the old harbour cup.")


def test_a_passage_ends_with_its_quotation() -> None:
    told = "the bridge of Lorna was closed by a storm at dawn"
    shared = _shared(f'"Sadly {told}", wrote Ida Marn in May.', f'"Today {told}", wrote the keeper of the tower.')
    assert shared == [(told, told)]


def test_a_passage_begins_with_the_words_of_content_that_both_have_in_front_of_it() -> None:
    told = "la ministre Ida Marn a répété des propos tenus cet été"
    a, b = (
        statement_of(text, side, "fr") for text, side in ((f"Hier, {told}.", "A"), (f"Prié de parler, {told}.", "B"))
    )
    a, b = (replace(one, terms=tuple(term for term in one.terms if not term.name)) for one in (a, b))  # she speaks
    assert [pair[0].claim.quote for pair in shared_passages(a, b)] == [told]


def test_no_passage_goes_on_behind_a_but_that_one_side_alone_has() -> None:
    a = "The unknown keepers came by boat and waited for the ferry at dawn."
    b = "Nobody knows the keepers, but they came by boat and waited for the ferry at dawn."
    assert _shared(a, b) == [
        ("came by boat and waited for the ferry at dawn", "they came by boat and waited for the ferry at dawn")
    ]


def test_no_passage_goes_on_to_a_verb_behind_a_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    a = "Thirteen towns were on Monday under the red alert."
    b = "The red alert, which covers thirteen towns, was lifted on Monday."
    assert not _shared(a, b)
    monkeypatch.setattr(shared_runs, "_adds_a_verb", lambda *_: False)
    assert _shared(a, b)


def test_what_stands_before_a_name_in_two_spellings_is_a_passage() -> None:
    told = "had won 60.89% of the vote on 15 March"
    assert any(told in pair[0] for pair in _shared(f"Gerard Dormin {told}.", f"Gerald Dormin {told} in the town."))
    assert not _shared(f"Gerard Dormin {told}.", f"Paula Orsk {told} in the town.")


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        (
            "fr",
            "Invitée mardi matin à la radio, la ministre des Ports Ida Berg a estimé que les quais étaient sales.",
            "Interrogée mardi matin à la télévision, la ministre des Ports Ida Berg a estimé que la grève durait.",
        ),
        (
            "en",
            "On Tuesday morning the minister of trade Ida Berg told the radio that the quays were dirty.",
            "On Tuesday morning the minister of trade Ida Berg told the guild that the strike was long.",
        ),
    ],
    ids=["with the verb of saying", "without it"],
)
def test_that_both_quote_one_speaker_on_one_day_is_no_agreement(language: str, a: str, b: str) -> None:
    found = compared({"language": language, "a": a, "b": b}).findings
    assert not [one for one in found if one.verdict is Verdict.AGREE]


def test_a_thing_announced_is_part_of_the_passage() -> None:
    told = "On Tuesday morning the minister of harbours Ida Berg announced the closing of the quays"
    assert _shared(f"{told}.", f"{told}, and left.")


def test_a_passage_that_each_side_counts_otherwise_is_none() -> None:
    told = "nouveaux cas d'oreillons confirmés dans les dernières 24 heures"
    a = f"Concernant les {told}, seulement 556 ont été répertoriés à Lorna."
    assert not _shared(a, f"441 puits ont été fermés, et 1.039 {told}.", "fr")
    assert _shared(a, f"556 puits ont été fermés, et 556 {told}.", "fr")


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [
        (
            "fr",
            "Le tribunal a rejeté la première demande de mise en liberté.",
            "La première demande de mise en liberté est prête.",
        ),
        ("fr", "Elle aime la petite vallée du Val Sorel.", "La petite vallée du Val Sorel reste fermée."),
        ("fr", "L'album « La pluie du nord » est un succès.", "Le refrain de « La pluie du nord » agace Ida Berg."),
        ("en", 'The choir sang "The old oak" in Varn.', 'A film called "The old oak" was burned at Lorna.'),
        (
            "fr",
            "Une vidéo a montré la mort d'un jeune marin roux.",
            "Trois juges étudient la mort d'un jeune marin roux.",
        ),
    ],
    ids=["a noun of a verb", "a noun in a participle's form", "a title", "a title in English", "a noun of some length"],
)
def test_a_name_or_a_title_that_two_sentences_have_is_no_passage(language: str, a: str, b: str) -> None:
    assert _shared(a, b, language) == []


def test_a_word_that_both_quote_from_one_speaker_is_a_passage() -> None:
    a = "Le maire Luc Arnal a parlé d'une idée « liberticide », mardi, au conseil de Varn."
    b = "Selon Luc Arnal, le projet est « liberticide » ; le conseil en débattra."
    c = "« Liberticide » est le titre d'un roman de marins."
    assert not _shared(a, c, "fr")
    assert compared({"language": "fr", "a": a, "b": b}).findings
