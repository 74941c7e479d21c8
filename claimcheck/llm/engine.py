"""The model engine: a language model proposes claims, summaries and judgements, and code holds it to the sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from typing import Self

from claimcheck.annotation.rules import RulesEngine
from claimcheck.engines import Confirmation, Doubted, Extracted, Match, Side, Verification
from claimcheck.languages import FALLBACK, load
from claimcheck.llm.prompts import PLACEHOLDERS, Question, load_prompt
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import CHARACTERS_PER_TOKEN, ModelSettings
from claimcheck.llm.tasks.align.task import Aligner
from claimcheck.llm.tasks.confirm.task import Confirmer
from claimcheck.llm.tasks.extract.proposals import Read
from claimcheck.llm.tasks.extract.task import Extractor, numbered, reply_tokens
from claimcheck.llm.tasks.extract.windows import windows
from claimcheck.llm.tasks.overview.task import overview
from claimcheck.llm.tasks.translate.task import Translator
from claimcheck.llm.tasks.verify.evidence import questions
from claimcheck.llm.tasks.verify.task import Verifier
from claimcheck.records import Article, Claim, Comparison, Engine

# What a claim costs beyond its sentence: keys, marks and what is said twice.
_REPLY_PER_TOKEN = 1.3

_TOKENS_OF_A_SUMMARY = 200
_TOKENS_OF_AN_ANSWER = 90


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run is likely to ask of the model service, before it asks."""

    articles: int
    calls: int
    prompt_tokens: int
    completion_tokens: int


