"""What is configured: which model service, how it is asked, where answers are kept."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from claimcheck.errors import UsageError

#: What `--record` may say. "none": replay only; "once": record if the file does not exist or its recording was
#: broken off, else replay only; "new": replay what is known, record what is missing; "all": record everything anew.
RECORD_MODES = ("none", "once", "new", "all")

#: Where the openai package sends its requests when no base URL is given.
DEFAULT_BASE_URL = "https://api.openai.com/v1"

#: Parameters of an address that are no secret, and belong to what a service is.
_SHOWN_PARAMETERS = frozenset({"api-version"})

#: What a token amounts to in news text, in characters: English has 4 to a token, French 3.3 (measured on the examples
#: with the tokenizer of Qwen 2.5); an estimate had better be too high.
CHARACTERS_PER_TOKEN = 3.3

#: The environment variables that may name a setting, the first that is set wins.
VARIABLES = {
    "model": ("CLAIMCHECK_MODEL", "OPENAI_MODEL"),
    "base_url": ("CLAIMCHECK_BASE_URL", "OPENAI_BASE_URL"),
    "api_key": ("OPENAI_API_KEY",),
    "timeout_seconds": ("CLAIMCHECK_TIMEOUT",),
    "requests_per_minute": ("CLAIMCHECK_REQUESTS_PER_MINUTE",),
    "tokens_per_minute": ("CLAIMCHECK_TOKENS_PER_MINUTE",),
}

#: The settings that shape a request: a cassette carries them in its header, so that replay needs nothing else.
RECORDED = ("model", "temperature", "seed", "max_tokens", "window_characters", "judging", "language")


def _exists(cassette: Path) -> bool:
    """Tell whether a cassette is there. Raises `UsageError` for a name that no file can have."""
    try:
        return cassette.exists()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it holds a sign that no name has"
        raise UsageError(f"{cassette} cannot be a cassette: {reason}.", "Give it another name.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How to reach and ask a model service.

    `api_key` never appears in a representation. `timeout_seconds` bounds one exchange, `deadline_seconds` one
    question with all its retries. `jobs` is how many questions may be under way at once. `cache` is the file of kept
    answers, None for none. `language` is the language claims and summaries are to be written in, None for that of the
    article. `prompts` is a folder of the user's own prompts. `max_tokens` bounds a reply, `window_characters` how
    much of an article one question may hold, `judging` says whether the model is asked which claims tell
    one matter and how they relate, and whether sources bear out a text, or is only asked to read.
    `requests_per_minute` and `tokens_per_minute` are the limits of the service, None where it has none; `batch` says
    that questions may wait for an answer in a batch. `redact` are words that a cassette hides, and `redact_articles`
    says that it hides the articles as well (`claimcheck.llm.cassettes.hiding`). `origins` tells where a setting came
    from, for `doctor`.
    """

    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    cassette: Path | None = None
    record: str = "once"
    jobs: int = 4
    timeout_seconds: float = 600.0
    deadline_seconds: float = 1800.0
    connect_seconds: float = 5.0
    cache: Path | None = None
    cache_megabytes: float = 256.0
    language: str | None = None
    prompts: Path | None = None
    temperature: float = 0.0
    seed: int | None = 7
    max_tokens: int = 4096
    window_characters: int = 6000
    judging: bool = True
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    batch: bool = False
    redact: tuple[str, ...] = ()
    redact_articles: bool = False
    origins: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.record not in RECORD_MODES:
            raise UsageError(f"--record {self.record} is not known.", f"Choose one of {', '.join(RECORD_MODES)}.")
        if self.jobs < 1:
            raise UsageError("--jobs must be at least 1.")

    @classmethod
    def from_environment(
        cls,
        environ: Mapping[str, str],
        *,
        no_cache: bool = False,
        defaults: Mapping[str, tuple[Any, str]] | None = None,
        **options: Any,
    ) -> Self:
        """Return the settings that options (None: not given), environment variables and `defaults` amount to.

        An option wins over a variable, a variable over `defaults`: values, each with the file it is from. With `CI`
        set to "true" the default of `record` is "none". When a cassette is to be replayed its own settings hold, and
        neither key nor address is kept.

        Raises:
            UsageError: a value that cannot be honoured, an option that contradicts the cassette, or a key that would
                go to an address that only a file names.
            CassetteError: the cassette cannot be read.

        """
        given = {name: value for name, value in options.items() if value is not None}
        unknown = set(given) - {entry.name for entry in fields(cls)}
        if unknown:
            raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")
        explicit = frozenset(given)
        origins = dict.fromkeys(given, "option")
        for name, variables in VARIABLES.items():
            variable = next((variable for variable in variables if environ.get(variable)), None)
            if name not in given and variable:
                given[name], origins[name] = environ[variable], variable
        for name, (value, file) in (defaults or {}).items():
            if name not in given:
                given[name], origins[name] = value, file
        if "base_url" in given:
            _check_address(str(given["base_url"]), origins["base_url"])
        if "timeout_seconds" in given:
            given["timeout_seconds"] = _positive("CLAIMCHECK_TIMEOUT", given["timeout_seconds"], "of seconds")
            given.setdefault("deadline_seconds", 3 * given["timeout_seconds"])
        for name in ("requests_per_minute", "tokens_per_minute"):
            if name in given:
                given[name] = _positive(VARIABLES[name][0], given[name], "a minute")
        if environ.get("CI", "").lower() == "true":
            given.setdefault("record", "none")
        if no_cache or given.get("cassette"):
            given["cache"] = None
        elif "cache" not in given:
            given["cache"] = default_cache(environ)
        settings = cls(**given, origins=origins).as_recorded(explicit=explicit)
        _refuse_key_for_address_of_file(settings, defaults or {})
        _refuse_empty_variable(settings, environ)
        return settings

    @property
    def configured(self) -> bool:
        """Whether there is something to ask: a cassette, or a model and a service to run it."""
        return self.cassette is not None or bool(self.model and (self.api_key or self.base_url))

    @property
    def host(self) -> str:
        """The host that a request goes to, with its port where one is named; on replay the cassette's name."""
        if self.cassette is not None and self.replays:
            return f"(cassette {self.cassette.name})"
        return urlsplit(self.base_url or DEFAULT_BASE_URL).netloc.rpartition("@")[2]

    @property
    def endpoint(self) -> str:
        """The whole address of the service without a password: what two services on one host differ in.

        A gateway may tell them apart by the user. One slash at the end of a path makes no other address.
        """
        parts = urlsplit(self.base_url or DEFAULT_BASE_URL)
        asking, at, host = parts.netloc.rpartition("@")
        place = f"{asking.partition(':')[0]}{at}{host.lower()}"
        return urlunsplit(parts._replace(netloc=place, path=parts.path.removesuffix("/"), fragment=""))

    @property
    def shown_base_url(self) -> str | None:
        """The address of the service as it may be shown: without user, password and what a query holds."""
        if not self.base_url:
            return None
        parts = urlsplit(self.base_url)
        query = "&".join(
            f"{name}={value if name in _SHOWN_PARAMETERS else '...'}" for name, value in parse_qsl(parts.query)
        )
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query, fragment=""))

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be written or shown: the key, and what the address holds of user, password and query."""
        parts = urlsplit(self.base_url or "")
        user, _, password = parts.netloc.rpartition("@")[0].partition(":")
        query = [value for name, value in parse_qsl(parts.query) if name not in _SHOWN_PARAMETERS]
        given = [self.api_key, password, user, *query]
        return tuple(dict.fromkeys(form for one in given if one for form in (one, unquote(one))))

    @property
    def replays(self) -> bool:
        """Whether nothing may be asked of a service, because all answers come from the cassette."""
        if self.cassette is None:
            return False
        if self.record != "once" or not _exists(self.cassette):
            return self.record == "none"
        from claimcheck.llm.cassettes.recording import is_unfinished

        return not is_unfinished(self.cassette)

    def shared_by(self, processes: int) -> Self:
        """Return these settings for one of several processes that ask the same service: each keeps to its share."""
        requests, tokens = self.requests_per_minute, self.tokens_per_minute
        return replace(
            self,
            requests_per_minute=requests / processes if requests else None,
            tokens_per_minute=tokens / processes if tokens else None,
        )

    def as_recorded(self, *, explicit: frozenset[str] = frozenset()) -> Self:
        """Return these settings with those of the cassette, where one is to be replayed or added to.

        `explicit` names the settings that the user asked for by name: one that contradicts the cassette is an error
        rather than something to pass over in silence.
        """
        if self.cassette is None or self.record == "all" or not _exists(self.cassette):
            return self
        from claimcheck.llm.cassettes.cassette import read_settings

        recorded = read_settings(self.cassette)
        if "model" in explicit and recorded.get("model") not in (None, self.model):
            raise UsageError(
                f"{self.cassette} was recorded with model {recorded['model']}, not {self.model}.",
                "Leave --model out, or record into another file, or record anew with --record all.",
            )
        taken = {name: recorded[name] for name in RECORDED if name in recorded and name not in explicit}
        settings = replace(self, **taken)
        return replace(settings, api_key=None, base_url=None) if self.replays else settings


def _refuse_key_for_address_of_file(settings: ModelSettings, defaults: Mapping[str, tuple[Any, str]]) -> None:
    """Keep the user's key from a service that only a project's file names: the project may be somebody else's."""
    if not settings.api_key or "base_url" not in defaults:
        return
    file = defaults["base_url"][1]
    if settings.origins.get("base_url") == file:
        raise UsageError(
            f"{file} names the model service {settings.host}, and OPENAI_API_KEY would be sent there.",
            "If you trust it name it yourself, with --base-url or CLAIMCHECK_BASE_URL; if it needs no key, "
            "run without OPENAI_API_KEY.",
        )


