"""Keeping secrets out of what is written down: keys, organisation and request ids, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

REMOVED = "[removed]"

#: What people give for a key where none is needed; these may be ordinary words of a text.
_PLACEHOLDERS = frozenset(
    {"dummy", "empty", "fake", "key", "llama", "lm-studio", "local", "no-key", "no-key-required", "none", "not-needed"}
    | {"ollama", "secret", "sk-no-key-required", "test", "token", "unused", "vllm"}
)

_SHORTEST_SECRET = 4

#: What looks like an address or an identifier, wherever it stands in the words of a service.
_TELLTALE = re.compile(
    r"""
      (?:https?|wss?)://[^\s"'<>)]+                           # addresses
    | \b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b                        # mail addresses
    | \b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b                    # IPv4
    | (?<![\w:])(?:[0-9a-f]{0,4}:){3,}[0-9a-f]{0,4}(?![\w:])  # IPv6
    | \blocalhost(?::\d+)?\b
    | \b(?:[a-z0-9-]+\.)+(?:com|net|org|io|ai|dev|cloud|local|internal|eu|fr|de|uk)\b(?::\d+)?
    | \b(?:sk|pk|rk|org|proj|req|user|acct|key|chatcmpl|sess)[-_][\w*.-]{6,}
    | \b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b         # UUIDs
    | \bBearer\s+\S+
    | \b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{24,}                 # other long tokens of letters and digits
    """,
    re.VERBOSE | re.IGNORECASE,
)


def without_secrets(text: str, secrets: Iterable[str | None]) -> str:
    """Return `text` with the given secrets taken out, and nothing else changed."""
    for secret in secrets:
        if secret and len(secret) >= _SHORTEST_SECRET and secret.lower() not in _PLACEHOLDERS:
            text = text.replace(secret, REMOVED)
    return text


def unmistakable(secrets: Iterable[str | None]) -> tuple[str, ...]:
    """Return the secrets that cannot be words of an article: these may be taken out of what was asked, too.

    A request is matched by its words, and a replay knows no key: taking out a key such as "paris" would make every
    article on Paris unknown.
    """
    return tuple(secret for secret in secrets if secret and len(secret) >= 16 and any(map(str.isdigit, secret)))


def redacted(text: str, secrets: Iterable[str | None]) -> str:
    """Return the words of a service without secrets, addresses and identifiers of any kind."""
    return _TELLTALE.sub(REMOVED, without_secrets(text, secrets))
