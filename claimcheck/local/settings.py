"""What is configured of the local engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from claimcheck.errors import UsageError

_VECTORS = "vectors.sqlite3"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalSettings:
    """Which encoder the local engine uses: the best bundled one that is installed where `embeddings` is empty.

    `embeddings` is the name of a bundled encoder's package, a folder with an ONNX model and its tokenizer, or a model
    of the service at `base_url` (OpenAI-compatible, `/v1/embeddings`). `cache_folder` is where vectors are kept, the
    user's own cache where it is empty; `keeps` says whether any are. `entailment` is a folder with an entailment model,
    or the address of a service with one; nobody judges what rules leave open where it is empty. With
    `only_across_languages` the encoder is not asked about statements of one language: of thousands of articles these
    are many.
    """

    embeddings: str = ""
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    entailment: str = ""
    cache_folder: str = ""
    keeps: bool = True
    only_across_languages: bool = False

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str],
        *,
        embeddings: str | None = None,
        base_url: str | None = None,
        entailment: str | None = None,
        no_cache: bool = False,
    ) -> LocalSettings:
        """Return the settings that options and the environment give; an option wins."""
        addresses = ("CLAIMCHECK_EMBEDDINGS_URL", "CLAIMCHECK_BASE_URL", "OPENAI_BASE_URL")
        named = (environment[name] for name in addresses if environment.get(name))
        return cls(
            embeddings=embeddings or environment.get("CLAIMCHECK_EMBEDDINGS", ""),
            base_url=base_url or next(named, ""),
            api_key=environment.get("OPENAI_API_KEY", ""),
            entailment=entailment or environment.get("CLAIMCHECK_ENTAILMENT", ""),
            cache_folder=environment.get("CLAIMCHECK_CACHE", ""),
            keeps=not no_cache,
        )

    @property
    def folder(self) -> Path | None:
        """Return the folder of the model, None where none is named."""
        path = Path(self.embeddings).expanduser()
        return path if self.embeddings and path.is_dir() else None

    @property
    def place(self) -> str:
        """Return where the encoder is that is named: a folder or the address of a service; empty for a bundled one."""
        if self.folder is not None:
            return str(self.folder.resolve())
        return self.base_url if self.host else ""

    @property
    def host(self) -> str:
        """Return the host of the service, empty where nothing leaves the machine."""
        from claimcheck.local.encoders.bundled import BUNDLED

        stays = not self.embeddings or self.folder or self.embeddings in {kind.package for kind in BUNDLED}
        return "" if stays else host_of(self.base_url)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the hosts to which texts are sent, none where nothing leaves the machine."""
        judging = host_of(self.entailment) if self.judges_by_service else ""
        return tuple(dict.fromkeys(host for host in (self.host, judging) if host))

    @property
    def judges_by_service(self) -> bool:
        """Tell whether the entailment model is a service."""
        return self.entailment.startswith(("http://", "https://"))

    def cache(self) -> Path | None:
        """Return the file of kept vectors, None where none are kept."""
        if not self.keeps:
            return None
        if self.cache_folder:
            return Path(self.cache_folder) / _VECTORS
        import platformdirs

        return platformdirs.user_cache_path("claimcheck") / _VECTORS


def host_of(address: str) -> str:
    """Return host and port of the address of a service, without a user and password in front of them.

    Raises `UsageError` where it is no address.
    """
    try:
        return urlsplit(address).netloc.rpartition("@")[2]
    except ValueError as error:
        raise UsageError(
            f"What is given for the address of a service is none: {str(error)[:1].lower()}{str(error)[1:]}.",
            "Look at --entailment, --base-url and CLAIMCHECK_EMBEDDINGS_URL.",
        ) from error