def _refuse_empty_variable(settings: ModelSettings, environ: Mapping[str, str]) -> None:
    """Raise `UsageError` where a variable that is to name the service is set to nothing, and OpenAI would be asked.

    A script that sets it from a value that is missing means another service.
    """
    if settings.base_url or not settings.model or settings.replays:
        return
    for variable in VARIABLES["base_url"]:
        if variable in environ:
            raise UsageError(f"{variable} is empty.", f"{_EXAMPLE} Unset it for OpenAI.")


_EXAMPLE = "Give it in full, as in http://127.0.0.1:11434/v1."


def _check_address(address: str, origin: str) -> None:
    """Raise `UsageError` for an address of a service that cannot be one, before anything is announced or sent.

    `origin` is what named it, as in the settings' `origins`.
    """
    named = {"option": "--base-url"}.get(origin, origin if origin in VARIABLES["base_url"] else f"base-url in {origin}")
    if not address.strip():
        raise UsageError(f"{named} is empty.", f"{_EXAMPLE} Leave it out for OpenAI.")
    if not _is_address(address.strip()):
        shown = address.rpartition("@")[2].partition("?")[0]
        raise UsageError(f"{named} is no address of a service: {shown!r}.", _EXAMPLE)


def _is_address(address: str) -> bool:
    """Tell whether text is the address of a service.

    White space, signs that do not show and backslashes have no place in one: what is left out in silence, or read in
    two ways, would have another host asked than the one that is announced.
    """
    if not address.isprintable() or any(sign.isspace() or sign == "\\" for sign in address):
        return False
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return usable and _is_host(parts.hostname or "")


def _is_host(name: str) -> bool:
    """Tell whether a name of a host has no empty part, and no sign in place of another unless it is an IPv6 address."""
    return all(name.removesuffix(".").split(".")) and ("%" not in name or ":" in name)


def _positive(name: str, value: Any, what: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0.0 < number < math.inf:
        raise UsageError(f"{name} is {value!r}, not a number {what}.", "Give it as in 1200.")
    return number


def default_cache(environ: Mapping[str, str]) -> Path:
    """Return the file in which answers are kept on this machine; `CLAIMCHECK_CACHE` names another folder."""
    if folder := environ.get("CLAIMCHECK_CACHE"):
        return Path(folder) / "answers.sqlite3"
    import platformdirs

    return platformdirs.user_cache_path("claimcheck") / "answers.sqlite3"