class ModelEngine:
    """An engine that asks a model service, or a cassette. A context manager: leaving it closes the service."""

    def __init__(self, settings: ModelSettings, client: Client) -> None:
        self.settings = client.settings
        #: Called as windows of an article are done: with the id of its source, how many are done, and of how many.
        self.progress: Callable[[str, int, int], None] | None = None
        self._client = client
        self._executor = ThreadPoolExecutor(max_workers=settings.jobs, thread_name_prefix="claimcheck-model")
        self._prompts = {stage: load_prompt(stage, settings.prompts) for stage in PLACEHOLDERS}
        self._begun: dict[Article, list[Future[tuple[Read, ...]]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Break off what is under way, as where a run is interrupted, and close the service."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._client.close()
        self._executor.shutdown()

    def begin(self, articles: Sequence[Article]) -> None:
        """Ask about all `articles`, as many questions at once as the settings allow; `extract` takes the answers."""
        extractor = self._extractor()
        for article in articles:
            if article not in self._begun:
                self._begun[article] = extractor.begin(article)

    def extract(self, article: Article, source_id: str) -> Extracted:
        """Return the claims of `article`, a summary that cites them, and what was rejected, in its own language.

        Raises `ModelError` where the service fails for good.
        """
        return self._extractor().extract(article, source_id, self._begun.pop(article, None))

    def translate(self, extracted: Extracted, article: Article) -> Extracted:
        """Return claims and summary in the language of the settings, where these name another than the article's.

        Raises `ModelError` where the service fails for good.
        """
        language = self.settings.language
        if not language or language == article.language:
            return extracted
        translator = Translator(self._client, self._prompts["translate"], self._executor, language)
        return translator.translate(extracted, article)

    def align(self, pairs: Sequence[tuple[Side, Side]], language: str) -> tuple[tuple[Match, ...], ...]:
        """Return the matters that each pair of sources tells; none at all where the settings say not to ask."""
        if not self.settings.judging:
            return ((),) * len(pairs)
        return Aligner(
            self._client,
            self._prompts["align"],
            self._executor,
            self.settings.window_characters,
            self.settings.max_tokens,
        ).align(pairs, language)

    def confirm(self, doubted: Sequence[Doubted], language: str) -> tuple[tuple[Confirmation | None, ...], ...]:
        """Return what the model says when it is asked once more whether claims contradict each other."""
        confirmer = Confirmer(self._client, self._prompts["confirm"], self._executor, self.settings.max_tokens)
        return confirmer.confirm(doubted, language)

    def verify(
        self, text: Article, claims: Sequence[Claim], sources: Mapping[str, Article], language: str
    ) -> tuple[Verification | None, ...]:
        """Return whether the sources bear out each claim of a text; nothing where the settings say not to ask."""
        if not self.settings.judging or not claims:
            return (None,) * len(claims)
        return Verifier(
            self._client,
            self._prompts["verify"],
            self._executor,
            self.settings.window_characters,
            self.settings.max_tokens,
        ).verify(text, claims, sources, language)

    def summarize(self, comparison: Comparison) -> tuple[str, ...]:
        """Return a summary of a comparison that names every conflict, dispute and change."""
        return overview(comparison, self._client, self._prompts["overview"], self.settings.max_tokens)

    def exchange_batch(self, watch: Callable[[str, int, int], None]) -> int:
        """Have all questions that were deferred answered in a batch, and return how many were.

        `watch` hears the state of the batch, how many of its requests are done, and of how many. Raises `ModelError`.
        """
        return self._client.exchange_batch(watch)

    def notes(self) -> tuple[str, ...]:
        """Return what a user should know of how the run went."""
        return self._client.notes()

    def describe(self) -> Engine:
        """Return the name of the engine, its model, and what it has asked of the service so far."""
        return Engine("model", self.settings.model, self._client.usage())

    def estimate(self, articles: Sequence[Article]) -> Estimate:
        """Return what extracting the claims of `articles` is likely to ask of the service."""
        return _estimate(self.settings, articles)

    def _extractor(self) -> Extractor:
        return Extractor(
            asker=self._client,
            extract_prompt=self._prompts["extract"],
            repair_prompt=self._prompts["repair"],
            executor=self._executor,
            characters=self.settings.window_characters,
            max_tokens=self.settings.max_tokens,
            progress=self.progress,
        )


def open_engine(settings: ModelSettings) -> ModelEngine:
    """Return the model engine that `settings` describe.

    Raises `UsageError` where no model is named or a prompt cannot serve, `CassetteError` for an unreadable cassette.
    """
    return ModelEngine(settings, Client(settings))


def estimate(settings: ModelSettings, articles: Sequence[Article]) -> str:
    """Return in words what reading `articles`, and comparing them where there are several, would ask of the service."""
    return _worded(settings, _estimate(settings, articles))


def estimate_check(settings: ModelSettings, text: Article, sources: Sequence[Article]) -> str:
    """Return in words what checking `text` against `sources` would ask of the service."""
    return _worded(settings, _estimate_check(settings, text, sources))


def _worded(settings: ModelSettings, expected: Estimate) -> str:
    language = settings.language or FALLBACK
    words = load(language).table("phrases")["model"]["estimate"]
    return (
        str(words).format(
            articles=expected.articles,
            calls=expected.calls,
            prompt=expected.prompt_tokens,
            completion=expected.completion_tokens,
        )
        + "\n"
    )


def _estimate(settings: ModelSettings, articles: Sequence[Article]) -> Estimate:
    prompt = load_prompt("extract", settings.prompts)
    calls = prompt_tokens = completion_tokens = 0
    for article in articles:
        for window in windows(article, settings.window_characters):
            text = numbered(article, window)
            question = prompt.fill(article.language, published="-", sentences=text)
            calls += 1
            prompt_tokens += _tokens(question)
            written = int(len(text) / CHARACTERS_PER_TOKEN * _REPLY_PER_TOKEN)
            completion_tokens += min(written, settings.max_tokens, reply_tokens(article, window))
    if len(articles) > 1:
        calls += 1  # the summary of the comparison
        completion_tokens += _TOKENS_OF_A_SUMMARY
        prompt_tokens += _tokens(load_prompt("overview", settings.prompts).fill(FALLBACK, findings=""))
    if len(articles) > 1 and settings.judging:
        asked = load_prompt("align", settings.prompts).fill(FALLBACK, first="-", second="-", claims_a="", claims_b="")
        for first, second in combinations(articles, 2):
            characters = len(first.text) + len(second.text)
            questions = -(-max(len(first.text), len(second.text)) // settings.window_characters)
            calls += questions
            prompt_tokens += questions * _tokens(asked) + int(characters / CHARACTERS_PER_TOKEN)
            completion_tokens += int(min(len(first.text), len(second.text)) / CHARACTERS_PER_TOKEN)
    return Estimate(len(articles), calls, prompt_tokens, completion_tokens)


def _estimate_check(settings: ModelSettings, text: Article, sources: Sequence[Article]) -> Estimate:
    prompt = load_prompt("verify", settings.prompts)
    claims = RulesEngine(divided=False).extract(text, "T").claims
    by_id = {str(number): source for number, source in enumerate(sources)}
    asked = list(questions(claims, by_id, settings.window_characters)) if settings.judging else []
    worded = [
        prompt.fill(text.language, text=text.text, sentences=evidence.listed(), claims=" ".join(c.text for c in batch))
        for batch, evidence in asked
    ]
    return Estimate(
        1 + len(sources),
        len(asked),
        sum(_tokens(question) for question in worded),
        sum(_TOKENS_OF_AN_ANSWER * len(batch) for batch, _ in asked),
    )


def _tokens(question: Question) -> int:
    return int(len(question.system + question.user) / CHARACTERS_PER_TOKEN)
