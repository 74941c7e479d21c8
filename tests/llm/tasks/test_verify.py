"""Whether a model finds claims borne out: what is shown to it, and what of its answer counts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from claimcheck import pipeline
from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Verification
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.tasks.verify.evidence import questions
from claimcheck.llm.tasks.verify.reply import VerificationReply
from claimcheck.llm.tasks.verify.task import Verifier
from claimcheck.reading import article_from_text
from claimcheck.records import Article, Check, Verdict
from tests.llm.tasks.asker import Asker

SOURCE = article_from_text(
    "The council of Kermor approved the tram on Tuesday. The line will cost 48 million euros. Work starts in May.",
    language="en",
)
TEXT = article_from_text("The council turned the tram down. The line costs 52 million euros.", language="en")
CLAIMS = RulesEngine().extract(TEXT, "T").claims


def answer(claim: str, verdict: str, sentences: list[int] | None = None, **words: str) -> dict[str, Any]:
    return {
        "claim": claim,
        "verdict": verdict,
        "sentences": sentences or [],
        "reason": words.get("reason", ""),
        **words,
    }


#: The right answers on the known claims, which stand behind two others and three sentences.
KNOWN = [answer("T3", "supported", [4]), answer("T4", "contradicted", [5]), answer("T5", "not_found")]


def verified(executor: ThreadPoolExecutor, *answers: dict[str, Any]) -> list[Verification | None]:
    verifier = Verifier(Asker(lambda _: list(answers)), load_prompt("verify"), executor, 6000, 2048)
    return list(verifier.verify(TEXT, CLAIMS, {"A": SOURCE}, "en"))


def test_an_answer_names_the_sentences_by_where_they_stand(executor: ThreadPoolExecutor) -> None:
    first, second = verified(executor, answer("T1", "contradicted", [1], claim_words="turned the tram down"), *KNOWN)
    assert first is not None and second is None
    assert first.verdict is Verdict.CONTRADICTED and first.may_decide
    assert [SOURCE.text[a:b] for _, a, b in first.sentences] == ["The council of Kermor approved the tram on Tuesday."]
    assert first.claim_words == "turned the tram down"


@pytest.mark.parametrize("verdict", ["supported", "contradicted"])
@pytest.mark.parametrize("sentences", [[], [0], [99]])
def test_a_verdict_without_a_sentence_that_was_shown_is_none(
    executor: ThreadPoolExecutor, verdict: str, sentences: list[int]
) -> None:
    [first, _] = verified(executor, answer("T1", verdict, sentences), *KNOWN)
    assert first is not None and first.verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("known", [[], KNOWN[:2], [KNOWN[0], answer("T4", "supported", [5]), KNOWN[2]]])
def test_a_model_that_gets_known_claims_wrong_does_not_decide(
    executor: ThreadPoolExecutor, known: list[dict[str, Any]]
) -> None:
    [first, _] = verified(executor, answer("T1", "supported", [1]), *known)
    assert first is not None and not first.may_decide


def test_all_of_a_short_source_is_shown_and_of_a_long_one_the_likeliest_sentences() -> None:
    [(_, short)] = questions(CLAIMS, {"A": SOURCE}, 6000)
    assert len(short.sentences) == 3
    filler = " ".join(f"Sheep number {n} crossed the pass in autumn." for n in range(200))
    long = article_from_text(f"{filler} The council of Kermor approved the tram. {filler}", language="en")
    [(_, shown)] = questions(CLAIMS, {"A": long}, 1000)
    assert "approved the tram" in shown.listed()
    assert len(shown.sentences) < 40


class Engine(RulesEngine):
    """Rules, and given answers on every claim."""

    def __init__(self, *answers: Verification | None) -> None:
        self.answers = answers

    def verify(self, *_: object) -> tuple[Verification | None, ...]:
        return self.answers


def checked(text: str, *answers: Verification | None) -> Check:
    article: Article = article_from_text(text, language="en")
    return pipeline.check(article, [SOURCE], engine=Engine(*answers))


def span(number: int) -> tuple[tuple[str, int, int], ...]:
    sentence = SOURCE.sentences[number]
    return (("A", sentence.start, sentence.end),)


def test_what_the_model_finds_borne_out_in_other_words_is_supported() -> None:
    said = Verification(Verdict.SUPPORTED, "The council approved it.", span(0))
    [claim] = checked("Councillors gave the green light to the tram.", said).claims
    assert (claim.verdict, claim.decided_by) == (Verdict.SUPPORTED, "model")
    assert claim.evidence[0].quote.startswith("The council of Kermor")


def test_the_model_cannot_have_a_figure_borne_out_that_the_sentence_does_not_give() -> None:
    said = Verification(Verdict.SUPPORTED, "It says so.", span(1))
    [claim] = checked("The line will cost 52 million euros.", said).claims
    assert claim.verdict in (Verdict.UNDECIDED, Verdict.CONTRADICTED)


def test_the_model_cannot_have_borne_out_what_rules_find_contradicted() -> None:
    said = Verification(Verdict.SUPPORTED, "It says so.", span(0))
    text = "The council of Kermor did not approve the tram on Tuesday."
    assert [claim.verdict for claim in checked(text, None).claims] == [Verdict.CONTRADICTED]
    [claim] = checked(text, said).claims
    assert claim.verdict is Verdict.UNDECIDED
    assert "contradicts" in claim.explanation


def test_the_model_cannot_set_a_rounder_figure_against_the_source() -> None:
    said = Verification(Verdict.CONTRADICTED, "No.", span(1), "about 48 million euros", "48 million euros")
    [claim] = checked("The line will cost about 48 million euros.", said).claims
    assert claim.verdict is not Verdict.CONTRADICTED


def test_what_an_untrustworthy_model_says_changes_nothing() -> None:
    text = "Councillors gave the green light to the tram."
    said = Verification(Verdict.SUPPORTED, "", span(0), may_decide=False)
    assert checked(text, said).claims == checked(text, None).claims


def test_a_model_that_goes_on_counting_is_cut_short() -> None:
    reply = VerificationReply.model_validate({"answers": [answer("T1", "supported", list(range(1, 300)))]})
    assert reply.answers[0].sentences == list(range(1, 13))
    assert VerificationReply.model_json_schema()["$defs"]["AnswerReply"]["properties"]["sentences"]["maxItems"] == 12


def test_a_model_names_what_is_not_said_before_it_says_whether_all_of_it_is() -> None:
    fields = list(VerificationReply.model_json_schema()["$defs"]["AnswerReply"]["properties"])
    assert fields.index("claim_words") < fields.index("verdict") == len(fields) - 1
