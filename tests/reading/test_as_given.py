"""Letters apart from their accents are no other words, and are found where they stand in the text as given."""

from __future__ import annotations

import dataclasses
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import claimcheck
from claimcheck import assistants
from claimcheck.cli import run
from claimcheck.reading.as_given import document_as_given, finding_as_given, joined
from claimcheck.records import (
    Certainty,
    Check,
    CheckedClaim,
    Difference,
    Engine,
    Evidence,
    Finding,
    OtherWords,
    Place,
    Shared,
    Trace,
    Verdict,
)


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


A = (
    "À Épinal, l’été dernier, le maire Gérard Lévêque a démissionné. Les dégâts s’élèvent à 9,7 milliards d’euros.\n\n"
    "Pénélope Bérard a été élue le 3 février 2024.\n\nÀ lire aussi : L’été de la colère"
)
B = (
    "Déçu, le maire Gérard Lévêque n’a pas démissionné. Les dégâts s’élèvent à 9,82 milliards d’euros.\n\n"
    "Pénélope Bérard a été élue le 4 février 2024."
)

PAIRS = [
    (A, B),
    (
        "Der Bürgermeister von Köln sagte, 12 Männer seien tot.",
        "Der Bürgermeister von Köln sagte, 15 Männer seien tot.",
    ),
    ("Murieron 12 niños en León, según Núñez.", "Murieron 15 niños en León, según Núñez."),
    ("O São Paulo venceu por 3 a 1, disse João Conceição.", "O São Paulo venceu por 2 a 1, disse João Conceição."),
    ("De coöperatie verloor 12 miljoen euro, zei Zoë.", "De coöperatie verloor 15 miljoen euro, zei Zoë."),
]

# Fields of records that say where words stand, and those that hold the words.
_PLACES = (("start", "quote"), ("start", "text"), ("a_start", "a"), ("b_start", "b"))


def placed(value: Any) -> Iterator[tuple[int, str]]:
    """Yield every offset of a record with the words that stand there, whatever text it is of."""
    if isinstance(value, tuple):
        for one in value:
            yield from placed(one)
    elif dataclasses.is_dataclass(value):
        for start, words in _PLACES:
            at, said = getattr(value, start, None), getattr(value, words, None)
            if isinstance(at, int) and isinstance(said, str) and not (words == "text" and hasattr(value, "quote")):
                yield at, said
                assert getattr(value, "end", at + len(said)) == at + len(said)
        for field in dataclasses.fields(value):
            yield from placed(getattr(value, field.name))


def stand(value: Any, *texts: str) -> int:
    """Return how many words of a record stand where it says, in one of the texts; fail where some do not."""
    found = list(placed(value))
    for start, words in found:
        assert any(text[start : start + len(words)] == words for text in texts), (start, words)
    return len(found)


