"""Addresses of pages: what of them may be shown, and whether they lead into a private network."""

from __future__ import annotations

import ipaddress
import re
import socket
import urllib.parse

#: Names of parameters that hold what only the reader may know: a key, a session, a signature.
_SECRET = re.compile(
    r"token|secret|passw|pwd|sig$|signature|^auth|oauth|api[_-]?key|^key$|session|sid$|jwt|credential", re.IGNORECASE
)

_HIDDEN = "..."


def shown(address: str) -> str:
    """Return an address without user, password, fragment and the values of secret parameters.

    A password may hold a slash or a mark that ends the host for a parser: then what stands before the last @ goes.

    >>> shown("https://bob:pa/ss@news.example/a?id=3&token=x")
    'https://news.example/a?id=3&token=...'
    """
    scheme, separator, rest = address.partition("://")
    if not separator:
        return address
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    port = host.rpartition("@")[2].rpartition(":")[2] if ":" in host.rpartition("@")[2] else ""
    if "@" in rest[len(host) :] and port and not port.isdigit() and "]" not in host:
        rest = rest.rpartition("@")[2]
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    rest = host.rpartition("@")[2] + rest[len(host) :].partition("#")[0]
    before, mark, query = rest.partition("?")
    parts = re.split(r"([&;])", query)
    return f"{scheme}{separator}{before}{mark}{''.join(map(_without_value, parts))}"


def _without_value(parameter: str) -> str:
    name, equals, value = parameter.partition("=")
    return f"{name}={_HIDDEN}" if equals and value and _SECRET.search(urllib.parse.unquote(name)) else parameter


def is_private(host: str, *, resolve: bool) -> bool:
    """Tell whether a host is on this machine or in a private network; by name only where `resolve` says so.

    A name that does not resolve is none: nothing can be read from it.
    """
    host = host.strip("[]").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    if re.fullmatch(r"[0-9a-fx.]+", host) and host[:1].isdigit():
        # 127.1, 0x7f000001 and 2130706433 are addresses, too.
        try:
            return not ipaddress.ip_address(socket.inet_ntoa(socket.inet_aton(host))).is_global
        except OSError:
            return False
    if not resolve:
        return False
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(entry[4][0]).partition("%")[0]).is_global for entry in found)
