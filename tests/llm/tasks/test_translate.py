from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Extracted
from claimcheck.llm.prompts import load_prompt
from claimcheck.llm.service.failures import Truncated
from claimcheck.llm.tasks.translate.reply import TranslationReply
from claimcheck.llm.tasks.translate.task import Translator
from claimcheck.reading import article_from_text

_ARTICLE = article_from_text(
    "Le chantier emploie 1 200 salariés. La maire a promis un prêt aux ouvriers.", language="fr"
)


class Asker:
    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.asked: list[str] = []

    def ask(self, *, user: str, **_: Any) -> Any:
        self.asked.append(user)
        if not self.texts:
            raise Truncated("cut")
        sentences = [{"n": number, "text": text} for number, text in enumerate(self.texts, 1)]
        return TranslationReply.model_validate({"sentences": sentences})


def _translated(asker: Asker) -> tuple[Extracted, Extracted]:
    extracted = RulesEngine().extract(_ARTICLE, "A")
    with ThreadPoolExecutor(max_workers=2) as executor:
        return extracted, Translator(asker, load_prompt("translate"), executor, "en").translate(extracted, _ARTICLE)


def test_claims_and_summary_are_worded_in_the_language_asked_for_and_quoted_in_the_sources() -> None:
    asker = Asker("The yard employs 1,200 people.", "The mayor promised the workers a loan.")
    before, after = _translated(asker)
    assert [claim.text for claim in after.claims] == list(asker.texts)
    assert [claim.quote for claim in after.claims] == [claim.quote for claim in before.claims]
    assert [sentence.text for sentence in after.summary] == list(asker.texts)
    assert len(asker.asked) == 1


def test_a_translation_with_another_figure_is_not_taken() -> None:
    before, after = _translated(Asker("The yard employs 1,300 people.", "The mayor promised the workers 2 loans."))
    assert after == before


def test_a_translation_that_drops_a_figure_is_not_taken() -> None:
    before, after = _translated(Asker("The yard employs many people of the town."))
    assert after == before


def test_a_sentence_given_back_in_its_own_language_is_not_taken() -> None:
    before, after = _translated(Asker("Le chantier a 1 200 salariés dans cette ville."))
    assert after == before


def test_without_an_answer_everything_stays_as_it_was() -> None:
    before, after = _translated(Asker())
    assert after == before