def told(finding: Finding, claims: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    return str(finding.verdict), tuple(unicodedata.normalize("NFC", claims[one]) for one in finding.claims)


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize(("of_a", "of_b"), [(apart, str), (str, apart), (apart, apart)])
def test_sources_are_compared_as_they_would_be_in_one_letter_each(a: str, b: str, of_a: Any, of_b: Any) -> None:
    whole, found = claimcheck.compare([a, b]), claimcheck.compare([of_a(a), of_b(b)])
    documents = []
    for document in (whole, found):
        claims = {claim.id: claim.quote for source in document.sources for claim in source.claims}
        documents.append([told(finding, claims) for finding in document.findings])
    assert documents[0] == documents[1]
    assert stand(found.sources[0], of_a(a)) == stand(whole.sources[0], a)
    assert stand(found.sources[1], of_b(b)) == stand(whole.sources[1], b)
    assert stand(found.findings, of_a(a), of_b(b)) == stand(whole.findings, a, b)
    assert [one.fingerprint for one in found.findings] == [one.fingerprint for one in whole.findings]


def test_a_source_is_known_by_the_text_as_given_and_shows_it() -> None:
    given = apart(A)
    document = claimcheck.compare([given, B])
    source = document.sources[0]
    assert (source.characters, document.texts) == (len(given), {"A": given, "B": B})
    assert source.sha256 == hashlib.sha256(given.encode()).hexdigest()
    shown = [given[start:end] for start, end in document.left_out["A"]]
    assert shown == [apart("À lire aussi : L’été de la colère")]
    assert all(claim.text == claim.quote for claim in source.claims)


def test_one_article_is_read_by_the_offsets_of_the_caller() -> None:
    document = claimcheck.extract(apart(A))
    assert stand(document.source, apart(A)) == stand(claimcheck.extract(A).source, A) > 3
    assert document.texts == {"A": apart(A)}


@pytest.mark.parametrize(("of_a", "of_b"), [(apart, str), (str, apart), (apart, apart)])
def test_a_text_is_checked_by_the_offsets_of_the_caller(of_a: Any, of_b: Any) -> None:
    opening = "Voilà, c’est très intéressant !\n\n"
    text, source = of_a(opening + A), of_b(B)
    whole, found = claimcheck.check(opening + A, [B]), claimcheck.check(text, [source])
    assert [claim.verdict for claim in found.claims] == [claim.verdict for claim in whole.claims]
    assert whole.unchecked
    assert stand(found.unchecked, text) == len(whole.unchecked)
    assert stand(found.claims, text, source) == stand(whole.claims, opening + A, B)
    assert stand(found.claims[0].evidence, source)
    assert (found.text.characters, found.texts["text"]) == (len(text), text)


def test_two_statements_and_amounts_are_told_by_the_offsets_of_the_caller() -> None:
    a, b = "L’été dernier, Zoé Bérard a gagné 12 médailles.", "L’été dernier, Zoé Bérard a gagné 15 médailles."
    found = claimcheck.relate(apart(a), b)
    assert found.verdict is Verdict.CONFLICT
    assert stand(found, apart(a), b) == stand(claimcheck.relate(a, b), a, b) > 1
    trace = claimcheck.explain(apart(a), apart(b))
    assert trace.decided == claimcheck.explain(a, b).decided
    assert stand(trace, apart(a), apart(b)) == stand(claimcheck.explain(a, b), a, b) > 4
    amounts = claimcheck.quantities(apart(A), "fr")
    assert [one.value for one in amounts] == [one.value for one in claimcheck.quantities(A, "fr")]
    assert stand(tuple(amounts), apart(A)) == len(amounts) > 2


def test_an_article_that_was_read_keeps_its_own_offsets() -> None:
    article = claimcheck.reading.article_from_text(apart(A))
    document = claimcheck.compare([article, apart(B)])
    stand(document.sources[0], apart(A))
    stand(document.sources[1], apart(B))


def test_marks_that_join_no_letter_stay_as_they_are() -> None:
    text = "x\u0302 o\u0323\u0302 e" + "\u0301" * 9 + " e\u0301"
    read = joined(text)
    assert read.text == "x\u0302 \u1ed9 e" + "\u0301" * 9 + " \u00e9"
    assert [text[read.place(n) : read.place(n + 1)] for n in (3, 16)] == ["o\u0323\u0302", "e\u0301"]


def test_what_a_model_or_an_encoder_found_is_told_by_the_offsets_of_the_caller() -> None:
    text, source = "Été : Zoé a gagné.", "Hélas, Zoé a été battue."
    texts = {"text": joined(apart(text)), "A": joined(apart(source))}
    shared = OtherWords(0.9, (Shared("name", "Zoé", "Zoé", ("T1", "A1"), 6, 7),))
    claim = CheckedClaim(
        "T1", "Zoé a gagné.", "Zoé a gagné.", 6, 18, None, Certainty.STATED, False, (), (), (), Verdict.CONTRADICTED,
        evidence=(Evidence("A", "Zoé a été battue.", 7, 24),),
        differences=(Difference("wording", "gagné", "été battue", Verdict.CONFLICT, ("T1", ""), 12, 13),),
        other_words=shared,
    )  # fmt: skip
    check = Check(Engine("model"), "fr", Verdict.CONTRADICTED, (), (claim,))
    assert stand(document_as_given(check, texts).claims, apart(text), apart(source)) == 6
    shared = OtherWords(0.9, (Shared("name", "Zoé", "Zoé", ("A1", "B1"), 7, 6),))
    finding = Finding("F1", Verdict.UNDECIDED, ("A1", "B1"), ("A", "B"), other_words=shared)
    told = finding_as_given(finding, {"A": texts["A"], "B": texts["text"]})
    assert told.other_words
    assert stand(told.other_words.shared, apart(text), apart(source)) == 2


def test_a_twentieth_source_is_not_taken_for_the_checked_text() -> None:
    claim = CheckedClaim(
        "T1", "Zoé a gagné.", "Zoé a gagné.", 0, 12, None, Certainty.STATED, False, (), (), (), Verdict.CONTRADICTED,
        differences=(Difference("wording", "gagné", "battue", Verdict.CONFLICT, ("T1", "T3"), 6, 17),),
    )  # fmt: skip
    source = "Hélas, Zoé a été battue."
    check = Check(Engine("rules"), "fr", Verdict.CONTRADICTED, (), (claim,))
    found = document_as_given(check, {"T": joined(apart(source))}).claims[0]
    assert (found.start, found.differences[0].a_start) == (0, 6)
    assert apart(source)[found.differences[0].b_start or 0 :].startswith("battue")


def test_statements_are_explained_as_they_are_seen(capsys: pytest.CaptureFixture[str]) -> None:
    a, b = "Zoé a gagné 12 médailles.", "Zoé a gagné 15 médailles."
    told = []
    for statements in ((a, b), (apart(a), apart(b))):
        assert run(["explain", *statements]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert assistants.explain(apart(a), apart(b)) == assistants.explain(a, b)


def test_words_left_over_of_a_check_are_told_by_the_offsets_of_the_caller() -> None:
    text, source = "Été : Zoé a gagné.", "Hélas, Zoé a été battue."
    a, b = (Place("left", "gagné", 12),), (Place("left", "été battue", 13),)
    trace = Trace(("T1", "A"), Verdict.CONTRADICTED, "opposed", 0.5, "likeness", left_a=a, left_b=b)
    claim = CheckedClaim(
        "T1", "Zoé a gagné.", "Zoé a gagné.", 6, 18, None, Certainty.STATED, False, (), (), (), Verdict.CONTRADICTED,
        differences=(Difference("wording", "victoire", None, Verdict.CONFLICT, ("T1", "A1"), 12),),
        trace=(trace,),
    )  # fmt: skip
    check = Check(Engine("rules"), "fr", Verdict.CONTRADICTED, (), (claim,))
    found = document_as_given(check, {"text": joined(apart(text)), "A": joined(apart(source))}).claims[0]
    assert stand(found.trace, apart(text), apart(source)) == 2
    assert found.differences[0].a == "victoire", "words that do not stand there stay as they are"
