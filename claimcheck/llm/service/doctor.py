"""What is configured, and whether the model service answers, knows the key and the model, and obeys a schema."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.llm.cassettes.cassette import Cassette
from claimcheck.llm.service import failures
from claimcheck.llm.service.client import Client
from claimcheck.llm.settings import VARIABLES, ModelSettings

if TYPE_CHECKING:
    from pydantic import BaseModel

#: Enough for a slow model, and soon enough for somebody who waits.
_PATIENCE_SECONDS = 120.0

_SHOWN_MODELS = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well (None: not a matter of well or ill), and what was found."""

    name: str
    well: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """What was looked at, in order. It never holds the key."""

    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """0 when nothing is ill, 3 otherwise."""
        return 3 if any(finding.well is False for finding in self.findings) else 0

    def lines(self) -> tuple[str, ...]:
        """Return the findings as lines of text."""
        signs = {True: "ok  ", False: "FAIL", None: "    "}
        width = max((len(finding.name) for finding in self.findings), default=0)
        return tuple(f"{signs[finding.well]} {finding.name:<{width}}  {finding.text}" for finding in self.findings)


def run(settings: ModelSettings) -> DoctorReport:
    """Return what is configured and how the service does; asks it at most three small questions."""
    findings = list(_configured(settings))
    if settings.cassette is not None and settings.replays:
        findings.append(_cassette(settings))
    elif not settings.configured:
        text = "no model service is configured; the rules engine needs none (--model and --base-url name one)"
        findings.append(Finding("service", None, text))
    else:
        findings.extend(_service(settings))
    return DoctorReport(tuple(findings))


def _configured(settings: ModelSettings) -> list[Finding]:
    def setting(name: str, value: object) -> Finding:
        origin = settings.origins.get(name)
        source = f" (from {origin if origin != 'option' else '--' + name.replace('_', '-')})" if origin else ""
        return Finding(name.replace("_", " "), None, f"{value}{source}")

    key = "set, not shown" if settings.api_key else f"not set ({VARIABLES['api_key'][0]})"
    findings = [
        setting("model", settings.model or f"not set (--model or {VARIABLES['model'][0]})"),
        setting("base_url", settings.shown_base_url or f"not set; {settings.host}"),
        setting("api_key", key),
    ]
    if settings.cassette is not None:
        findings.append(Finding("cassette", None, f"{settings.cassette} (record: {settings.record})"))
    if settings.prompts is not None:
        findings.append(Finding("prompts", None, str(settings.prompts)))
    kept = f"{settings.cache} (up to {settings.cache_megabytes:g} MB)" if settings.cache else "none"
    return [*findings, Finding("cache", None, kept)]


def _cassette(settings: ModelSettings) -> Finding:
    try:
        Cassette.open(settings)
    except ClaimcheckError as error:
        return Finding("replay", False, _one_line(error))
    return Finding("replay", True, f"the cassette can be read; it answers for the model {settings.model}")


def _service(settings: ModelSettings) -> list[Finding]:
    """Look at the service from the outside in, and stop where going on cannot tell more."""
    probing = dataclasses.replace(
        settings,
        cassette=None,
        cache=None,
        model=settings.model or "unknown",
        timeout_seconds=min(settings.timeout_seconds, _PATIENCE_SECONDS),
        deadline_seconds=min(settings.deadline_seconds, _PATIENCE_SECONDS),
    )
    with Client(probing) as client:
        findings, reached = _listing(client, probing)
        if not reached or settings.model is None:
            return findings
        return [*findings, *_question(client)]


def _listing(client: Client, settings: ModelSettings) -> tuple[list[Finding], bool]:
    """Ask for the list of models, which needs the host and the key; many services have none, and do well."""
    import openai  # noqa: F401  (its import, more than a second, is not the service's time)

    start = time.monotonic()
    try:
        names = client.models()
    except ClaimcheckError as error:
        if isinstance(error, (failures.ServiceUnreachable, failures.TlsRefused, failures.ServiceTimeout)):
            return [Finding("host", False, _one_line(error))], False
        if isinstance(error, failures.KeyRejected):
            return [Finding("host", True, f"{settings.host} answers"), Finding("key", False, _one_line(error))], False
        return [Finding("host", None, f"{settings.host} gives no list of models")], True
    findings = [Finding("host", True, f"{settings.host} answers in {_milliseconds(start)}")]
    findings.append(Finding("key", True, "accepted" if settings.api_key else "none needed"))
    known = settings.model in names
    shown = ", ".join(names[:_SHOWN_MODELS]) + (", ..." if len(names) > _SHOWN_MODELS else "")
    text = f"{settings.model} is offered" if known else f"{settings.model} is not in its list: {shown or 'empty'}"
    return [*findings, Finding("known", True if known else None, text)], True


def _question(client: Client) -> list[Finding]:
    """Ask something whose answer a model would not give in this shape by itself, and look at the shape."""
    start = time.monotonic()
    try:
        client.ask(
            stage="doctor",
            version="1",
            system="You answer about a sentence.",
            user="The mayor of Arles said on Monday that 40 jobs would go. Who speaks, and how many jobs?",
            reply=_answer(),
            max_tokens=200,
            attempts=1,
        )
    except ClaimcheckError as error:
        return [Finding("schema", False, _one_line(error))]
    usage, seconds = client.usage(), time.monotonic() - start
    findings = [
        Finding("schema", True, f"obeyed, asked for by {client.dialect.mode}"),
        Finding("latency", None, f"{seconds:.1f} s for {usage.prompt_tokens} + {usage.completion_tokens} tokens"),
    ]
    if usage.completion_tokens and seconds > 0:
        findings.append(Finding("speed", None, f"{usage.completion_tokens / seconds:.1f} tokens a second"))
    if client.dialect.omitted:
        findings.append(Finding("refused", None, f"the model refuses {', '.join(client.dialect.omitted)}: left out"))
    return findings


def _answer() -> type[BaseModel]:
    """Return a schema with a closed set, a number and a word, closed to anything else."""
    from typing import Literal

    from pydantic import BaseModel, ConfigDict

    class Answer(BaseModel):
        model_config = ConfigDict(extra="forbid")

        certainty: Literal["stated", "reported"]
        speaker: str
        jobs: int

    return Answer


def _one_line(error: ClaimcheckError) -> str:
    return " ".join(f"{error.message} {error.hint}".split())


def _milliseconds(start: float) -> str:
    return f"{(time.monotonic() - start) * 1000:.0f} ms"
