"""Claims and summaries in the language that the user asked for.

Claims are extracted and grounded in the article's own language, where their words can be held against it. Only then
are they put into another one, by a question of its own, and a sentence whose figures do not come through unchanged
stays as it was. The quote is always the source's.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck import figures
from claimcheck.engines import Extracted
from claimcheck.llm.asking import put
from claimcheck.llm.grounding.figures import figures_stand
from claimcheck.llm.prompts import as_data, one_line
from claimcheck.llm.service.failures import BrokenReply, Truncated
from claimcheck.llm.tasks.translate.reply import TranslationReply
from claimcheck.reading.languages import identify
from claimcheck.records import Article

if TYPE_CHECKING:
    from claimcheck.llm.asking import Asker
    from claimcheck.llm.prompts import Prompt

_SENTENCES_AT_ONCE = 10
_TOKENS_FOR_A_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Translator:
    """Puts the texts of claims and summaries into `language`."""

    asker: Asker
    prompt: Prompt
    executor: Executor
    language: str

    def translate(self, extracted: Extracted, article: Article) -> Extracted:
        """Return what was extracted from `article`, its claims and summary worded in the language asked for."""
        texts = [*(claim.text for claim in extracted.claims), *(sentence.text for sentence in extracted.summary)]
        distinct = list(dict.fromkeys(texts))
        parts = [distinct[i : i + _SENTENCES_AT_ONCE] for i in range(0, len(distinct), _SENTENCES_AT_ONCE)]
        pending = [self.executor.submit(self._asked, part) for part in parts]
        worded: dict[str, str] = {}
        for part, future in zip(parts, pending, strict=True):
            for number, text in future.result().items():
                if 1 <= number <= len(part) and self._says_the_same(part[number - 1], text, article):
                    worded[part[number - 1]] = text
        return replace(
            extracted,
            claims=tuple(replace(claim, text=worded.get(claim.text, claim.text)) for claim in extracted.claims),
            summary=tuple(replace(one, text=worded.get(one.text, one.text)) for one in extracted.summary),
        )

    def _asked(self, texts: Sequence[str]) -> dict[int, str]:
        lines = "\n".join(f"[{number}] {as_data(text)}" for number, text in enumerate(texts, 1))
        question = self.prompt.fill(self.language, sentences=lines)
        try:
            reply = put(self.asker, question, TranslationReply, _TOKENS_FOR_A_SENTENCE * (len(texts) + 1))
        except (Truncated, BrokenReply):
            return {}
        return {sentence.n: one_line(sentence.text) for sentence in reply.sentences}

    def _says_the_same(self, text: str, translated: str, article: Article) -> bool:
        """Tell whether a translation is in the language asked for and has the figures of the original, all of them."""
        if not translated or identify(translated) != self.language:
            return False
        before = figures.find(text, article.language, article.published)
        after = figures.find(translated, self.language, article.published)
        return figures_stand(translated, self.language, before) and len(after) == len(before)
