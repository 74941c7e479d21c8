"""Keeping secrets out of what is written down: keys, organisation and request ids, addresses."""

from __future__ import annotations

import base64
import functools
import re
from collections.abc import Iterable, Iterator

REMOVED = "[removed]"

#: What people give for a key where none is needed; these may be ordinary words of a text.
_PLACEHOLDERS = frozenset(
    {"dummy", "empty", "fake", "key", "llama", "lm-studio", "local", "no-key", "no-key-required", "none", "not-needed"}
    | {"ollama", "secret", "sk-no-key-required", "test", "token", "unused", "vllm"}
)

_SHORTEST_SECRET = 4

#: From so many signs on a secret is looked for in other shapes, too.
_SHORTEST_SHAPED = 8

#: What may stand between two signs of a secret that is broken over lines, also in JSON and in JSON within JSON.
_BROKEN = r"(?:\s|\\{1,4}[nrt])*"

#: The sign of base64 that a secret shares with what stands beside it.
_EDGE = "[A-Za-z0-9+/_-]?"

_SAFE_IN_ADDRESSES = str.maketrans("+/", "-_")

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
    """Return `text` with the given secrets taken out, and nothing else changed.

    One of eight signs or more is found in small and large letters, written from behind, broken over lines, with its
    signs escaped as in an address, a page or JSON, as hexadecimal figures, and in base64, also as a part of what was
    encoded.
    """
    found = _written(tuple(dict.fromkeys(filter(None, secrets))))
    return found.sub(REMOVED, text) if found else text


@functools.lru_cache(maxsize=64)
def _written(secrets: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the secrets, in each of their shapes; None where there is nothing to find."""
    shapes: list[str] = []
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) < _SHORTEST_SECRET or secret.lower() in _PLACEHOLDERS:
            continue
        # Shapes of a short one may be words.
        shapes += _shapes(secret) if len(secret) >= _SHORTEST_SHAPED else [re.escape(secret)]
    return re.compile("|".join(shapes)) if shapes else None


def _shapes(secret: str) -> Iterator[str]:
    signs = [_sign(sign) for sign in secret]
    yield f"(?i:{_BROKEN.join(signs)})"
    yield f"(?i:{_BROKEN.join(reversed(signs))})"
    content = secret.encode("utf-8", "surrogatepass")
    yield f"(?i:{_BROKEN.join(content.hex())})"
    for encoded in sorted(_in_base64(content), key=len, reverse=True):
        yield f"{_EDGE}{_BROKEN.join(map(re.escape, encoded))}{_EDGE}={{0,2}}"


def _sign(sign: str) -> str:
    """Return what finds a sign as it is, or escaped in an address, a page or JSON."""
    escaped = "".join(f"%{byte:02x}" for byte in sign.encode("utf-8", "surrogatepass"))
    plain = rf"\\{{0,4}}{re.escape(sign)}" if sign in '"\\/' else re.escape(sign)
    return rf"(?:{plain}|{escaped}|\\{{1,4}}u{ord(sign):04x}|&\#0*{ord(sign)};|&\#x0*{ord(sign):x};)"


def _in_base64(content: bytes) -> set[str]:
    """Return how bytes are written in base64 wherever they stand in what is encoded, without what their edges share."""
    forms: set[str] = set()
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + content)
        # A sign stands for six bits: the first ones and the last belong to what stands around, too.
        whole = encoded[-(-8 * before // 6) : (before + len(content)) * 8 // 6].decode()
        forms |= {whole, whole.translate(_SAFE_IN_ADDRESSES)}
    return forms


def unmistakable(secrets: Iterable[str | None]) -> tuple[str, ...]:
    """Return the secrets that cannot be words of an article: these may be taken out of what was asked, too.

    A request is matched by its words, and a replay knows no key: taking out a key such as "paris" would make every
    article on Paris unknown.
    """
    return tuple(secret for secret in secrets if secret and len(secret) >= 16 and any(map(str.isdigit, secret)))


def redacted(text: str, secrets: Iterable[str | None]) -> str:
    """Return the words of a service without secrets, addresses and identifiers of any kind."""
    return _TELLTALE.sub(REMOVED, without_secrets(text, secrets))
