"""What a cassette holds, and whether it still matches today's prompts and schemas."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.llm.cassettes.exchanges import Asked, canonical
from claimcheck.llm.cassettes.recording import Exchange, read
from claimcheck.llm.service.dialects import Dialect
from claimcheck.llm.service.parsing import schema_of


def show(path: Path) -> str:
    """Return what a cassette holds, as lines of text: model and settings, then exchanges, tokens, failures by stage.

    Raises:
        CassetteError: it cannot be read.

    """
    settings, exchanges = read(path)
    dialect = Dialect.from_record(settings.get("dialect"))
    shown = [f"{name} {value}" for name, value in settings.items() if name not in ("model", "dialect")]
    lines = [f"{path}: model {settings.get('model', '?')}" + (f", asked by {dialect.mode}" if dialect else "")]
    lines.append(f"  settings: {', '.join(shown)}")
    for stage in dict.fromkeys(exchange.asked.stage for exchange in exchanges):
        lines.extend(_stage_lines(stage, [exchange for exchange in exchanges if exchange.asked.stage == stage]))
    return "\n".join(lines)


def check(path: Path, prompts: Path | None = None) -> tuple[str, ...]:
    """Return what no longer matches today's prompts and schemas, one sentence a problem; empty: all does.

    `prompts` is a folder of the user's own prompts.

    Raises:
        CassetteError: it cannot be read.
        UsageError: a prompt cannot be read.

    """
    from claimcheck.llm.prompts import PLACEHOLDERS, load_prompt
    from claimcheck.llm.tasks.schemas import REPLIES

    _, exchanges = read(path)
    today = {
        stage: load_prompt(stage, prompts) for stage in {e.asked.stage for e in exchanges} if stage in PLACEHOLDERS
    }
    counts: Counter[str] = Counter()
    for exchange in exchanges:
        request = exchange.asked
        prompt = today.get(request.stage)
        if prompt is None:
            counts[f"stage '{request.stage}': there is no such prompt any more"] += 1
            continue
        if prompt.version != request.version:
            counts[f"stage '{request.stage}': recorded with version {request.version}, now {prompt.version}"] += 1
        elif not _is_filled(prompt.sections, request):
            counts[f"stage '{request.stage}': the words of the prompt changed"] += 1
        if canonical(schema_of(REPLIES[request.stage])) != canonical(request.schema):
            counts[f"stage '{request.stage}': the schema of {request.reply} changed"] += 1
    return tuple(f"{problem} ({count} {_plural(count, 'exchange')})" for problem, count in counts.items())


def _is_filled(sections: Mapping[str, str], request: Asked) -> bool:
    """Whether a request begins with what a prompt's sections are once they are filled in."""
    said = {message["role"]: str(message.get("text", "")) for message in reversed(request.messages)}
    # In plain JSON mode the schema and a reminder follow the prompt's own words.
    end = "" if request.mode == "json" else r"\Z"
    roles = ("system",) if request.digest else ("system", "user")
    return all(re.match(_filled_pattern(sections[role]) + end, said.get(role, "")) for role in roles)


@functools.cache
def _filled_pattern(template: str) -> str:
    """Return a pattern for what a `string.Template` may become."""
    parts = re.split(r"(\$\$|\$\{?[A-Za-z_][A-Za-z0-9_]*\}?)", template)
    worded = (r"\$" if part == "$$" else r"[\s\S]*" if part.startswith("$") else re.escape(part) for part in parts)
    return "".join(worded)


def _stage_lines(stage: str, exchanges: Sequence[Exchange]) -> list[str]:
    answers = [answer for exchange in exchanges for answer in exchange.answers]
    tokens = {
        side: sum(answer.get("tokens", {}).get(side, 0) for answer in answers) for side in ("prompt", "completion")
    }
    versions = ", ".join(sorted({exchange.asked.version for exchange in exchanges}))
    line = (
        f"  {stage} (version {versions}): {len(exchanges)} {_plural(len(exchanges), 'request')}, "
        f"{len(answers)} {_plural(len(answers), 'answer')}, {tokens['prompt']} + {tokens['completion']} tokens"
    )
    odd = Counter(filter(None, map(_oddity, answers)))
    if again := sum(
        any(message["role"] == "assistant" for message in exchange.asked.messages) for exchange in exchanges
    ):
        odd["asked again with the reason"] = again
    return [line, *(f"    {count} {what}" for what, count in sorted(odd.items()))]


def _oddity(answer: Mapping[str, Any]) -> str | None:
    """Return what is out of the ordinary in an answer, None if nothing is."""
    if "failure" in answer:
        return f"failed: {answer['failure']}"
    if answer["status"] != 200:
        error = answer.get("error")
        what = error.get("code") or error.get("type") if isinstance(error, Mapping) else None
        return " ".join(filter(None, (f"HTTP {answer['status']}", str(what or ""))))
    if answer.get("finish_reason") == "length":
        return "cut off at the limit of tokens"
    if "refusal" in answer:
        return "declined by the model"
    return "no completion" if "content_type" in answer else None


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
